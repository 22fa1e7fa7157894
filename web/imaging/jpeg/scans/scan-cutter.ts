import { Pieces } from "../../building/pieces";
import { type PictureProblem, PictureRefusedError } from "../../picture-refused-error";
import { jpegMarkers } from "../jpeg-markers";
import type { CodedBits } from "./coded-bits";
import { CodedData } from "./coded-data";
import type { ScanWalk } from "./scan-walk";

/**
 * Keeps of a scan's coded data what its blocks need: each restart interval up to its last bit, the bits that fill up the last
 * byte set to one (ITU-T T.81 F.1.2.3), and as many intervals as the scan has.
 */
export class ScanCutter {
  readonly #raw: Uint8Array;
  readonly #data: CodedData;
  readonly #missing: PictureProblem;
  #output: Pieces | undefined;

  /**
   * @param raw The coded data.
   * @param missing What it is when some is missing.
   */
  constructor(raw: Uint8Array, missing: PictureProblem) {
    this.#raw = raw;
    this.#data = new CodedData(raw);
    this.#missing = missing;
  }

  /**
   * @param walk How the scan is coded.
   * @param units How many units it has.
   * @param interval How many units a restart interval has; 0 when there are no restarts.
   * @returns A part of the file's own bytes when nothing in them has to be changed.
   * @throws PictureRefusedError Units are missing, or a code is none.
   */
  cut(walk: ScanWalk, units: number, interval: number): Uint8Array {
    let first = 0;
    for (let number = 0; ; number++) {
      const bits = this.#data.next();
      const count = interval === 0 ? units : Math.min(interval, units - first);
      this.#keep(this.#sound(walk.walk(bits, first, count), bits));
      first += count;
      if (first >= units) {
        return this.#output?.join() ?? this.#raw.subarray(0, this.#data.to);
      }
      const { marker } = this.#data;
      if (marker !== jpegMarkers.restart0 + (number & 7)) {
        throw new PictureRefusedError(marker === 0 ? this.#missing : "malformed");
      }
      this.#output?.add([0xff, marker]);
    }
  }

  /** The bits behind a damaged end read as zeros, and may then be no code. */
  #sound(walked: number, { end }: CodedBits): number {
    if (walked < 0 && -1 - walked <= end - 16) {
      throw new PictureRefusedError("malformed");
    }
    if (walked < 0 || walked > end) {
      throw new PictureRefusedError(this.#missing);
    }
    return walked;
  }

  #keep(end: number): void {
    const { bytes, from, to, hasFill } = this.#data;
    const length = Math.ceil(end / 8);
    const fill = (1 << (8 * length - end)) - 1;
    const last = length === 0 ? 0xff : (bytes[length - 1] ?? 0);
    if (length === bytes.length && (last & fill) === fill && !hasFill) {
      this.#output?.add(this.#raw.subarray(from, to));
      return;
    }
    if (this.#output === undefined) {
      this.#output = new Pieces();
      this.#output.add(this.#raw.subarray(0, from));
    }
    if (length > 0) {
      this.#output.add(stuffed(bytes.subarray(0, length), last | fill));
    }
  }
}

/** The bytes, the last of them replaced, with a zero behind each 0xFF. */
function stuffed(bytes: Uint8Array, last: number): Uint8Array {
  const output = new Uint8Array(2 * bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const value = i === bytes.length - 1 ? last : (bytes[i] ?? 0);
    output[length] = value;
    length += value === 0xff ? 2 : 1;
  }
  return output.slice(0, length);
}
