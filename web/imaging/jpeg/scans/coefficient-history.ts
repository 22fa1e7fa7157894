/**
 * Which coefficients of a component's blocks are not zero as far as the scans went: one bit for each, and one for each block
 * that has any, so that empty stretches of a picture cost no time.
 */
export class CoefficientHistory {
  /** Two for each block: coefficients 0 to 31 in zigzag order, the lowest bit first, then 32 to 63. */
  readonly #coefficients: Uint32Array;
  /** One bit for each block. */
  readonly #blocks: Uint32Array;

  /** @param blocks How many blocks a scan of this component alone has. */
  constructor(blocks: number) {
    this.#coefficients = new Uint32Array(2 * blocks);
    this.#blocks = new Uint32Array(Math.ceil(blocks / 32));
  }

  /** Notes that a coefficient is not zero. What runs over the block's end lands on its last one, as decoders have it. */
  add(block: number, coefficient: number): void {
    const place = Math.min(coefficient, 63);
    const at = 2 * block + (place >> 5);
    this.#coefficients[at] = (this.#coefficients[at] ?? 0) | (1 << (place & 31));
    this.#blocks[block >> 5] = (this.#blocks[block >> 5] ?? 0) | (1 << (block & 31));
  }

  /** The coefficient behind `zeros` more of a block that are zero, at most the one behind `last`. */
  behindZeros(block: number, coefficient: number, zeros: number, last: number): number {
    let left = zeros;
    for (let place = coefficient; place <= last; place++) {
      const isZero = (((this.#coefficients[2 * block + (place >> 5)] ?? 0) >>> (place & 31)) & 1) === 0;
      if (isZero && --left < 0) {
        return place;
      }
    }
    return last + 1;
  }

  /** How many coefficients of a band are not zero in some blocks. */
  count(block: number, count: number, first: number, last: number): number {
    const low = bandMask(first, last);
    const high = bandMask(first - 32, last - 32);
    const behind = block + count;
    let sum = 0;
    for (let at = block; at < behind; ) {
      const some = (this.#blocks[at >> 5] ?? 0) >>> (at & 31);
      at += some === 0 ? 32 - (at & 31) : 31 - Math.clz32(some & -some);
      if (some !== 0 && at < behind) {
        const here = (this.#coefficients[2 * at] ?? 0) & low;
        sum += ones(here) + ones((this.#coefficients[2 * at + 1] ?? 0) & high);
        at++;
      }
    }
    return sum;
  }
}

/** Bits `first` to `last` of 32. */
function bandMask(first: number, last: number): number {
  if (last < 0 || first > 31 || first > last) {
    return 0;
  }
  return (0xffffffff << Math.max(first, 0)) & (0xffffffff >>> (31 - Math.min(last, 31)));
}

function ones(bits: number): number {
  let value = bits - ((bits >>> 1) & 0x55555555);
  value = (value & 0x33333333) + ((value >>> 2) & 0x33333333);
  return Math.imul((value + (value >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
