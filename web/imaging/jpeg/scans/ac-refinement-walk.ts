import type { CodedBits } from "./coded-bits";
import type { CoefficientHistory } from "./coefficient-history";
import { endOfBandBlocks } from "./end-of-band";
import type { HuffmanTable } from "./huffman-table";
import type { ScanHeader } from "./scan-header";
import type { ScanWalk } from "./scan-walk";

/**
 * A progressive scan's further bits of a band of AC coefficients (ITU-T T.81 G.1.2.3). Each coefficient that is not zero yet
 * has a bit in between, so what earlier scans said must be known.
 */
export class AcRefinementWalk implements ScanWalk {
  readonly #table: HuffmanTable;
  readonly #scan: ScanHeader;
  readonly #history: CoefficientHistory;
  #moreBlocks = 0;

  /**
   * @param table The scan's table.
   * @param scan The scan's band.
   * @param history What earlier scans said.
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
      const moreBlocks = Math.min(this.#moreBlocks, behind - block - 1);
      at += this.#history.count(block + 1, moreBlocks, this.#scan.first, this.#scan.last);
      block += moreBlocks;
    }
    return at;
  }

  #block(bits: CodedBits, from: number, block: number): number {
    const { first, last } = this.#scan;
    let at = from;
    this.#moreBlocks = 0;
    for (let coefficient = first; coefficient <= last; coefficient++) {
      const code = this.#table.find(bits.next(at));
      const run = (code >> 4) & 15;
      const size = code & 15;
      if (code === 0 || size > 1) {
        return -1 - at;
      }
      at += code >> 8;
      if (size === 0 && run < 15) {
        this.#moreBlocks = endOfBandBlocks(bits, at, run) - 1;
        return at + run + this.#history.count(block, 1, coefficient, last);
      }
      const target = this.#history.behindZeros(block, coefficient, run, last);
      at += size + this.#history.count(block, 1, coefficient, target - 1);
      coefficient = target;
      if (size > 0) {
        this.#history.add(block, coefficient);
      }
    }
    return at;
  }
}
