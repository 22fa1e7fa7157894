import { byteAt, matches, u16, u32 } from "../reading/read";
import { sizeOfType } from "./tiff-types";
import { TiffWalkerPage } from "./tiff-walker-page";

const headerLength = 8;

/**
 * The strict reading of a cleaned TIFF: directories, values and pixels follow each other without gaps in the one order in
 * which we write them, fields are known ones of exact type and count, and unpacked or JPEG pixels are no longer than they
 * must be.
 */
export function tiffPasses(file: Uint8Array): boolean {
  const isTiff = matches(file, 0, "II*\0") || matches(file, 0, "MM\0*");
  return isTiff && new TiffWalker(file).passes();
}

class TiffWalker {
  readonly #file: Uint8Array;
  readonly #bigEndian: boolean;
  #at = headerLength;

  constructor(file: Uint8Array) {
    this.#file = file;
    this.#bigEndian = file[0] === 0x4d;
  }

  passes(): boolean {
    if (this.#u32(4) !== headerLength) {
      return false;
    }
    for (let next: number | undefined = headerLength; next !== undefined; ) {
      next = this.#page();
      if (next === 0) {
        return this.#at === this.#file.length;
      }
    }
    return false;
  }

  #u16(at: number): number {
    return u16(this.#file, at, this.#bigEndian);
  }

  #u32(at: number): number {
    return u32(this.#file, at, this.#bigEndian);
  }

  /** Where the next page stands, 0 behind the last; undefined when something is wrong. */
  #page(): number | undefined {
    const start = this.#at;
    const end = start + 2 + 12 * this.#u16(start);
    const page = new TiffWalkerPage(this.#file, this.#bigEndian);
    this.#at = end + 4;
    let previous = 0;
    for (let entry = start + 2; entry < end; entry += 12) {
      if (this.#u16(entry) <= previous || !this.#entry(entry, page)) {
        return undefined;
      }
      previous = this.#u16(entry);
    }
    const next = this.#u32(end);
    const behind = page.behindPixels(this.#at);
    if (behind === undefined) {
      return undefined;
    }
    this.#at = behind;
    if (next === 0) {
      return 0;
    }
    if (this.#at % 2 === 1 && byteAt(this.#file, this.#at++) !== 0) {
      return undefined;
    }
    return next === this.#at ? next : undefined;
  }

  #entry(entry: number, page: TiffWalkerPage): boolean {
    const type = this.#u16(entry + 2);
    const count = this.#u32(entry + 4);
    const length = count * sizeOfType(type);
    let at = entry + 8;
    if (length > 4) {
      at = this.#at;
      if (this.#u32(entry + 8) !== at || at + length > this.#file.length) {
        return false;
      }
      this.#at += length;
      if (length % 2 === 1 && byteAt(this.#file, this.#at++) !== 0) {
        return false;
      }
    } else if (length === 0 || this.#file.subarray(at + length, entry + 12).some((value) => value !== 0)) {
      return false;
    }
    return page.takes(this.#u16(entry), type, count, at);
  }
}
