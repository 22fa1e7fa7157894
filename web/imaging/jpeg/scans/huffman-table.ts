const maxBits = 16;
const shortBits = 10;

/**
 * A Huffman table of a JPEG file (ITU-T T.81 B.2.4.2, annex C), to be asked with the next 16 bits. Short codes, which are
 * nearly all, are looked up; longer ones are compared with the first code of the next length.
 */
export class HuffmanTable {
  readonly #short = new Uint16Array(1 << shortBits);
  readonly #behind = new Int32Array(maxBits + 1);
  readonly #offset = new Int32Array(maxBits + 1);
  readonly #symbols: Uint8Array;

  private constructor(table: Uint8Array) {
    this.#symbols = table.slice(maxBits);
    let code = 0;
    let index = 0;
    for (let bits = 1; bits <= maxBits; bits++) {
      this.#offset[bits] = index - code;
      for (let n = table[bits - 1] ?? 0; n > 0; n--, code++, index++) {
        if (bits <= shortBits) {
          const start = code << (shortBits - bits);
          this.#short.fill((bits << 8) | (this.#symbols[index] ?? 0), start, start + (1 << (shortBits - bits)));
        }
      }
      this.#behind[bits] = code << (maxBits - bits);
      code <<= 1;
    }
  }

  /** The table of 16 counts and that many symbols; undefined when the codes don't fit in their bits. */
  static read(table: Uint8Array): HuffmanTable | undefined {
    let code = 0;
    for (let bits = 1; bits <= maxBits; bits++) {
      code = (code << 1) + (table[bits - 1] ?? 0);
      if (code > 1 << bits) {
        return undefined;
      }
    }
    return new HuffmanTable(table);
  }

  /** Whether every symbol is at most `largest`. */
  hasSymbolsUpTo(largest: number): boolean {
    return this.#symbols.every((symbol) => symbol <= largest);
  }

  /**
   * The code that the bits start with, as its length in bits and its symbol (8 bits); 0 when there is none.
   * @param bits The next 16 bits.
   */
  find(bits: number): number {
    const entry = this.#short[bits >> (maxBits - shortBits)] ?? 0;
    return entry !== 0 ? entry : this.#findLong(bits);
  }

  /** The lowest number of 16 bits that starts with no code of up to so many bits; 65,536 when there is none. */
  behind(length: number): number {
    return this.#behind[length] ?? 0;
  }

  /** Whether both have the same codes for the same symbols, wherever they were read. */
  equals(other: HuffmanTable): boolean {
    return this === other || (areSame(this.#behind, other.#behind) && areSame(this.#symbols, other.#symbols));
  }

  #findLong(bits: number): number {
    for (let length = shortBits + 1; length <= maxBits; length++) {
      if (bits < (this.#behind[length] ?? 0)) {
        const symbol = this.#symbols[(bits >> (maxBits - length)) + (this.#offset[length] ?? 0)] ?? 0;
        return (length << 8) | symbol;
      }
    }
    return 0;
  }
}

function areSame(one: Int32Array | Uint8Array, other: Int32Array | Uint8Array): boolean {
  return one.length === other.length && one.every((value, i) => value === other[i]);
}
