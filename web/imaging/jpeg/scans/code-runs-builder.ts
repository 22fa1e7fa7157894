import type { BlockCodes } from "./block-codes";
import { CodeRuns, coefficient, coefficientBits, full, inside, maxBits, passedBits, windowBits } from "./code-runs";
import type { HuffmanTable } from "./huffman-table";

/**
 * All look-ups for the blocks of a unit.
 * @param blocks The tables of each block.
 */
export function buildRuns(blocks: readonly BlockCodes[]): CodeRuns {
  const runs = new CodeRuns(blocks);
  for (let block = 0; block < blocks.length; block++) {
    const builder = new CodeRunsBuilder(blocks, block);
    runs.shared.push(builder.shared);
    builder.inside(runs.of(block));
    builder.beforeDc(runs.of(blocks.length + block));
    builder.inLongCode(runs.of(2 * blocks.length + block));
  }
  return runs;
}

/** More coefficients in one entry, and the block would be full. */
const mostPassed = 62;

/**
 * Fills the look-ups of one block. What follows a code does not depend on it, only on how many bits are left of the window: so the
 * runs of fewer bits come first, and a longer one is a code and a run that is known already.
 */
class CodeRunsBuilder {
  /** How many bits the codes share that are longer than the window. */
  readonly shared: number;
  readonly #codes: BlockCodes;
  readonly #nextDc: HuffmanTable;
  readonly #inside: number;
  readonly #beforeDc: number;
  readonly #inLongCode: number;
  readonly #nextInside: number;
  readonly #nextBeforeDc: number;
  /** The runs of r bits stand from 2^r on. */
  readonly #runs = new Int32Array(2 << windowBits);

  /**
   * @param blocks The tables of each block of a unit.
   * @param block Which of them.
   */
  constructor(blocks: readonly BlockCodes[], block: number) {
    const next = (block + 1) % blocks.length;
    const codes = blocks[block];
    const following = blocks[next];
    if (codes === undefined || following === undefined) {
      throw new RangeError("no such block");
    }
    this.#codes = codes;
    this.#nextDc = following.dc;
    this.#inside = inside | (block << windowBits);
    this.#beforeDc = inside | ((blocks.length + block) << windowBits);
    this.#inLongCode = inside | ((2 * blocks.length + block) << windowBits);
    this.#nextInside = next << windowBits;
    this.#nextBeforeDc = (blocks.length + next) << windowBits;
    // Codes are numbered upwards with their length: behind the short ones there are only long ones, up to ones throughout.
    this.shared = Math.clz32(~(codes.ac.behind(windowBits) << 16));
    for (let bits = 0; bits <= windowBits; bits++) {
      for (let window = 0; window < 1 << bits; window++) {
        this.#runs[(1 << bits) | window] = this.#run(window, bits);
      }
    }
  }

  /** Among the block's AC coefficients. */
  inside(entries: Int32Array): void {
    for (let window = 0; window < entries.length; window++) {
      const run = this.#runs[(1 << windowBits) | window] ?? 0;
      const length = this.#codes.ac.find(window << (16 - windowBits)) >> 8;
      const isLong = this.shared > 0 && (length === 0 || length > windowBits);
      const other = isLong ? this.#inLongCode + this.shared : this.#inside | full;
      entries[window] = run === this.#inside ? other : run;
    }
  }

  /** Before its DC coefficient. */
  beforeDc(entries: Int32Array): void {
    for (let window = 0; window < entries.length; window++) {
      const code = this.#codes.dc.find(window << (16 - windowBits));
      const bits = (code >> 8) + (code & 255);
      const fits = code !== 0 && code >> 8 <= windowBits && bits <= maxBits;
      entries[window] = fits ? this.#joined(bits, 0, this.#rest(window, windowBits - bits)) : this.#beforeDc | full;
    }
  }

  /** Behind the bits that its long codes share. */
  inLongCode(entries: Int32Array): void {
    const { shared } = this;
    for (let window = 0; window < entries.length; window++) {
      const bits = ((0xffff0000 >>> shared) | ((window << (32 - windowBits)) >>> (16 + shared))) & 0xffff;
      const code = this.#codes.ac.find(bits);
      const length = code >> 8;
      const fits = shared > 0 && length > windowBits && length - shared <= windowBits;
      const run = fits ? this.#code(code, length - shared, window, windowBits) : this.#inside;
      entries[window] = run === this.#inside ? this.#inLongCode | full : run;
    }
  }

  #run(window: number, bits: number): number {
    const code = this.#codes.ac.find(window << (16 - bits));
    return code === 0 || code >> 8 > bits ? this.#inside : this.#code(code, code >> 8, window, bits);
  }

  /** A code of which `length` bits stand at the start of the window, and what follows; nothing when it is too long. */
  #code(code: number, length: number, window: number, bits: number): number {
    const run = (code >> 4) & 15;
    const size = code & 15;
    if (size > 0 || run === 15) {
      const passed = length + size;
      return passed > maxBits ? this.#inside : this.#joined(passed, run + 1, this.#rest(window, bits - passed));
    }
    const left = bits - length;
    const dc = this.#nextDc.find((window << (16 - left)) & 0xffff);
    const passed = length + (dc >> 8) + (dc & 255);
    const fits = dc !== 0 && dc >> 8 <= left && passed <= maxBits;
    return fits ? this.#nextInside + passed : this.#nextBeforeDc + length;
  }

  #joined(bits: number, coefficients: number, rest: number): number {
    const passed = (rest & coefficientBits) + coefficients * coefficient;
    const isTooMuch = (rest & passedBits) + bits > maxBits || passed > mostPassed * coefficient;
    return (isTooMuch ? this.#inside : rest) + bits + coefficients * coefficient;
  }

  /** What the last bits of a window make of the block. */
  #rest(window: number, bits: number): number {
    return bits <= 0 ? this.#inside : (this.#runs[(1 << bits) | (window & ((1 << bits) - 1))] ?? 0);
  }
}
