const modulus = 65521;

/** The most bytes before the sums must be reduced (zlib's NMAX). */
const run = 5552;

/** The checksum of zlib streams (RFC 1950 section 8.2). */
export class Adler32 {
  #a = 1;
  #b = 0;

  get value(): number {
    return ((this.#b << 16) | this.#a) >>> 0;
  }

  add(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; from += run) {
      for (const value of bytes.subarray(from, from + run)) {
        this.#a += value;
        this.#b += this.#a;
      }
      this.#a %= modulus;
      this.#b %= modulus;
    }
  }
}
