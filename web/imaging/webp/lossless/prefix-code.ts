import { PictureRefusedError } from "../../picture-refused-error";
import type { LosslessBits } from "./lossless-bits";

const maxBits = 15;
const firstBits = 8;

/** A prefix code (RFC 9649 section 3.7.2.1): short codes are found at once, long ones bit by bit. */
export class PrefixCode {
  readonly #counts = new Uint16Array(maxBits + 1);
  readonly #sorted: Uint16Array;
  readonly #first: Uint16Array | undefined;

  /**
   * @param lengths The length of each symbol's code; 0 for symbols without one.
   * @throws PictureRefusedError No symbol, or codes that don't use up exactly all combinations.
   */
  constructor(lengths: Uint8Array) {
    for (const length of lengths) {
      this.#counts[length] = (this.#counts[length] ?? 0) + 1;
    }
    this.#sorted = new Uint16Array(lengths.length - (this.#counts[0] ?? 0));
    this.#counts[0] = 0;
    if (this.#sorted.length === 0) {
      throw new PictureRefusedError("malformed");
    }
    this.#sort(lengths);
    if (this.#sorted.length > 1) {
      this.#requireComplete();
      this.#first = this.#fill();
    }
  }

  /** Whether there is one symbol only, which then takes no bits. */
  get isSingle(): boolean {
    return this.#first === undefined;
  }

  /** The first symbol; the only one of a single code. */
  get first(): number {
    return this.#sorted[0] ?? 0;
  }

  read(bits: LosslessBits): number {
    if (this.#first === undefined) {
      return this.first;
    }
    const ahead = bits.ahead();
    const entry = this.#first[ahead & ((1 << firstBits) - 1)] ?? 0;
    if (entry === 0) {
      return this.#readLong(ahead, bits);
    }
    bits.skip(entry & 15);
    return entry >> 4;
  }

  #readLong(ahead: number, bits: LosslessBits): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= maxBits; length++) {
      const count = this.#counts[length] ?? 0;
      code |= (ahead >>> (length - 1)) & 1;
      if (code - count < first) {
        bits.skip(length);
        return this.#sorted[index + code - first] ?? 0;
      }
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new PictureRefusedError("malformed");
  }

  #sort(lengths: Uint8Array): void {
    const next = new Int32Array(maxBits + 2);
    for (let bits = 1; bits <= maxBits; bits++) {
      next[bits + 1] = (next[bits] ?? 0) + (this.#counts[bits] ?? 0);
    }
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      const length = lengths[symbol] ?? 0;
      if (length !== 0) {
        const at = next[length] ?? 0;
        this.#sorted[at] = symbol;
        next[length] = at + 1;
      }
    }
  }

  #requireComplete(): void {
    let left = 1;
    for (let bits = 1; bits <= maxBits; bits++) {
      left = (left << 1) - (this.#counts[bits] ?? 0);
      if (left < 0) {
        throw new PictureRefusedError("malformed");
      }
    }
    if (left !== 0) {
      throw new PictureRefusedError("malformed");
    }
  }

  /** For each of the next eight bits: `symbol ‖ length(4)`, or 0 where the code is longer. */
  #fill(): Uint16Array {
    const table = new Uint16Array(1 << firstBits);
    let code = 0;
    let index = 0;
    for (let length = 1; length <= firstBits; length++, code <<= 1) {
      for (let n = this.#counts[length] ?? 0; n > 0; n--, code++) {
        const entry = ((this.#sorted[index++] ?? 0) << 4) | length;
        for (let at = reversed(code, length); at < table.length; at += 1 << length) {
          table[at] = entry;
        }
      }
    }
    return table;
  }
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let i = 0; i < length; i++) {
    result = (result << 1) | ((code >> i) & 1);
  }
  return result;
}
