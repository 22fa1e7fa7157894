import { requirePixels } from "../../building/pixels";
import { type PictureProblem, PictureRefusedError } from "../../picture-refused-error";
import { u16 } from "../../reading/read";
import type { JpegFrame } from "../jpeg-frame";
import { isHuffman, jpegMarkers } from "../jpeg-markers";
import type { JpegTables } from "../jpeg-tables";
import { AcRefinementWalk } from "./ac-refinement-walk";
import { AcWalk } from "./ac-walk";
import { wholeCodedData } from "./coded-data";
import { CoefficientHistory } from "./coefficient-history";
import { DcRefinementWalk } from "./dc-refinement-walk";
import { DcWalk } from "./dc-walk";
import type { HuffmanTable } from "./huffman-table";
import { ScanCutter } from "./scan-cutter";
import { type ScanGrid, scanGrid } from "./scan-grid";
import type { ScanHeader } from "./scan-header";
import { ScanProgress } from "./scan-progress";
import type { ScanWalk } from "./scan-walk";
import { SequentialWalk } from "./sequential-walk";

/** Progressive pictures of real programs have some ten; 882 would be the most that a component can be split into. */
const maxScans = 1000;
const largestLow = 13;

/**
 * The scans of one picture: knows the restart interval as it stands and what progressive scans said so far, and cuts each
 * scan's coded data to what its blocks need.
 */
export class JpegScans {
  /** Bytes of coded data that no block needs. */
  surplus = 0;

  readonly #tables: JpegTables;
  readonly #missing: PictureProblem;
  readonly #isCut: boolean;
  readonly #histories = new Map<number, CoefficientHistory>();
  readonly #progress = new ScanProgress();
  #interval = 0;
  #count = 0;

  /**
   * @param tables The tables as they stand.
   * @param isWhole Whether the file has its end: then missing blocks are damage, otherwise the file is cut off.
   * @param isCut Whether coded data are known to end where their blocks end.
   */
  constructor(tables: JpegTables, isWhole: boolean, isCut: boolean) {
    this.#isCut = isCut;
    this.#tables = tables;
    this.#missing = isWhole ? "malformed" : "cutOff";
  }

  /** Sets the restart interval (ITU-T T.81 B.2.4.4). */
  restart(payload: Uint8Array): void {
    this.#interval = u16(payload, 0);
  }

  /** Whether the scans so far bring every coefficient down to its last bit. */
  haveAll(frame: JpegFrame): boolean {
    return this.#progress.isWhole(frame);
  }

  /**
   * What to keep of a scan's coded data. Scans that are lossless or coded arithmetically are kept whole.
   * @param scan The scan's header.
   * @param frame The picture's header.
   * @param height Its lines.
   * @param coded Everything up to the next marker that is no restart.
   * @throws PictureRefusedError Blocks are missing, a code is none, or there are too many pixels.
   */
  cut(scan: ScanHeader, frame: JpegFrame, height: number, coded: Uint8Array): Uint8Array {
    requirePixels(frame.width, height);
    if (++this.#count > maxScans) {
      throw new PictureRefusedError("malformed");
    }
    if (this.#isCut) {
      return coded;
    }
    if (!isHuffman(frame.marker)) {
      return wholeCodedData(coded);
    }
    const grid = scanGrid(scan, frame, height);
    const isProgressive = frame.marker === jpegMarkers.progressive;
    const walk = isProgressive ? this.#progressive(scan, grid) : this.#sequential(scan, grid);
    const kept = new ScanCutter(coded, this.#missing).cut(walk, grid.units, this.#interval);
    this.surplus += Math.max(0, coded.length - kept.length);
    this.#progress.add(scan);
    return kept;
  }

  #sequential(scan: ScanHeader, grid: ScanGrid): ScanWalk {
    const tables = scan.components.map(({ dcTable, acTable }) => ({
      dc: this.#tables.dc(dcTable),
      ac: this.#tables.ac(acTable),
    }));
    return new SequentialWalk(grid.blocks.map((block) => of(tables, block)));
  }

  #progressive(scan: ScanHeader, grid: ScanGrid): ScanWalk {
    const { first, last, high, low } = scan;
    const isBand = first === 0 ? last === 0 : first <= last && last <= 63 && scan.components.length === 1;
    if (!isBand || low > largestLow || (high !== 0 && low !== high - 1)) {
      throw new PictureRefusedError("malformed");
    }
    if (first === 0 && high !== 0) {
      return new DcRefinementWalk(grid.blocks.length);
    }
    if (first === 0) {
      const tables: HuffmanTable[] = scan.components.map(({ dcTable }) => this.#tables.dc(dcTable));
      return new DcWalk(grid.blocks.map((block) => of(tables, block)));
    }
    const { index, acTable } = of(scan.components, 0);
    const history = this.#histories.get(index) ?? new CoefficientHistory(grid.units);
    this.#histories.set(index, history);
    const table = this.#tables.ac(acTable);
    return high === 0 ? new AcWalk(table, scan, history) : new AcRefinementWalk(table, scan, history);
  }
}

function of<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) {
    throw new RangeError("no such component");
  }
  return item;
}
