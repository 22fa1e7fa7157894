import type { Pieces } from "../building/pieces";
import { PictureRefusedError } from "../picture-refused-error";
import { byteAt } from "../reading/read";
import { jpegMarkers } from "./jpeg-markers";
import { segmentHeader } from "./jpeg-parts";
import type { JpegSegment } from "./jpeg-segment";

/** One table and where it stands; `isUsed` when a scan was coded with it. */
interface Table {
  readonly start: number;
  readonly end: number;
  isUsed: boolean;
}

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
    const table = { start: at, end: at + length, isUsed: false };
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
  useIn(scan: Uint8Array, quantisationOf: ReadonlyMap<number, number>): void {
    for (let i = 0; i < byteAt(scan, 0); i++) {
      const selectors = byteAt(scan, 2 + 2 * i);
      this.#use(key(jpegMarkers.huffmanTables, selectors >> 4));
      this.#use(key(jpegMarkers.huffmanTables, 0x10 | (selectors & 15)));
      const quantisation = quantisationOf.get(byteAt(scan, 1 + 2 * i));
      if (quantisation !== undefined) {
        this.#use(key(jpegMarkers.quantisationTables, quantisation));
      }
    }
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
