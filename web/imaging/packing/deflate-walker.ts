import {
  codeOrder,
  distanceBase,
  distanceExtra,
  fixedDistances,
  fixedLiterals,
  lengthBase,
  lengthExtra,
} from "./deflate-codes";
import type { DeflateCutPoint } from "./deflate-cut-point";
import { DeflateTable } from "./deflate-table";
import type { DeflateWindow } from "./deflate-window";

/**
 * How a deflate stream ended. `complete`: the last block is whole. `cutOff`: the bytes ran out before its end. `tooLong`:
 * more was unpacked than allowed, and the walk stopped there. `invalid`: no decoder would take it.
 */
export type DeflateEnd = "complete" | "cutOff" | "tooLong" | "invalid";

const endOfBlock = 256;

/**
 * Follows a deflate stream (RFC 1951) from code to code: how many bytes it gives, and where it ends. It unpacks only when
 * a window is given. The platforms' own inflaters can't be used for this: they don't tell where a stream ended, and what
 * they do about bytes behind the end differs from browser to browser. This one gives the same answer everywhere.
 */
export class DeflateWalker {
  readonly #input: Uint8Array;
  readonly #limit: number;
  readonly #window: DeflateWindow | undefined;
  readonly #literals = new DeflateTable(11, 288);
  readonly #distances = new DeflateTable(9, 32);
  #at = 0;
  #bits = 0;
  #count = 0;
  /** The value of the last successful `#take` or length of the last `#match`. */
  #taken = 0;

  /** Bytes the stream unpacks to, up to where the walk stopped. One that stopped as too long has counted the last code whole. */
  produced = 0;

  /** The stream's length in whole bytes; only when it is complete. */
  length = 0;

  /** Where the walk was cut, when it ended as `tooLong` or `cutOff`. */
  cut: DeflateCutPoint = between(0, 0);

  /** Where bits begin that no decoder looks at and that are not zero. */
  readonly spare: number[] = [];

  readonly end: DeflateEnd;

  private constructor(input: Uint8Array, limit: number, window: DeflateWindow | undefined) {
    this.#input = input;
    this.#limit = limit;
    this.#window = window;
    this.end = this.#run();
    window?.flush();
  }

  /**
   * @param input Raw deflate, without a zlib header; there may be anything behind its end.
   * @param limit The most bytes it may unpack to.
   * @param window Gets what it unpacks to, if that is wanted.
   */
  static walk(input: Uint8Array, limit: number, window?: DeflateWindow): DeflateWalker {
    return new DeflateWalker(input, limit, window);
  }

  get #position(): number {
    return 8 * this.#at - this.#count;
  }

  #run(): DeflateEnd {
    while (true) {
      const start = this.#position;
      this.cut = between(start, this.produced);
      if (!this.#take(3)) {
        return "cutOff";
      }
      const head = this.#taken;
      const end = this.#block(head >> 1, start);
      if (end !== "complete") {
        return end;
      }
      if ((head & 1) === 1) {
        this.#skipToByte();
        this.length = this.#at - (this.#count >> 3);
        return "complete";
      }
    }
  }

  #block(kind: number, start: number): DeflateEnd {
    switch (kind) {
      case 0:
        return this.#stored();
      case 1:
        this.#literals.build(fixedLiterals);
        this.#distances.build(fixedDistances);
        return this.#coded(start);
      case 2: {
        const head = this.#dynamicTables();
        return head === "complete" ? this.#coded(start) : head;
      }
      default:
        return "invalid";
    }
  }

  #stored(): DeflateEnd {
    this.#skipToByte();
    if (!this.#take(16)) {
      return "cutOff";
    }
    const length = this.#taken;
    if (!this.#take(16)) {
      return "cutOff";
    }
    if (length !== (this.#taken ^ 0xffff)) {
      return "invalid";
    }
    this.#at -= this.#count >> 3;
    this.#bits = 0;
    this.#count = 0;
    const here = Math.min(length, this.#input.length - this.#at);
    this.#window?.stored(this.#input.subarray(this.#at, this.#at + here));
    this.produced += here;
    if (this.produced > this.#limit) {
      return "tooLong";
    }
    if (here < length) {
      return "cutOff";
    }
    this.#at += length;
    return "complete";
  }

  #skipToByte(): void {
    const spare = this.#count & 7;
    if ((this.#bits & ((1 << spare) - 1)) !== 0) {
      this.spare.push(this.#position);
    }
    this.#drop(spare);
  }

  #coded(blockStart: number): DeflateEnd {
    while (true) {
      this.#refill();
      const entry = this.#literals.find(this.#bits);
      const bits = entry & 15;
      if (bits === 0 || bits > this.#count) {
        return this.#stop(blockStart, this.#position, bits === 0 ? this.#broken() : "cutOff");
      }
      const symbol = entry >> 4;
      if (symbol < endOfBlock) {
        const before = this.#position;
        this.#drop(bits);
        if (this.produced + 1 > this.#limit) {
          return this.#stop(blockStart, before, "tooLong", 1);
        }
        this.produced++;
        this.#window?.literal(symbol);
        continue;
      }
      const before = this.#position;
      this.#drop(bits);
      if (symbol === endOfBlock) {
        return "complete";
      }
      const distance = this.#match(symbol - 257);
      if (typeof distance === "string") {
        return this.#stop(blockStart, before, distance);
      }
      const length = this.#taken;
      if (this.produced + length > this.#limit) {
        return this.#stop(blockStart, before, "tooLong", length);
      }
      this.produced += length;
      this.#window?.match(distance, length);
    }
  }

  /** A code that matches nothing: the bytes ran out if fewer bits are left than a code may have, else it is invalid. */
  #broken(): DeflateEnd {
    return this.#count < 15 ? "cutOff" : "invalid";
  }

  #stop(blockStart: number, tokenStart: number, end: DeflateEnd, extra = 0): DeflateEnd {
    const { code, bits } = this.#literals.codeOf(endOfBlock);
    this.cut = {
      blockStart,
      isBetweenBlocks: false,
      tokenStart,
      tokenEnd: this.#position,
      produced: this.produced,
      endCode: code,
      endBits: bits,
    };
    this.produced += extra;
    return end;
  }

  /** The distance of a match, with its length in `#taken`; or why there is none. */
  #match(code: number): number | DeflateEnd {
    if (code >= 29) {
      return "invalid";
    }
    if (!this.#takeFilled(lengthExtra[code] ?? 0)) {
      return "cutOff";
    }
    const length = (lengthBase[code] ?? 0) + this.#taken;
    this.#refill();
    const entry = this.#distances.find(this.#bits);
    const bits = entry & 15;
    if (bits === 0 || bits > this.#count) {
      return bits === 0 ? this.#broken() : "cutOff";
    }
    this.#drop(bits);
    const symbol = entry >> 4;
    if (symbol >= 30) {
      return "invalid";
    }
    if (!this.#take(distanceExtra[symbol] ?? 0)) {
      return "cutOff";
    }
    const distance = (distanceBase[symbol] ?? 0) + this.#taken;
    this.#taken = length;
    return distance > this.produced ? "invalid" : distance;
  }

  #dynamicTables(): DeflateEnd {
    if (!this.#take(14)) {
      return "cutOff";
    }
    const literals = (this.#taken & 31) + 257;
    const distances = ((this.#taken >> 5) & 31) + 1;
    const codes = (this.#taken >> 10) + 4;
    if (literals > 286 || distances > 30) {
      return "invalid";
    }
    const codeLengths = new Uint8Array(19);
    for (const symbol of codeOrder.slice(0, codes)) {
      if (!this.#take(3)) {
        return "cutOff";
      }
      codeLengths[symbol] = this.#taken;
    }
    const lengthCodes = new DeflateTable(7, 19);
    if (!lengthCodes.build(codeLengths, true)) {
      return "invalid";
    }
    const lengths = new Uint8Array(literals + distances);
    const read = this.#readLengths(lengthCodes, lengths);
    if (read !== "complete") {
      return read;
    }
    return lengths[endOfBlock] !== 0 &&
      this.#literals.build(lengths.subarray(0, literals)) &&
      this.#distances.build(lengths.subarray(literals))
      ? "complete"
      : "invalid";
  }

  #readLengths(codes: DeflateTable, lengths: Uint8Array): DeflateEnd {
    for (let i = 0; i < lengths.length; ) {
      this.#refill();
      const entry = codes.find(this.#bits);
      const bits = entry & 15;
      if (bits === 0 || bits > this.#count) {
        return bits === 0 ? this.#broken() : "cutOff";
      }
      this.#drop(bits);
      const symbol = entry >> 4;
      if (symbol < 16) {
        lengths[i++] = symbol;
        continue;
      }
      if (!this.#takeFilled(symbol === 16 ? 2 : symbol === 17 ? 3 : 7)) {
        return "cutOff";
      }
      const times = this.#taken + (symbol === 18 ? 11 : 3);
      if (times > lengths.length - i || (symbol === 16 && i === 0)) {
        return "invalid";
      }
      lengths.fill(symbol === 16 ? (lengths[i - 1] ?? 0) : 0, i, i + times);
      i += times;
    }
    return "complete";
  }

  /** Takes up to 16 bits into `#taken`; false when fewer are left. */
  #take(bits: number): boolean {
    this.#refill();
    return this.#takeFilled(bits);
  }

  #takeFilled(bits: number): boolean {
    if (bits > this.#count) {
      return false;
    }
    this.#taken = this.#bits & ((1 << bits) - 1);
    this.#drop(bits);
    return true;
  }

  #drop(bits: number): void {
    this.#bits >>>= bits;
    this.#count -= bits;
  }

  /** At least 25 bits, or all that are left: enough for a literal's code and its extra bits, or for a distance's code. */
  #refill(): void {
    while (this.#count <= 24 && this.#at < this.#input.length) {
      this.#bits |= (this.#input[this.#at++] ?? 0) << this.#count;
      this.#count += 8;
    }
  }
}

function between(start: number, produced: number): DeflateCutPoint {
  return {
    blockStart: start,
    isBetweenBlocks: true,
    tokenStart: start,
    tokenEnd: start,
    produced,
    endCode: 0,
    endBits: 0,
  };
}
