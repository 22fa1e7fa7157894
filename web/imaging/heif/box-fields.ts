import { PictureRefusedError } from "../picture-refused-error";
import { byteAt, u16, u32 } from "../reading/read";
import { type Box, large, typeAt } from "./box";

/** Reads the fields of a box one after the other. Beyond its end there is only a refusal. */
export class BoxFields {
  readonly version: number = 0;
  readonly flags: number = 0;
  readonly #file: Uint8Array;
  readonly #end: number;
  #at: number;

  /**
   * @param file The whole file.
   * @param isFull Whether the body begins with version(1) ‖ flags(3) (ISO/IEC 14496-12 section 4.2, FullBox).
   */
  constructor(file: Uint8Array, box: Box, isFull = true) {
    this.#file = file;
    this.#at = box.body;
    this.#end = box.end;
    if (isFull) {
      this.version = this.u8();
      this.flags = (this.u8() << 16) | this.u16();
    }
  }

  /** The place in the file that is read next. */
  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.#end - this.#at;
  }

  u8(): number {
    return byteAt(this.#file, this.#pass(1));
  }

  u16(): number {
    return u16(this.#file, this.#pass(2));
  }

  u32(): number {
    return u32(this.#file, this.#pass(4));
  }

  /** A number of 0, 1, 2, 4 or 8 bytes; 0 where there are none. */
  number(bytes: number): number {
    switch (bytes) {
      case 0:
        return 0;
      case 1:
        return this.u8();
      case 2:
        return this.u16();
      case 4:
        return this.u32();
      case 8:
        return large(this.#file, this.#pass(8));
      default:
        throw new PictureRefusedError("malformed");
    }
  }

  type(): string {
    return typeAt(this.#file, this.#pass(4));
  }

  take(length: number): Uint8Array {
    const at = this.#pass(length);
    return this.#file.subarray(at, at + length);
  }

  /** Bytes up to a NUL, which is passed over, or up to the end. */
  text(): Uint8Array {
    const text = this.#file.subarray(this.#at, this.#end);
    const length = text.indexOf(0);
    this.#at = length < 0 ? this.#end : this.#at + length + 1;
    return length < 0 ? text : text.subarray(0, length);
  }

  #pass(bytes: number): number {
    const at = this.#at;
    if (bytes > this.#end - at) {
      throw new PictureRefusedError("malformed");
    }
    this.#at += bytes;
    return at;
  }
}
