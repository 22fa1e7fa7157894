import { PictureRefusedError } from "../picture-refused-error";
import { byteAt } from "../reading/read";

/** A position in a GIF file (GIF89a specification), read block by block. */
export class GifReader {
  at = 0;
  readonly #file: Uint8Array;

  constructor(file: Uint8Array) {
    this.#file = file;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#file.length;
  }

  /**
   * The next byte, which is taken.
   * @throws PictureRefusedError Nothing is left.
   */
  byte(): number {
    const value = this.#file[this.at++];
    if (value === undefined) {
      throw new PictureRefusedError("cutOff");
    }
    return value;
  }

  /** @throws PictureRefusedError Fewer bytes are left. */
  take(length: number): Uint8Array {
    if (length > this.#file.length - this.at) {
      throw new PictureRefusedError("cutOff");
    }
    this.at += length;
    return this.#file.subarray(this.at - length, this.at);
  }

  /**
   * Sub-blocks up to the one of length zero, joined (section 15).
   * @throws PictureRefusedError The file ends before them.
   */
  subBlocks(): Uint8Array {
    const from = this.at;
    let total = 0;
    for (let length = this.byte(); length > 0; length = this.byte()) {
      this.take(length);
      total += length;
    }
    return joinSubBlocks(this.#file, from, total);
  }
}

/** The data of sub-blocks that are known to be whole. */
export function joinSubBlocks(file: Uint8Array, from: number, total: number): Uint8Array {
  const joined = new Uint8Array(total);
  let to = 0;
  for (let at = from; to < total; ) {
    const length = byteAt(file, at);
    joined.set(file.subarray(at + 1, at + 1 + length), to);
    to += length;
    at += 1 + length;
  }
  return joined;
}
