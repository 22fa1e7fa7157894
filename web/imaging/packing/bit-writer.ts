/** Writes bits, least significant first, as deflate has them. Positions may be beyond 32 bits, so they are no bit operands. */
export class BitWriter {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  write(value: number, bits: number): void {
    for (let i = 0; i < bits; i++, this.#at++) {
      const at = Math.floor(this.#at / 8);
      this.#bytes[at] = (this.#bytes[at] ?? 0) | (((value >> i) & 1) << (this.#at % 8));
    }
  }

  clear(bit: number): void {
    const at = Math.floor(bit / 8);
    this.#bytes[at] = (this.#bytes[at] ?? 0) & ~(1 << (bit % 8));
  }

  align(): void {
    this.#at = Math.ceil(this.#at / 8) * 8;
  }

  /** Copies the first bits of `source`. The writer must stand at a whole byte. */
  copy(source: Uint8Array, bits: number): void {
    const whole = Math.floor(bits / 8);
    this.#bytes.set(source.subarray(0, whole), this.#at / 8);
    this.#at += 8 * whole;
    if (bits % 8 !== 0) {
      this.write(source[whole] ?? 0, bits % 8);
    }
  }

  toBytes(): Uint8Array {
    return this.#bytes.slice(0, Math.ceil(this.#at / 8));
  }
}
