/** Reads bits from the low end of each byte (RFC 9649 section 3.3). Behind the last byte it reads zeros; who reads asks in the end. */
export class LosslessBits {
  readonly #data: Uint8Array;
  #bits = 0;
  #count = 0;
  #at = 0;

  constructor(data: Uint8Array) {
    this.#data = data;
  }

  /** How many bits were read. */
  get used(): number {
    return 8 * this.#at - this.#count;
  }

  /** At least 25 bits ahead. */
  ahead(): number {
    while (this.#count < 25) {
      this.#bits |= (this.#data[this.#at++] ?? 0) << this.#count;
      this.#count += 8;
    }
    return this.#bits;
  }

  skip(count: number): void {
    this.#bits >>>= count;
    this.#count -= count;
  }

  /** @param count 0 to 24. */
  read(count: number): number {
    const value = this.ahead() & ((1 << count) - 1);
    this.skip(count);
    return value;
  }
}
