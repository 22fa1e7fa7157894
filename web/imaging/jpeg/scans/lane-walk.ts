import type { BlockCodes } from "./block-codes";
import { codeRuns, maxBits, windowBits } from "./code-runs";
import { type CodedBits, slack } from "./coded-bits";
import { stepDc } from "./dc-walk";
import type { Lane } from "./lane";

/** Look-ups of one lane before the next has its turn. */
const looks = 8;

/** No turn of a lane passes more: all its look-ups; or all but one, then one code and a DC coefficient of 31 bits each. */
const turnBits = maxBits * looks + 62;

/**
 * Walks several places of a scan at once. What bounds a single walk is not how much there is to do, but that each look-up
 * waits for the one before it; a core that has several independent ones to choose from waits for none.
 */
export class LaneWalk {
  readonly #blocks: readonly BlockCodes[];
  readonly #entries: Uint32Array;

  /** @param blocks The tables of each block of a unit. */
  constructor(blocks: readonly BlockCodes[]) {
    this.#blocks = blocks;
    this.#entries = codeRuns(blocks);
  }

  /** A lane from where a unit begins, its first DC coefficient passed. */
  start(bits: CodedBits, from: number, stop: number): Lane {
    const at = this.#dc(bits, from, 0);
    return { at: Math.max(at, 0), stop, blocks: 0, passed: 0, block: 0, hasFailed: at < 0 };
  }

  /** Walks until each lane has come to less than `turnBits` before its stop, or failed. */
  run(bits: CodedBits, lanes: readonly Lane[]): void {
    const { bytes } = bits;
    const view = new DataView(bytes.buffer, bytes.byteOffset, (bits.end >>> 3) + slack);
    for (let left = lanes.filter(hasWay); left.length > 0; left = left.filter(hasWay)) {
      const room = Math.min(...left.map((lane) => lane.stop - lane.at));
      for (let turns = Math.floor(room / turnBits); turns > 0; turns--) {
        for (const lane of left) {
          this.#turn(bits, view, lane);
        }
      }
    }
  }

  #turn(bits: CodedBits, view: DataView, lane: Lane): void {
    const entries = this.#entries;
    let { at, block, passed, blocks } = lane;
    for (let look = 0; look < looks; look++) {
      const next = view.getInt32(at >> 3) << (at & 7);
      const entry = entries[(block << windowBits) | (next >>> (32 - windowBits))] ?? 0;
      const sum = passed + (entry >>> 24);
      if (sum > 62) {
        lane.at = at;
        lane.block = block;
        lane.passed = passed;
        lane.blocks = blocks;
        this.#slow(bits, lane);
        return;
      }
      const ends = (entry >> 6) & 1;
      passed = sum & (ends - 1);
      blocks += ends;
      block = (entry >> 16) & 15;
      at += entry & 63;
    }
    lane.at = at;
    lane.block = block;
    lane.passed = passed;
    lane.blocks = blocks;
  }

  /** One code, and the DC coefficient behind it when a block ends: where no run is short enough, or the block is full. */
  #slow(bits: CodedBits, lane: Lane): void {
    const code = this.#blocks[lane.block]?.ac.find(bits.next(lane.at)) ?? 0;
    const run = (code >> 4) & 15;
    const size = code & 15;
    const passed = lane.passed + run + 1;
    const ends = passed > 62 || (size === 0 && run < 15);
    const next = ends ? (lane.block + 1) % this.#blocks.length : lane.block;
    const behind = lane.at + (code >> 8) + size;
    const at = ends ? this.#dc(bits, behind, next) : behind;
    lane.hasFailed = code === 0 || at < 0;
    if (lane.hasFailed) {
      // It stays where it is, and fails again in the turns that are left.
      return;
    }
    lane.at = at;
    lane.block = next;
    lane.passed = ends ? 0 : passed;
    lane.blocks += ends ? 1 : 0;
  }

  #dc(bits: CodedBits, at: number, block: number): number {
    const table = this.#blocks[block]?.dc;
    return table === undefined ? -1 - at : stepDc(bits, at, table);
  }
}

function hasWay(lane: Lane): boolean {
  return !lane.hasFailed && lane.stop - lane.at >= turnBits;
}
