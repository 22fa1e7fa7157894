import { PictureRefusedError } from "../../picture-refused-error";
import { jpegMarkers } from "../jpeg-markers";
import { CodedBits, slack } from "./coded-bits";
import { removeStuffing } from "./stuffing";

/**
 * A scan's coded data as it stands in the file (ITU-T T.81 B.1.1.5), read one restart interval after the other. The byte
 * 0xFF is data when a zero is stuffed behind it, and a restart otherwise; more of it in front only fills up.
 */
export class CodedData {
  /** Where the interval starts in the file's data. */
  from = 0;
  /** Where it ends there: at a restart marker or at the end of the data. */
  to = 0;
  /** Whether fill bytes stand in the interval or before its marker. */
  hasFill = false;
  /** The second byte of the restart marker that ends it; 0 at the end of the data. */
  marker = 0;
  /** How many bytes the interval has without stuffed ones. */
  length = 0;

  readonly #raw: Uint8Array;
  readonly #buffer: Uint8Array;
  #next = 0;

  /** @param raw Everything up to the first marker that is no restart. */
  constructor(raw: Uint8Array) {
    this.#raw = raw;
    this.#buffer = new Uint8Array(raw.length + slack);
  }

  /** The interval's bytes without stuffed ones. */
  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.length);
  }

  /** The next interval; an empty one at the end of the data. */
  next(): CodedBits {
    const raw = this.#raw;
    const buffer = this.#buffer;
    let at = this.#next;
    let length = 0;
    this.from = at;
    this.to = raw.length;
    this.marker = 0;
    this.hasFill = false;
    while (at < raw.length && this.marker === 0) {
      const { read, written } = removeStuffing(raw, at, buffer, length);
      length = written;
      at = read === raw.length ? read : this.#code(read + 1);
      if (read < raw.length && this.to === raw.length && this.marker === 0) {
        buffer[length++] = 0xff;
      }
    }
    this.#next = at;
    this.length = length;
    buffer.fill(0, length, length + slack);
    return new CodedBits(buffer, length);
  }

  /** Reads what follows an 0xFF: a stuffed zero, or the end of the interval. */
  #code(behind: number): number {
    const raw = this.#raw;
    let at = behind;
    while (raw[at] === 0xff) {
      at++;
    }
    this.hasFill ||= at > behind && at < raw.length;
    this.marker = raw[at] ?? 0;
    if (this.marker !== 0 || at === raw.length) {
      this.to = behind - 1;
    }
    return at + 1;
  }
}

/**
 * Coded data that is kept whole: as it stands, but without fill bytes.
 * @throws PictureRefusedError Its restarts are not in order.
 */
export function wholeCodedData(raw: Uint8Array): Uint8Array {
  const kept = new Uint8Array(raw.length);
  let length = 0;
  let restarts = 0;
  for (let i = 0; i < raw.length; i++) {
    const value = raw[i] ?? 0;
    const code = value === 0xff ? (raw[i + 1] ?? 0) : 0;
    if (code !== 0 && code !== 0xff && code !== jpegMarkers.restart0 + (restarts++ & 7)) {
      throw new PictureRefusedError("malformed");
    }
    if (code !== 0xff) {
      kept[length++] = value;
    }
  }
  return length === raw.length ? raw : kept.subarray(0, length);
}
