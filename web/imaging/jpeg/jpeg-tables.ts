import type { Pieces } from "../building/pieces";
import { PictureRefusedError } from "../picture-refused-error";
import { byteAt } from "../reading/read";
import type { JpegFrame } from "./jpeg-frame";
import { jpegMarkers } from "./jpeg-markers";
import { segmentHeader } from "./jpeg-parts";
import type { JpegSegment } from "./jpeg-segment";
import { HuffmanTable } from "./scans/huffman-table";
import type { ScanHeader } from "./scans/scan-header";
import { standardTable } from "./scans/standard-tables";

/** One table and where it stands; `isUsed` when a scan was coded with it. */
interface Table {
  readonly start: number;
  readonly end: number;
  isUsed: boolean;
  codes: HuffmanTable | undefined;
}

const acClass = 0x10;
const largestDcSize = 15;

/**
 * Quantisation and Huffman tables (ITU-T T.81 B.2.4.1, B.2.4.2). A table that no scan uses before it is replaced, or ever,
 * could be any bytes at all, so it is left out.
 */
export class JpegTables {
  /** Bytes of tables that are not kept. */
  dropped = 0;

  readonly #file: Uint8Array;
  readonly #current = new Map<number, Table>();
  readonly #shared: JpegTables | undefined;

  /**
   * @param file Where the segments stand.
   * @param shared Tables that count where the stream has none of its own.
   */
  constructor(file: Uint8Array, shared?: JpegTables) {
    this.#file = file;
    this.#shared = shared;
  }

  /**
   * Reads a segment of tables.
   * @returns Writes the segment with the tables that are used, or nothing; to be called once every scan has been seen.
   * @throws PictureRefusedError A table runs over the segment's end.
   */
  add(segment: JpegSegment): (output: Pieces) => void {
    const tables: Table[] = [];
    for (let at = segment.start; at < segment.end; ) {
      const table = this.#read(segment, at);
      tables.push(table);
      at = table.end;
    }
    return (output) => this.#write(segment.marker, tables, output);
  }

  #read({ marker, end }: JpegSegment, at: number): Table {
    const isHuffman = marker === jpegMarkers.huffmanTables;
    const head = byteAt(this.#file, at);
    const length = isHuffman ? huffmanLength(this.#file.subarray(at, end)) : head >> 4 === 0 ? 65 : 129;
    if (length === undefined || length > end - at) {
      // Too short for a table: decoders stop here as well.
      throw new PictureRefusedError("malformed");
    }
    const table = { start: at, end: at + length, isUsed: false, codes: undefined };
    this.#current.set(key(marker, isHuffman ? head : head & 15), table);
    return table;
  }

  #write(marker: number, tables: readonly Table[], output: Pieces): void {
    let length = 2;
    for (const { start, end, isUsed } of tables) {
      length += isUsed ? end - start : 0;
      this.dropped += isUsed ? 0 : end - start;
    }
    if (length === 2) {
      return;
    }
    output.add(segmentHeader(marker, length));
    for (const { start, end, isUsed } of tables) {
      if (isUsed) {
        output.add(this.#file.subarray(start, end));
      }
    }
  }

  /** Marks what a scan is coded with: its components' tables as they stand now. */
  useIn(scan: ScanHeader, frame: JpegFrame): void {
    for (const { index, dcTable, acTable } of scan.components) {
      this.#use(key(jpegMarkers.huffmanTables, dcTable));
      this.#use(key(jpegMarkers.huffmanTables, acClass | acTable));
      this.#use(key(jpegMarkers.quantisationTables, frame.components[index]?.quantisation ?? 0));
    }
  }

  /**
   * The codes of DC coefficients under a number, as they stand now.
   * @throws PictureRefusedError There are none, or they make no sense.
   */
  dc(number: number): HuffmanTable {
    const codes = this.#codes(number) ?? standardTable(number);
    if (codes === undefined || !codes.hasSymbolsUpTo(largestDcSize)) {
      throw new PictureRefusedError("malformed");
    }
    return codes;
  }

  /**
   * The codes of AC coefficients under a number, as they stand now.
   * @throws PictureRefusedError There are none, or they make no sense.
   */
  ac(number: number): HuffmanTable {
    const codes = this.#codes(acClass | number) ?? standardTable(acClass | number);
    if (codes === undefined) {
      throw new PictureRefusedError("malformed");
    }
    return codes;
  }

  #codes(number: number): HuffmanTable | undefined {
    const table = this.#current.get(key(jpegMarkers.huffmanTables, number));
    if (table === undefined) {
      return this.#shared === undefined ? undefined : this.#shared.#codes(number);
    }
    table.codes ??= HuffmanTable.read(this.#file.subarray(table.start + 1, table.end));
    if (table.codes === undefined) {
      throw new PictureRefusedError("malformed");
    }
    return table.codes;
  }

  #use(tableKey: number): void {
    const table = this.#current.get(tableKey);
    if (table !== undefined) {
      table.isUsed = true;
    } else if (this.#shared !== undefined) {
      this.#shared.#use(tableKey);
    }
  }
}

function key(marker: number, id: number): number {
  return (marker << 8) | id;
}

function huffmanLength(table: Uint8Array): number | undefined {
  return table.length < 17 ? undefined : table.subarray(1, 17).reduce((sum, codes) => sum + codes, 17);
}
