import type { CodedBits } from "./coded-bits";
import type { CoefficientHistory } from "./coefficient-history";
import { endOfBandBlocks } from "./end-of-band";
import type { HuffmanTable } from "./huffman-table";
import type { ScanHeader } from "./scan-header";
import type { ScanWalk } from "./scan-walk";

/**
 * A progressive scan's first bits of a band of AC coefficients (ITU-T T.81 G.1.2.2): codes up to an end of band, which may
 * hold for many blocks.
 */
export class AcWalk implements ScanWalk {
  readonly #table: HuffmanTable;
  readonly #scan: ScanHeader;
  readonly #history: CoefficientHistory;
  #moreBlocks = 0;

  /**
   * @param table The scan's table.
   * @param scan The scan's band.
   * @param history Where to note the coefficients that are not zero.
   */
  constructor(table: HuffmanTable, scan: ScanHeader, history: CoefficientHistory) {
    this.#table = table;
    this.#scan = scan;
    this.#history = history;
  }

  walk(bits: CodedBits, first: number, units: number): number {
    let at = 0;
    const behind = first + units;
    for (let block = first; block < behind && at <= bits.end; block++) {
      at = this.#block(bits, at, block);
      if (at < 0) {
        return at;
      }
      block += this.#moreBlocks;
    }
    return at;
  }

  #block(bits: CodedBits, from: number, block: number): number {
    const { first, last } = this.#scan;
    let at = from;
    this.#moreBlocks = 0;
    for (let coefficient = first; coefficient <= last; coefficient++) {
      const code = this.#table.find(bits.next(at));
      if (code === 0) {
        return -1 - at;
      }
      at += code >> 8;
      const run = (code >> 4) & 15;
      const size = code & 15;
      if (size === 0 && run < 15) {
        this.#moreBlocks = endOfBandBlocks(bits, at, run) - 1;
        return at + run;
      }
      coefficient += run;
      at += size;
      if (size > 0) {
        this.#history.add(block, coefficient);
      }
    }
    return at;
  }
}
