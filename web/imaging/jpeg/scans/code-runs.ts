import { type BlockCodes, sameCodes } from "./block-codes";

/** Twelve bits hold two codes or three; more make nothing faster, and all tables of a picture fit into a core's second cache. */
export const windowBits = 12;

/** No entry passes more bits, so that whatever comes next is looked up in the same 25 that are read at once. */
export const maxBits = 25;

/** A unit has at most as many blocks (ITU-T T.81 B.2.3). */
export const maxBlocks = 10;

/** The bits of an entry that say how many bits it passes. */
export const passedBits = 127;

/** Set in an entry with which no block ends. */
export const inside = 128;

/** The bits of an entry that say where the next one stands. */
export const stateBits = 31 << windowBits;

/** The bits of an entry that count coefficients. */
export const coefficientBits = 0xfff << 20;

/** Set in the sum of coefficients when the block is full; and in entries that pass nothing, since no code fits. */
export const full = 1 << 31;

/** One AC coefficient. */
export const coefficient = 33 << 20;

/**
 * What the next `windowBits` bits make of a scan, wherever one stands in it: one look-up passes several whole codes, and says
 * where the next one is looked up. There are three states for each block of a unit: in it; before its DC coefficient, where that
 * did not fit behind the end of the block before; and inside one of its codes that are longer than the window, which all start
 * with the same bits. So there is nothing in a scan but these look-ups, and no branch that a core could guess wrong.
 *
 * An entry is, from the low end: 7 bits, how many bits it passes; 1, clear when a block ends; then from bit `windowBits` on 5
 * bits of state; and from bit 20 on how many AC coefficients of the block it passes, each counting for 33, so that 63 of
 * them, and not 62, carry into the top bit: a block that is full has no code for its end, and must not be looked up further.
 */
export class CodeRuns {
  /** For each state one entry for each number of `windowBits` bits. */
  readonly entries: Int32Array;
  /** For each block, how many bits the codes share that are longer than the window. */
  readonly shared: number[] = [];
  readonly #blocks: readonly BlockCodes[];

  /** @param blocks The tables of each block of a unit. */
  constructor(blocks: readonly BlockCodes[]) {
    this.#blocks = blocks;
    this.entries = new Int32Array((3 * blocks.length) << windowBits);
  }

  /** Whether they are what these blocks need. */
  fit(blocks: readonly BlockCodes[]): boolean {
    return blocks.length === this.#blocks.length && blocks.every((codes, i) => sameCodes(codes, this.#blocks[i]));
  }

  /** What is looked up in one state. */
  of(state: number): Int32Array {
    return this.entries.subarray(state << windowBits, (state + 1) << windowBits);
  }
}
