import type { CodedBits } from "./coded-bits";
import type { HuffmanTable } from "./huffman-table";
import type { ScanWalk } from "./scan-walk";

/** A progressive scan's first bits of the DC coefficients (ITU-T T.81 G.1.2.1): one code for each block. */
export class DcWalk implements ScanWalk {
  readonly #tables: readonly HuffmanTable[];

  /** @param tables For each block of a unit. */
  constructor(tables: readonly HuffmanTable[]) {
    this.#tables = tables;
  }

  walk(bits: CodedBits, _first: number, units: number): number {
    let at = 0;
    for (let left = units; left > 0 && at <= bits.end; left--) {
      for (const table of this.#tables) {
        at = stepDc(bits, at, table);
        if (at < 0) {
          return at;
        }
      }
    }
    return at;
  }
}

/** Behind a DC coefficient: its code, and as many bits as the code says. */
export function stepDc(bits: CodedBits, at: number, table: HuffmanTable): number {
  const code = table.find(bits.next(at));
  return code === 0 ? -1 - at : at + (code >> 8) + (code & 255);
}
