import type { CodedBits } from "./coded-bits";
import { stepDc } from "./dc-walk";
import type { HuffmanTable } from "./huffman-table";
import type { ScanWalk } from "./scan-walk";

/** The tables of one block of a unit. */
export interface BlockTables {
  readonly dc: HuffmanTable;
  readonly ac: HuffmanTable;
}

/** A sequential scan (ITU-T T.81 F.2.2): whole blocks, each a DC code, then AC codes up to an end of block. */
export class SequentialWalk implements ScanWalk {
  readonly #tables: readonly BlockTables[];

  /** @param tables For each block of a unit. */
  constructor(tables: readonly BlockTables[]) {
    this.#tables = tables;
  }

  walk(bits: CodedBits, _first: number, units: number): number {
    let at = 0;
    for (let left = units; left > 0 && at <= bits.end; left--) {
      for (const { dc, ac } of this.#tables) {
        at = stepDc(bits, at, dc);
        at = at < 0 ? at : stepCoefficients(bits, at, 1, ac);
        if (at < 0) {
          return at;
        }
      }
    }
    return at;
  }
}

/** The rest of a block, from a coefficient on. Decoders stop without a word at a run over the block's end; so does this. */
function stepCoefficients(bits: CodedBits, from: number, first: number, table: HuffmanTable): number {
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
