import { type BlockCodes, cycleOf, passBlocks } from "./block-codes";
import type { CodedBits } from "./coded-bits";
import type { ScanWalk } from "./scan-walk";
import { SplitWalk } from "./split-walk";

/** A sequential scan (ITU-T T.81 F.2.2): whole blocks, each a DC code, then AC codes up to an end of block. */
export class SequentialWalk implements ScanWalk {
  readonly #blocks: readonly BlockCodes[];
  readonly #cyclesPerUnit: number;
  readonly #split: SplitWalk;

  /** @param blocks The tables of each block of a unit. */
  constructor(blocks: readonly BlockCodes[]) {
    const cycle = cycleOf(blocks);
    this.#blocks = blocks.slice(0, cycle);
    this.#cyclesPerUnit = blocks.length / cycle;
    this.#split = new SplitWalk(this.#blocks);
  }

  walk(bits: CodedBits, _first: number, units: number): number {
    const cycles = units * this.#cyclesPerUnit;
    const reached = this.#split.advance(bits, cycles);
    return this.#plain(bits, reached.at, cycles - reached.units);
  }

  /** Code by code: slow, and what all the faster ways are measured against. */
  #plain(bits: CodedBits, from: number, cycles: number): number {
    let at = from;
    for (let left = cycles; left > 0 && at >= 0 && at <= bits.end; left--) {
      at = passBlocks(bits, at, this.#blocks);
    }
    return at;
  }
}
