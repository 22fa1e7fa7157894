import { byteAt, slice, u16, u32 } from "../reading/read";
import { textOf } from "../reading/text";

/** One entry of a TIFF image file directory (TIFF 6.0 section 2); the block holds all of its bytes. */
export interface TiffEntry {
  readonly tag: number;
  /** The field type, 1..13. */
  readonly type: number;
  readonly count: number;
  readonly at: number;
  readonly length: number;
}

const maxEntries = 1000;

/**
 * Reads directories of a TIFF block such as Exif (Exif 3.0 section 4.5). Nothing in it is trusted: entries that point
 * outside are left out, and at most 1,000 entries are read of any directory.
 */
export class TiffBlock {
  readonly bytes: Uint8Array;
  readonly bigEndian: boolean;
  readonly #base: number;

  /**
   * Values of an honest block hardly overlap. A thousand entries that all point to the same megabytes would keep us busy
   * for hours, so what is beyond twice the block's length reads as empty.
   */
  #left: number;

  private constructor(bytes: Uint8Array, bigEndian: boolean, offsetsFrom = 0) {
    this.bytes = bytes;
    this.bigEndian = bigEndian;
    this.#base = offsetsFrom;
    this.#left = 2 * bytes.length;
  }

  /** Undefined when the bytes don't begin like a TIFF file. */
  static open(bytes: Uint8Array): TiffBlock | undefined {
    const first = bytes[0];
    if (bytes.length < 8 || first !== bytes[1] || (first !== 0x49 && first !== 0x4d)) {
      return undefined;
    }
    return new TiffBlock(bytes, first === 0x4d);
  }

  /** The same bytes read as makers' notes have them: in another byte order, or with offsets counted from within. */
  readAs(bigEndian: boolean, offsetsFrom: number): TiffBlock {
    return new TiffBlock(this.bytes, bigEndian, offsetsFrom);
  }

  /** Where the first directory stands. */
  get first(): number {
    return u32(this.bytes, 4, this.bigEndian);
  }

  /** The readable entries of the directory at an offset. */
  directory(offset: number): TiffEntry[] {
    const entries: TiffEntry[] = [];
    if (offset < 8 || offset > this.bytes.length - 2) {
      return entries;
    }
    const count = Math.min(u16(this.bytes, offset, this.bigEndian), maxEntries);
    for (let i = 0; i < count; i++) {
      const at = offset + 2 + 12 * i;
      if (at > this.bytes.length - 12) {
        break;
      }
      const entry = this.#entry(at);
      if (entry !== undefined) {
        entries.push(entry);
      }
    }
    return entries;
  }

  /** Where the directory after the one at an offset stands, or 0. */
  next(offset: number): number {
    if (offset < 8 || offset > this.bytes.length - 2) {
      return 0;
    }
    const at = offset + 2 + 12 * u16(this.bytes, offset, this.bigEndian);
    return at <= this.bytes.length - 4 ? u32(this.bytes, at, this.bigEndian) : 0;
  }

  #entry(at: number): TiffEntry | undefined {
    const type = u16(this.bytes, at + 2, this.bigEndian);
    const count = u32(this.bytes, at + 4, this.bigEndian);
    const size = sizeOf(type);
    if (size === 0 || count > this.bytes.length) {
      return undefined;
    }
    const length = size * count;
    const start = length <= 4 ? at + 8 : this.#base + u32(this.bytes, at + 8, this.bigEndian);
    return start < 0 || start + length > this.bytes.length
      ? undefined
      : { tag: u16(this.bytes, at, this.bigEndian), type, count, at: start, length };
  }

  /** An entry's value, or nothing when too much has been read. */
  bytesOf(entry: TiffEntry): Uint8Array {
    if (entry.length > this.#left) {
      return new Uint8Array(0);
    }
    this.#left -= entry.length;
    return slice(this.bytes, entry.at, entry.length);
  }

  /** The value at an index of a byte, short or long entry; 0 for other types or beyond the count. */
  number(entry: TiffEntry, index = 0): number {
    if (index >= entry.count) {
      return 0;
    }
    switch (entry.type) {
      case 1:
      case 7:
        return byteAt(this.bytes, entry.at + index);
      case 3:
        return u16(this.bytes, entry.at + 2 * index, this.bigEndian);
      case 4:
      case 13:
        return u32(this.bytes, entry.at + 4 * index, this.bigEndian);
      default:
        return 0;
    }
  }

  /** An entry's value as a place in the block, for directories and pictures that it points to; 0 when outside. */
  pointer(entry: TiffEntry): number {
    const place = this.#base + this.number(entry);
    return place >= 0 && place <= this.bytes.length ? place : 0;
  }

  /** The value at an index of an unsigned rational entry; NaN where there is none or it divides by zero. */
  rational(entry: TiffEntry, index: number): number {
    if (entry.type !== 5 || index >= entry.count) {
      return Number.NaN;
    }
    const at = entry.at + 8 * index;
    const divisor = u32(this.bytes, at + 4, this.bigEndian);
    return divisor === 0 ? Number.NaN : u32(this.bytes, at, this.bigEndian) / divisor;
  }

  text(entry: TiffEntry): string {
    return entry.type === 2 || entry.type === 1 || entry.type === 7 ? textOf(this.bytesOf(entry)) : "";
  }
}

function sizeOf(type: number): number {
  return [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4][type] ?? 0;
}
