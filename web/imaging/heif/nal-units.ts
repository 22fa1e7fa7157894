import type { Pieces } from "../building/pieces";
import { pictureLimits } from "../picture-limits";
import { PictureRefusedError } from "../picture-refused-error";
import { byteAt, u16, u32 } from "../reading/read";
import type { ReportBuilder } from "../reporting/report-builder";
import type { BoxFields } from "./box-fields";
import { cleanSupplementaryInformation } from "./supplementary-information";

const nothing = new Uint8Array(0);

/**
 * Coded data of HEVC (ITU-T H.265 section 7.4.2.2) and AVC (H.264 section 7.4.1) as files hold it: each unit with its length
 * before it. Slices and parameter sets stay; filler, private and unknown units go, and of supplementary information all but
 * what colours need.
 */
export class NalUnits {
  readonly #isHevc: boolean;
  readonly #headLength: number;
  readonly #lengthBytes: number;
  readonly #report: ReportBuilder;
  #dropped = 0;

  constructor(isHevc: boolean, lengthBytes: number, report: ReportBuilder) {
    this.#isHevc = isHevc;
    this.#headLength = isHevc ? 2 : 1;
    this.#lengthBytes = lengthBytes;
    this.#report = report;
  }

  /** The parameter sets of a decoder configuration, each with its length before it, as they stay. */
  cleanSets(fields: BoxFields, count: number): Uint8Array[] {
    const kept: Uint8Array[] = [];
    for (let left = count; left > 0; left--) {
      const unit = fields.take(fields.u16());
      const cleaned = this.#isKept(unit, 0, unit.length) ? unit : this.#restOf(unit);
      if (cleaned.length > 0) {
        kept.push(cleaned);
      }
    }
    return kept;
  }

  /**
   * Cleans an item's or sample's data.
   * @throws PictureRefusedError A unit is longer than the data, or too many are left out.
   */
  clean(data: Uint8Array, output: Pieces): void {
    const lengthBytes = this.#lengthBytes;
    let from = 0;
    let at = 0;
    while (at <= data.length - lengthBytes) {
      const length = this.#lengthAt(data, at);
      const start = at + lengthBytes;
      if (length > data.length - start) {
        throw new PictureRefusedError("malformed");
      }
      const end = start + length;
      if (!this.#isKept(data, start, end)) {
        this.#requireFew();
        output.add(data.subarray(from, at));
        this.#write(this.#restOf(data.subarray(start, end)), output);
        from = end;
      }
      at = end;
    }
    output.add(data.subarray(from, at));
    if (at < data.length) {
      this.#report.addBytes("other", "Data inside the coded picture", data.length - at);
    }
  }

  #requireFew(): void {
    this.#dropped++;
    if (this.#dropped > pictureLimits.maxParts) {
      throw new PictureRefusedError("malformed");
    }
  }

  #lengthAt(data: Uint8Array, at: number): number {
    switch (this.#lengthBytes) {
      case 1:
        return byteAt(data, at);
      case 2:
        return u16(data, at);
      case 4:
        return u32(data, at);
      default:
        throw new PictureRefusedError("malformed");
    }
  }

  /** Whether a unit is needed for the pixels and stays as it is. */
  #isKept(data: Uint8Array, start: number, end: number): boolean {
    if (!this.#isReadable(data, start, end)) {
      return false;
    }
    const type = this.#typeOf(data, start);
    return this.#isHevc ? isHevcPicture(type) : isAvcPicture(type);
  }

  /** Units of another layer show another picture; decoders of this one pass over them (H.265 section 7.4.2.2). */
  #isReadable(data: Uint8Array, start: number, end: number): boolean {
    if (end - start < this.#headLength) {
      return false;
    }
    return !this.#isHevc || ((byteAt(data, start) & 1) === 0 && byteAt(data, start + 1) >> 3 === 0);
  }

  #typeOf(data: Uint8Array, start: number): number {
    return this.#isHevc ? (byteAt(data, start) >> 1) & 63 : byteAt(data, start) & 31;
  }

  /** What stays of a unit that doesn't stay as it is; mostly nothing. */
  #restOf(unit: Uint8Array): Uint8Array {
    if (this.#isReadable(unit, 0, unit.length) && this.#isSupplementary(this.#typeOf(unit, 0))) {
      return cleanSupplementaryInformation(unit, this.#headLength, this.#report);
    }
    if (unit.length > 0) {
      this.#report.addBytes("other", "Data inside the coded picture", unit.length);
    }
    return nothing;
  }

  #isSupplementary(type: number): boolean {
    return this.#isHevc ? type === 39 || type === 40 : type === 6;
  }

  #write(unit: Uint8Array, output: Pieces): void {
    if (unit.length === 0) {
      return;
    }
    const head = new Uint8Array(this.#lengthBytes);
    for (let i = 0; i < this.#lengthBytes; i++) {
      head[this.#lengthBytes - 1 - i] = unit.length >> (8 * i);
    }
    output.add(head);
    output.add(unit);
  }
}

function isHevcPicture(type: number): boolean {
  return type <= 9 || (type >= 16 && type <= 21) || (type >= 32 && type <= 37);
}

function isAvcPicture(type: number): boolean {
  return (
    (type >= 1 && type <= 5) || (type >= 7 && type <= 11) || (type >= 13 && type <= 15) || type === 19 || type === 20
  );
}
