const maxBits = 15;

/** Marks an entry that points to a second table. It is the sign, so that links are the negative entries. */
const link = 1 << 31;

/**
 * A table that finds a Huffman code's symbol in one or two steps. An entry is `symbol ‖ bits(4)`, 0 where no code fits;
 * a negative entry of the first step points to a second table for longer codes.
 */
export class DeflateTable {
  readonly #firstBits: number;
  readonly #entries: Int32Array;
  readonly #sorted: Uint16Array;
  readonly #lengths: Uint8Array;

  constructor(firstBits: number, symbols: number) {
    this.#firstBits = firstBits;
    // Each first entry can need a second table of at most 2^(15 − first) entries, but the codes' number bounds them.
    this.#entries = new Int32Array((1 << firstBits) + (symbols << (maxBits - firstBits)));
    this.#sorted = new Uint16Array(symbols);
    this.#lengths = new Uint8Array(symbols);
  }

  find(bits: number): number {
    const entry = this.#entries[bits & ((1 << this.#firstBits) - 1)] ?? 0;
    return entry >= 0 ? entry : this.#second(entry, bits);
  }

  #second(entry: number, bits: number): number {
    const start = (entry & ~link) >> 4;
    return this.#entries[start + ((bits >>> this.#firstBits) & ((1 << (entry & 15)) - 1))] ?? 0;
  }

  /**
   * Builds the table from the codes' lengths (RFC 1951 section 3.2.2). False for sets that zlib refuses: too many codes,
   * or too few unless there is just one code of one bit, or none.
   */
  build(lengths: Uint8Array, mustBeComplete = false): boolean {
    const counts = new Int32Array(maxBits + 1);
    for (const length of lengths) {
      counts[length] = (counts[length] ?? 0) + 1;
    }
    counts[0] = 0;
    if (!isSound(counts, mustBeComplete)) {
      return false;
    }
    let longest = maxBits;
    while (longest > 0 && counts[longest] === 0) {
      longest--;
    }
    this.#sort(lengths, counts);
    this.#lengths.fill(0);
    this.#lengths.set(lengths);
    this.#entries.fill(0, 0, 1 << this.#firstBits);
    this.#fill(counts, longest);
    return true;
  }

  /** A symbol's code in the order of the stream's bits, and how many bits it has. */
  codeOf(symbol: number): { readonly code: number; readonly bits: number } {
    const bits = this.#lengths[symbol] ?? 0;
    let code = 0;
    for (let shorter = 1; shorter <= bits; shorter++) {
      code <<= 1;
      for (let other = 0; other < this.#lengths.length; other++) {
        code += this.#lengths[other] === shorter && (shorter < bits || other < symbol) ? 1 : 0;
      }
    }
    return { code: reverse(code, bits), bits };
  }

  #sort(lengths: Uint8Array, counts: Int32Array): void {
    const next = new Int32Array(maxBits + 2);
    for (let bits = 1; bits <= maxBits; bits++) {
      next[bits + 1] = (next[bits] ?? 0) + (counts[bits] ?? 0);
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

  #fill(counts: Int32Array, longest: number): void {
    const firstSize = 1 << this.#firstBits;
    const secondBits = Math.max(longest - this.#firstBits, 0);
    let code = 0;
    let index = 0;
    let free = firstSize;
    let linked = -1;
    let linkStart = 0;
    for (let bits = 1; bits <= longest; bits++) {
      for (let n = counts[bits] ?? 0; n > 0; n--, code++) {
        const entry = ((this.#sorted[index++] ?? 0) << 4) | bits;
        const reversed = reverse(code, bits);
        if (bits <= this.#firstBits) {
          this.#repeat(entry, reversed, 1 << bits, firstSize);
          continue;
        }
        const first = reversed & (firstSize - 1);
        if (first !== linked) {
          linked = first;
          linkStart = free;
          free += 1 << secondBits;
          this.#entries.fill(0, linkStart, free);
          this.#entries[first] = link | (linkStart << 4) | secondBits;
        }
        this.#repeat(entry, linkStart + (reversed >> this.#firstBits), 1 << (bits - this.#firstBits), free);
      }
      code <<= 1;
    }
  }

  #repeat(entry: number, from: number, step: number, end: number): void {
    for (let at = from; at < end; at += step) {
      this.#entries[at] = entry;
    }
  }
}

function isSound(counts: Int32Array, mustBeComplete: boolean): boolean {
  let left = 1;
  let longest = 0;
  for (let bits = 1; bits <= maxBits; bits++) {
    const count = counts[bits] ?? 0;
    left = (left << 1) - count;
    longest = count > 0 ? bits : longest;
    if (left < 0) {
      return false;
    }
  }
  return left === 0 || (!mustBeComplete && longest <= 1);
}

function reverse(code: number, bits: number): number {
  let reversed = 0;
  for (let i = 0; i < bits; i++) {
    reversed = (reversed << 1) | ((code >> i) & 1);
  }
  return reversed;
}
