import { profilePasses } from "../colour/profile-walker";
import { jpegPasses } from "../jpeg/jpeg-walker";
import { slice, u16, u32 } from "../reading/read";

const fixed: ReadonlyMap<number, string> = new Map([
  ...[266, 296, 317, 332, 334, 531].map((tag) => [tag, "3 1"] as const),
  ...[282, 283].map((tag) => [tag, "5 1"] as const),
  ...[292, 293].map((tag) => [tag, "4 1"] as const),
  [318, "5 2"],
  [319, "5 6"],
  [342, "3 6"],
  [529, "5 3"],
]);

const packed = new Set([2, 3, 4, 5, 8, 32771, 32773, 32946]);

/** One page of the strict reading: which fields may be there, and where its pixels must be. */
export class TiffWalkerPage {
  readonly #file: Uint8Array;
  readonly #bigEndian: boolean;
  /** The first number of each field that says how pixels are laid out. */
  readonly #numbers = new Map<number, number>();
  #subsampling: readonly [number, number] = [2, 2];
  #depths = 1;
  #offsets = 0;
  #lengths = 0;
  #parts = 0;

  constructor(file: Uint8Array, bigEndian: boolean) {
    this.#file = file;
    this.#bigEndian = bigEndian;
  }

  #u16(at: number): number {
    return u16(this.#file, at, this.#bigEndian);
  }

  #u32(at: number): number {
    return u32(this.#file, at, this.#bigEndian);
  }

  #number(tag: number, missing: number): number {
    return this.#numbers.get(tag) ?? missing;
  }

  /** Whether a page of ours may have such a field; its values stand at a place. */
  takes(tag: number, type: number, count: number, at: number): boolean {
    if (fixed.get(tag) === `${type} ${count}`) {
      return true;
    }
    switch (type) {
      case 3:
        return this.#takesShorts(tag, count, at);
      case 4:
        return this.#takesLongs(tag, count, at) || this.#takesNumbers(tag, type, count);
      case 7:
        return this.#takesBytes(tag, slice(this.#file, at, count));
      default:
        return this.#takesNumbers(tag, type, count);
    }
  }

  #takesShorts(tag: number, count: number, at: number): boolean {
    const value = this.#u16(at);
    const bits = this.#number(258, 1);
    const samples = this.#number(277, 1);
    switch (tag) {
      case 258:
        this.#depths = count;
        this.#numbers.set(tag, value);
        return true;
      case 259:
      case 262:
      case 277:
      case 284:
        this.#numbers.set(tag, value);
        return count === 1;
      case 274:
        return count === 1 && value >= 1 && value <= 8;
      case 530:
        this.#subsampling = [value, count === 2 ? this.#u16(at + 2) : 0];
        return count === 2;
      case 280:
      case 281:
      case 338:
      case 339:
        return count <= Math.max(samples, 1);
      case 336:
        return count === 2 || count === 2 * samples;
      case 301:
        return bits <= 16 && (count === 1 << bits || count === 3 << bits);
      case 320:
        return bits <= 16 && this.#number(262, -1) === 3 && count === 3 << bits;
      default:
        return this.#takesNumbers(tag, 3, count);
    }
  }

  #takesLongs(tag: number, count: number, at: number): boolean {
    const value = this.#u32(at);
    switch (tag) {
      case 254:
        return count === 1 && (value === 2 || value === 4 || value === 6);
      case 256:
      case 257:
      case 278:
      case 322:
      case 323:
        this.#numbers.set(tag, value);
        return count === 1;
      case 273:
      case 324:
        this.#offsets = at;
        this.#parts = count;
        return true;
      case 279:
      case 325:
        this.#lengths = at;
        return count === this.#parts;
      default:
        return false;
    }
  }

  #takesNumbers(tag: number, type: number, count: number): boolean {
    const samples = this.#number(277, 1);
    if (tag === 340 || tag === 341) {
      return type !== 7 && (count === 1 || count === samples);
    }
    return tag === 532 && (type === 4 || type === 5) && count === 2 * samples;
  }

  #takesBytes(tag: number, bytes: Uint8Array): boolean {
    return (tag === 347 && jpegPasses(bytes)) || (tag === 34675 && profilePasses(bytes));
  }

  /**
   * Parts follow each other; one may stand for several, and one of no length stands nowhere.
   * @returns Where the last one ends; undefined when something is wrong.
   */
  behindPixels(from: number): number | undefined {
    const isWhole = this.#number(256, 0) > 0 && this.#number(257, 0) > 0 && this.#offsets > 0 && this.#lengths > 0;
    if (!isWhole || (this.#depths !== 1 && this.#depths !== this.#number(277, 1))) {
      return undefined;
    }
    let at = from;
    const starts: number[] = [];
    for (let i = 0; i < this.#parts; i++) {
      const start = this.#u32(this.#offsets + 4 * i);
      const length = this.#u32(this.#lengths + 4 * i);
      if (length > 0 && start === at) {
        if (length > this.#file.length - at || !this.#partPasses(i, slice(this.#file, at, length))) {
          return undefined;
        }
        starts.push(start);
        at += length;
      } else if (length === 0 ? start !== 0 : !isKnown(starts, start, start + length, at)) {
        return undefined;
      }
    }
    return at;
  }

  #partPasses(part: number, bytes: Uint8Array): boolean {
    const compression = this.#number(259, 0);
    if (compression === 1) {
      return bytes.length === this.#unpackedLength(part);
    }
    return compression === 7 ? jpegPasses(bytes) : packed.has(compression);
  }

  #unpackedLength(part: number): number {
    const tileWidth = this.#number(322, 0);
    const perStrip = this.#number(278, 4294967295);
    const height = this.#number(257, 0);
    const above = (part % Math.ceil(height / perStrip)) * perStrip;
    const width = tileWidth === 0 ? this.#number(256, 0) : tileWidth;
    const rows = tileWidth === 0 ? Math.min(perStrip, height - above) : this.#number(323, 0);
    const bits = this.#number(258, 1);
    const samples = this.#number(277, 1);
    const isPlanar = this.#number(284, 1) === 2;
    if (this.#number(262, -1) === 6 && !isPlanar && samples === 3) {
      const [x, y] = this.#subsampling;
      return Math.ceil((Math.ceil(width / x) * (x * y + 2) * bits) / 8) * Math.ceil(rows / y);
    }
    return Math.ceil((width * (isPlanar ? 1 : samples) * bits) / 8) * rows;
  }
}

/** Whether an earlier part begins and ends there; each of them ends where the next begins. */
function isKnown(starts: readonly number[], start: number, end: number, behind: number): boolean {
  let low = 0;
  for (let high = starts.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return starts[low] === start && end === (starts[low + 1] ?? behind);
}
