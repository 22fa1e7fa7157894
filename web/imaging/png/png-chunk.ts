import { crc32 } from "../packing/crc32";
import { be32, byteAt, u32 } from "../reading/read";
import { latin1 } from "../reading/text";

/** Length, type and CRC, four bytes each. */
export const chunkOverhead = 12;

/** One chunk (W3C PNG section 5.3): length(4) ‖ type(4) ‖ data ‖ CRC(4). Views are made when asked for: there may be a million. */
export class PngChunk {
  readonly type: number;

  /** How many bytes of data. */
  readonly length: number;

  readonly #file: Uint8Array;
  readonly #at: number;

  /** The file must hold the whole chunk. */
  constructor(file: Uint8Array, at: number) {
    this.#file = file;
    this.#at = at;
    this.length = u32(file, at);
    this.type = u32(file, at + 4);
  }

  /** The whole chunk as it stands in the file. */
  get whole(): Uint8Array {
    return this.#file.subarray(this.#at, this.#at + chunkOverhead + this.length);
  }

  get data(): Uint8Array {
    return this.#file.subarray(this.#at + 8, this.#at + 8 + this.length);
  }

  get name(): string {
    return latin1(this.#file.subarray(this.#at + 4, this.#at + 8));
  }

  get hasValidCrc(): boolean {
    const end = this.#at + 8 + this.length;
    return crc32(this.#file.subarray(this.#at + 4, end)) === u32(this.#file, end);
  }

  /** Critical chunks have a capital first letter: a decoder that doesn't know one must give up. */
  get isCritical(): boolean {
    return (byteAt(this.#file, this.#at + 4) & 0x20) === 0;
  }
}

/** A chunk of our own. */
export function pngChunk(type: number, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(chunkOverhead + data.length);
  chunk.set(be32(data.length));
  chunk.set(be32(type), 4);
  chunk.set(data, 8);
  chunk.set(be32(crc32(chunk.subarray(4, 8 + data.length))), 8 + data.length);
  return chunk;
}
