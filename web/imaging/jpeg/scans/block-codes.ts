import type { CodedBits } from "./coded-bits";
import { stepDc } from "./dc-walk";
import type { HuffmanTable } from "./huffman-table";

/** How one block of a sequential scan is coded. */
export interface BlockCodes {
  /** The table of its DC coefficient. */
  readonly dc: HuffmanTable;
  /** The table of its other coefficients. */
  readonly ac: HuffmanTable;
}

/** Whether both have the same tables, wherever they were read. */
export function sameCodes(one: BlockCodes, other: BlockCodes | undefined): boolean {
  return other !== undefined && one.dc.equals(other.dc) && one.ac.equals(other.ac);
}

/** After how many blocks the same tables come again: one when all components share them. Divides the number of blocks. */
export function cycleOf(unit: readonly BlockCodes[]): number {
  for (let cycle = 1; ; cycle++) {
    const repeats = unit.every((codes, i) => sameCodes(codes, unit[i % cycle]));
    if (unit.length % cycle === 0 && repeats) {
      return cycle;
    }
  }
}

/**
 * Behind some blocks, one after the other; or beyond the end, or -1 − a position where no code fits.
 * @param bits The interval.
 * @param from Where the blocks start.
 * @param blocks The tables of the blocks.
 * @param first The first of them to pass.
 */
export function passBlocks(bits: CodedBits, from: number, blocks: readonly BlockCodes[], first = 0): number {
  let at = from;
  for (let i = first; i < blocks.length && at >= 0 && at <= bits.end; i++) {
    const block = blocks[i];
    if (block !== undefined) {
      at = stepDc(bits, at, block.dc);
      at = at < 0 ? at : stepCoefficients(bits, at, 1, block.ac);
    }
  }
  return at;
}

/** The rest of a block, from a coefficient on. Decoders stop without a word at a run over the block's end; so does this. */
export function stepCoefficients(bits: CodedBits, from: number, first: number, table: HuffmanTable): number {
  let at = from;
  for (let coefficient = first; coefficient < 64; ) {
    const code = table.find(bits.next(at));
    if (code === 0) {
      return -1 - at;
    }
    at += (code >> 8) + (code & 15);
    const run = (code >> 4) & 15;
    if ((code & 15) === 0 && run < 15) {
      break;
    }
    coefficient += run + 1;
  }
  return at;
}
