import { be32 } from "../reading/read";

const smallest = 256;

/** Writes boxes into one growing stretch of bytes; a box's length is filled in when it is ended. */
export class BoxWriter {
  #bytes = new Uint8Array(smallest);
  #length = 0;

  /** Begins a box; the number it gives ends it. */
  begin(type: string): number {
    const start = this.#length;
    this.u32(0);
    this.type(type);
    return start;
  }

  /** Begins a box whose body begins with a version and flags. */
  beginFull(type: string, version: number, flags: number): number {
    const start = this.begin(type);
    this.u8(version);
    this.u8(flags >> 16);
    this.u16(flags & 0xffff);
    return start;
  }

  end(start: number): void {
    this.#bytes.set(be32(this.#length - start), start);
  }

  u8(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  u16(value: number): void {
    this.#reserve(2);
    this.#bytes[this.#length++] = value >> 8;
    this.#bytes[this.#length++] = value;
  }

  u32(value: number): void {
    this.u16(value >>> 16);
    this.u16(value & 0xffff);
  }

  type(type: string): void {
    for (let i = 0; i < type.length; i++) {
      this.u8(type.charCodeAt(i));
    }
  }

  zeros(count: number): void {
    this.bytes(new Uint8Array(count));
  }

  bytes(bytes: Uint8Array | readonly number[]): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count > this.#bytes.length) {
      const grown = new Uint8Array(2 * (this.#length + count));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
  }
}
