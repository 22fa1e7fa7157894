import { PictureRefusedError } from "../picture-refused-error";
import type { Box } from "./box";
import { construction, type HeifItem } from "./heif-item";

const nothing = new Uint8Array(0);

/** A stretch of the file. */
export interface HeifRange {
  readonly start: number;
  readonly end: number;
}

/** The data of items, their extents joined. */
export class HeifItemData {
  readonly #file: Uint8Array;
  readonly #itemData: Box | undefined;

  /** Extents of an honest file hardly overlap; hostile ones could repeat the same megabytes a thousand times. */
  #left: number;

  constructor(file: Uint8Array, itemData: Box | undefined) {
    this.#file = file;
    this.#itemData = itemData;
    this.#left = 2 * file.length;
  }

  /**
   * The data of an item that the picture needs.
   * @throws PictureRefusedError It is not in the file, encrypted, or in a form that is not read.
   */
  require(item: HeifItem): Uint8Array {
    if (item.isProtected || item.isElsewhere || item.construction > construction.inItemData) {
      throw new PictureRefusedError("unsupportedFormat", item.isProtected ? "Encrypted HEIF" : "Scattered HEIF");
    }
    const data = this.find(item);
    if (data === undefined) {
      throw new PictureRefusedError("cutOff");
    }
    return data;
  }

  /** The same for the report; undefined when it can't be read. */
  find(item: HeifItem): Uint8Array | undefined {
    const ranges = item.isProtected || item.isElsewhere ? undefined : this.ranges(item);
    if (ranges === undefined) {
      return undefined;
    }
    const total = lengthOf(ranges);
    if (total > this.#left) {
      return undefined;
    }
    this.#left -= total;
    return this.#join(ranges, total);
  }

  /**
   * Counts bytes that are copied although no extent says so.
   * @throws PictureRefusedError Too many.
   */
  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) {
      throw new PictureRefusedError("malformed");
    }
  }

  /** Where an item's data stands in the file, neighbours joined; undefined when a part of it is beyond the end. */
  ranges(item: HeifItem): HeifRange[] | undefined {
    const { start, end } = this.#whole(item);
    const ranges: HeifRange[] = [];
    for (const extent of item.extents) {
      if (extent.at > end - start || extent.length > end - start - extent.at) {
        return undefined;
      }
      const from = start + extent.at;
      const to = extent.isOpen ? end : from + extent.length;
      const last = ranges[ranges.length - 1];
      if (last !== undefined && last.end === from) {
        ranges[ranges.length - 1] = { start: last.start, end: to };
      } else if (to > from) {
        ranges.push({ start: from, end: to });
      }
    }
    return ranges;
  }

  #whole(item: HeifItem): HeifRange {
    if (item.construction === construction.inFile) {
      return { start: 0, end: this.#file.length };
    }
    if (item.construction === construction.inItemData && this.#itemData !== undefined) {
      return { start: this.#itemData.body, end: this.#itemData.end };
    }
    return { start: 0, end: 0 };
  }

  #join(ranges: readonly HeifRange[], total: number): Uint8Array {
    const [first] = ranges;
    if (first === undefined) {
      return nothing;
    }
    if (ranges.length === 1) {
      return this.#file.subarray(first.start, first.end);
    }
    const joined = new Uint8Array(total);
    let at = 0;
    for (const { start, end } of ranges) {
      joined.set(this.#file.subarray(start, end), at);
      at += end - start;
    }
    return joined;
  }
}

export function lengthOf(ranges: readonly HeifRange[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}
