import { PictureRefusedError } from "../picture-refused-error";
import { u16 } from "../reading/read";
import { isRestart, jpegMarkers, standsAlone } from "./jpeg-markers";
import { codedData, type JpegSegment } from "./jpeg-segment";
import { findCode } from "./scans/stuffing";

/** Far beyond any real file, and few enough that what we note of each is no burden. */
const maxSegments = 100_000;

/** Splits a JPEG file into its segments (ITU-T T.81 annex B). Decides nothing about what is kept. */
export class JpegReader {
  /** Every segment up to the end marker, in order. */
  readonly segments: JpegSegment[] = [];

  /** The number of lines that the first DNL segment behind a scan that tells any (ITU-T T.81 B.2.5); 0 when there is none. */
  lines = 0;

  /** Bytes between segments that belong to none of them. */
  strayBytes = 0;

  /** Behind the end marker. */
  end = 0;

  /** Whether an end marker was found. */
  hasEnd = false;

  readonly #file: Uint8Array;
  #at = 2;
  #scanSeen = false;

  /** @throws PictureRefusedError Cut off, or made of too many segments. */
  constructor(file: Uint8Array) {
    this.#file = file;
    while (this.#next()) {
      if (this.segments.length > maxSegments) {
        throw new PictureRefusedError("malformed");
      }
    }
  }

  #next(): boolean {
    const marker = this.#nextMarker();
    if (marker === undefined || marker === jpegMarkers.endOfImage) {
      this.hasEnd = marker !== undefined;
      this.end = this.#at;
      return false;
    }
    if (standsAlone(marker)) {
      this.strayBytes += 2;
      return true;
    }
    this.#segment(marker);
    return true;
  }

  #segment(marker: number): void {
    if (this.#at > this.#file.length - 2) {
      throw new PictureRefusedError("cutOff");
    }
    const length = u16(this.#file, this.#at);
    if (length < 2) {
      throw new PictureRefusedError("malformed");
    }
    if (length > this.#file.length - this.#at) {
      throw new PictureRefusedError("cutOff");
    }
    if (marker === jpegMarkers.numberOfLines && length >= 4 && this.lines === 0 && this.#scanSeen) {
      this.lines = u16(this.#file, this.#at + 2);
    }
    this.segments.push({ marker, start: this.#at + 2, end: this.#at + length });
    this.#at += length;
    if (marker === jpegMarkers.startOfScan) {
      this.#scanSeen = true;
      this.#codedData();
    }
  }

  /** The next marker's second byte, with the position behind it; undefined at the end of the file. */
  #nextMarker(): number | undefined {
    const file = this.#file;
    while (this.#at < file.length - 1) {
      if (file[this.#at] !== 0xff) {
        const found = file.indexOf(0xff, this.#at);
        const to = found < 0 ? file.length : found;
        this.strayBytes += to - this.#at;
        this.#at = to;
        continue;
      }
      const next = file[this.#at + 1];
      if (next === 0xff) {
        this.#at++;
        continue;
      }
      this.#at += 2;
      if (next !== 0) {
        return next;
      }
      this.strayBytes += 2;
    }
    this.strayBytes += file.length - this.#at;
    this.#at = file.length;
    return undefined;
  }

  /**
   * Coded data ends at the first marker that is no restart. Any number of 0xFF bytes may stand before a marker to fill up, and
   * decoders skip them before a stuffed zero as well.
   */
  #codedData(): void {
    const file = this.#file;
    const start = this.#at;
    for (let found = findCode(file, start); found >= 0; found = findCode(file, this.#at)) {
      let code = found + 1;
      while (file[code] === 0xff) {
        code++;
      }
      const next = file[code];
      if (next === undefined || (next !== 0 && !isRestart(next))) {
        this.segments.push({ marker: codedData, start, end: found });
        this.#at = next === undefined ? file.length : code - 1;
        return;
      }
      this.#at = code + 1;
    }
    this.segments.push({ marker: codedData, start, end: file.length });
    this.#at = file.length;
  }
}
