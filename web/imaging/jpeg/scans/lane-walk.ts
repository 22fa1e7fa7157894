import { type BlockCodes, passBlocks, stepCoefficients } from "./block-codes";
import { type CodeRuns, coefficient, coefficientBits, inside, passedBits, stateBits, windowBits } from "./code-runs";
import { type CodedBits, slack } from "./coded-bits";
import { stepDc } from "./dc-walk";
import type { Lane } from "./lane";

/** Look-ups of a lane in one turn; what their states add up to stays below the bits that count coefficients. */
const looks = 6;

/** No turn of a lane passes more bits. */
export const turnBits = 180;

/** A code and the bits behind it. */
const maxCode = 31;

/**
 * Walks several places of a scan at once. What bounds a single walk is not how much there is to do, but that each look-up
 * waits for the one before it; a core that has several independent ones to choose from waits for none.
 */
export class LaneWalk {
  readonly #blocks: readonly BlockCodes[];
  readonly #runs: CodeRuns;

  /**
   * @param runs What the next bits make of each block.
   * @param blocks The tables of each block of a unit.
   */
  constructor(runs: CodeRuns, blocks: readonly BlockCodes[]) {
    this.#runs = runs;
    this.#blocks = blocks;
  }

  /** A lane from where a unit begins. */
  start(at: number, stop: number): Lane {
    return { at, stop, blocks: 0, passed: 0, entry: this.#beforeUnit, hasFailed: false };
  }

  /** Walks until each lane has come to less than `turnBits` before its stop, or failed. */
  run(bits: CodedBits, lanes: readonly Lane[]): void {
    const { bytes } = bits;
    const view = new DataView(bytes.buffer, bytes.byteOffset, (bits.end >>> 3) + slack);
    for (let left = lanes.filter(hasWay); left.length > 0; left = left.filter(hasWay)) {
      const [one, two, three, four] = left;
      const room = Math.min(...left.map((lane) => lane.stop - lane.at));
      for (let turns = Math.floor(room / turnBits); turns > 0; turns--) {
        if (one !== undefined && two !== undefined && three !== undefined && four !== undefined) {
          this.#turns(bits, view, one, two, three, four);
        } else {
          for (const lane of left) {
            this.#turn(bits, view, lane);
          }
        }
      }
    }
  }

  /** Behind the unit that a lane stands in; -1 − a position where no code fits. */
  behindUnit(bits: CodedBits, lane: Lane): number {
    const { block, at, passed, isBeforeDc } = this.#place(lane);
    const codes = this.#blocks[block];
    if (isBeforeDc || codes === undefined) {
      return passBlocks(bits, at, this.#blocks, block);
    }
    return passBlocks(bits, stepCoefficients(bits, at, passed + 1, codes.ac), this.#blocks, block + 1);
  }

  get #beforeUnit(): number {
    return this.#blocks.length << windowBits;
  }

  #turn(bits: CodedBits, view: DataView, lane: Lane): void {
    const { entries } = this.#runs;
    let { at, entry } = lane;
    let passed = lane.passed & coefficientBits;
    let goingOn = 0;
    let isFull = 0;
    for (let look = 0; look < looks; look++) {
      const next = view.getInt32(at >> 3) << (at & 7);
      entry = entries[(entry & stateBits) | (next >>> (32 - windowBits))] ?? 0;
      passed = (passed + entry) | 0;
      isFull |= passed;
      // The sign of the low byte: all ones where the block goes on, and zeros above it where it ends.
      passed &= (entry << 24) >> 24;
      goingOn += entry & inside;
      at += entry & passedBits;
    }
    this.#commit(bits, lane, at, entry, passed, goingOn, isFull);
  }

  /** The same for four lanes look-up by look-up, so that a core finds all of them among the next instructions. */
  #turns(bits: CodedBits, view: DataView, one: Lane, two: Lane, three: Lane, four: Lane): void {
    const { entries } = this.#runs;
    let { at: aAt, entry: aEntry } = one;
    let aPassed = one.passed & coefficientBits;
    let aGoingOn = 0;
    let aFull = 0;
    let { at: bAt, entry: bEntry } = two;
    let bPassed = two.passed & coefficientBits;
    let bGoingOn = 0;
    let bFull = 0;
    let { at: cAt, entry: cEntry } = three;
    let cPassed = three.passed & coefficientBits;
    let cGoingOn = 0;
    let cFull = 0;
    let { at: dAt, entry: dEntry } = four;
    let dPassed = four.passed & coefficientBits;
    let dGoingOn = 0;
    let dFull = 0;
    for (let look = 0; look < looks; look++) {
      const aNext = view.getInt32(aAt >> 3) << (aAt & 7);
      const bNext = view.getInt32(bAt >> 3) << (bAt & 7);
      const cNext = view.getInt32(cAt >> 3) << (cAt & 7);
      const dNext = view.getInt32(dAt >> 3) << (dAt & 7);
      aEntry = entries[(aEntry & stateBits) | (aNext >>> (32 - windowBits))] ?? 0;
      bEntry = entries[(bEntry & stateBits) | (bNext >>> (32 - windowBits))] ?? 0;
      cEntry = entries[(cEntry & stateBits) | (cNext >>> (32 - windowBits))] ?? 0;
      dEntry = entries[(dEntry & stateBits) | (dNext >>> (32 - windowBits))] ?? 0;
      aPassed = (aPassed + aEntry) | 0;
      aFull |= aPassed;
      aPassed &= (aEntry << 24) >> 24;
      aGoingOn += aEntry & inside;
      aAt += aEntry & passedBits;
      bPassed = (bPassed + bEntry) | 0;
      bFull |= bPassed;
      bPassed &= (bEntry << 24) >> 24;
      bGoingOn += bEntry & inside;
      bAt += bEntry & passedBits;
      cPassed = (cPassed + cEntry) | 0;
      cFull |= cPassed;
      cPassed &= (cEntry << 24) >> 24;
      cGoingOn += cEntry & inside;
      cAt += cEntry & passedBits;
      dPassed = (dPassed + dEntry) | 0;
      dFull |= dPassed;
      dPassed &= (dEntry << 24) >> 24;
      dGoingOn += dEntry & inside;
      dAt += dEntry & passedBits;
    }
    this.#commit(bits, one, aAt, aEntry, aPassed, aGoingOn, aFull);
    this.#commit(bits, two, bAt, bEntry, bPassed, bGoingOn, bFull);
    this.#commit(bits, three, cAt, cEntry, cPassed, cGoingOn, cFull);
    this.#commit(bits, four, dAt, dEntry, dPassed, dGoingOn, dFull);
  }

  #commit(
    bits: CodedBits,
    lane: Lane,
    at: number,
    entry: number,
    passed: number,
    goingOn: number,
    isFull: number,
  ): void {
    if (isFull < 0) {
      this.#slow(bits, lane);
      return;
    }
    lane.at = at;
    lane.entry = entry;
    lane.passed = passed;
    lane.blocks += looks - goingOn / inside;
  }

  /**
   * Instead of a turn in which a block is full, or no code fits: code by code to the block's end, and the next DC coefficient; but
   * no further than a turn may go.
   */
  #slow(bits: CodedBits, lane: Lane): void {
    let { block, at, passed, isBeforeDc } = this.#place(lane);
    const last = lane.at + turnBits - 2 * maxCode;
    if (isBeforeDc) {
      at = this.#dc(bits, at, block);
    }
    let ends = false;
    while (at >= 0 && at <= last && !ends) {
      const code = this.#blocks[block]?.ac.find(bits.next(at)) ?? 0;
      const run = (code >> 4) & 15;
      const size = code & 15;
      at = code === 0 ? -1 - at : at + (code >> 8) + size;
      passed += run + 1;
      ends = passed > 62 || (size === 0 && run < 15);
    }
    if (at >= 0 && ends) {
      block = block + 1 === this.#blocks.length ? 0 : block + 1;
      at = this.#dc(bits, at, block);
      passed = 0;
    }
    if (at < 0) {
      // Where it does no harm while others go on: no lane has fewer turns than from the start on.
      lane.hasFailed = true;
      lane.at = 0;
      lane.entry = this.#beforeUnit;
      lane.passed = 0;
      return;
    }
    lane.at = at;
    lane.entry = block << windowBits;
    lane.passed = passed * coefficient;
    lane.blocks += ends ? 1 : 0;
  }

  /** Where a lane stands, told without look-ups: in front of a whole code. */
  #place(lane: Lane): { block: number; at: number; passed: number; isBeforeDc: boolean } {
    const { length } = this.#blocks;
    const state = (lane.entry & stateBits) >> windowBits;
    const block = state % length;
    const at = state < 2 * length ? lane.at : lane.at - (this.#runs.shared[block] ?? 0);
    const isBeforeDc = state >= length && state < 2 * length;
    return { block, at, passed: Math.floor((lane.passed & coefficientBits) / coefficient), isBeforeDc };
  }

  #dc(bits: CodedBits, at: number, block: number): number {
    const table = this.#blocks[block]?.dc;
    return table === undefined ? -1 - at : stepDc(bits, at, table);
  }
}

function hasWay(lane: Lane): boolean {
  return !lane.hasFailed && lane.stop - lane.at >= turnBits;
}
