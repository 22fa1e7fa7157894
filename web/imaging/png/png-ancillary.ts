import { orientationTiff } from "../building/orientation-tiff";
import { Pieces } from "../building/pieces";
import { PictureRefusedError } from "../picture-refused-error";
import { equal } from "../reading/read";
import { exifOrientation } from "../reporting/exif-orientation";
import type { ReportBuilder } from "../reporting/report-builder";
import { type PngChunk, pngChunk } from "./png-chunk";
import { reportPngChunk } from "./png-findings";
import { type PngHeader, pngColours } from "./png-header";
import { writePngProfile } from "./png-profile";
import { pngTypes, tellsColours } from "./png-types";
import { pngValueMakesSense } from "./png-values";

/** The length that a chunk must have (W3C PNG section 11.3), for those where it is always the same. */
const exactLengths: ReadonlyMap<number, number> = new Map([
  [pngTypes.gamma as number, 4],
  [pngTypes.codingPoints, 4],
  [pngTypes.chromaticities, 32],
  [pngTypes.srgb, 1],
  [pngTypes.mastering, 24],
  [pngTypes.lightLevel, 8],
  [pngTypes.density, 9],
]);

/**
 * The chunks that tell how to show the rows, kept in their places. One that is too long is cut to its exact length when what
 * is left makes sense. Colours that are told in too few bytes, with a wrong checksum or twice and differently are shown
 * differently by different decoders: such a picture is refused as damaged. Another chunk of that sort goes. Transparency that
 * is too long goes too: cut, it would make pixels vanish that decoders show.
 */
export class PngAncillary {
  /** 1..8, from the first eXIf chunk. */
  orientation = 1;

  readonly #header: PngHeader;
  readonly #report: ReportBuilder;
  readonly #seen = new Map<number, PngChunk>();
  readonly #before = new Pieces();
  readonly #after = new Pieces();
  #colours = 0;
  #exifSeen = false;

  constructor(header: PngHeader, report: ReportBuilder) {
    this.#header = header;
    this.#report = report;
  }

  /** The palette of an indexed picture; entries beyond what its bits can name go. */
  palette(chunk: PngChunk): void {
    const { length } = chunk;
    if (length === 0 || length % 3 !== 0 || length > 768 || this.#colours > 0) {
      throw new PictureRefusedError("malformed");
    }
    this.#colours = Math.min(length / 3, 1 << this.#header.bits);
    const surplus = length - 3 * this.#colours;
    if (surplus > 0) {
      this.#report.addBytes("other", "Colours that no pixel can have", surplus);
    }
    this.#before.add(
      surplus === 0 ? chunk.whole : pngChunk(pngTypes.palette, chunk.data.subarray(0, 3 * this.#colours)),
    );
  }

  /** Keeps the chunk, cuts it, or drops it. */
  take(chunk: PngChunk, isBeforeData: boolean): void {
    const length = this.#exactLength(chunk);
    if (length === undefined || chunk.length < length || this.#seen.has(chunk.type) || !chunk.hasValidCrc) {
      this.#leaveOut(chunk);
      return;
    }
    const value = chunk.data.subarray(0, length);
    if (chunk.length > length && !pngValueMakesSense(chunk.type, value, this.#header)) {
      this.#leaveOut(chunk);
      return;
    }
    this.#seen.set(chunk.type, chunk);
    (isBeforeData ? this.#before : this.#after).add(this.#kept(chunk, value) ?? []);
  }

  #kept(chunk: PngChunk, value: Uint8Array): Uint8Array | undefined {
    if (chunk.type === pngTypes.profile) {
      return writePngProfile(chunk.data, this.#report);
    }
    if (chunk.length === value.length) {
      return chunk.whole;
    }
    this.#report.addNamed("other", "Bytes behind a value", chunk.name, chunk.length - value.length);
    return pngChunk(chunk.type, value);
  }

  /** Undefined for types that aren't kept. */
  #exactLength(chunk: PngChunk): number | undefined {
    switch (chunk.type) {
      case pngTypes.significantBits:
        return this.#header.significantBitsLength;
      case pngTypes.transparency:
        return this.#transparencyLength(chunk.length);
      case pngTypes.profile:
        return chunk.length;
      default:
        return exactLengths.get(chunk.type);
    }
  }

  #transparencyLength(length: number): number | undefined {
    switch (this.#header.colourType) {
      case pngColours.grey:
        return 2;
      case pngColours.rgb:
        return 6;
      case pngColours.indexed:
        return length >= 1 && length <= this.#colours ? length : undefined;
      default:
        return undefined;
    }
  }

  #leaveOut(chunk: PngChunk): void {
    const first = this.#seen.get(chunk.type);
    const saysTheSame = first !== undefined && equal(chunk.data, first.data);
    if (tellsColours(chunk.type) && !saysTheSame) {
      throw new PictureRefusedError("malformed");
    }
    this.#drop(chunk);
  }

  #drop(chunk: PngChunk): void {
    if (chunk.type === pngTypes.exif && !this.#exifSeen) {
      this.#exifSeen = true;
      this.orientation = exifOrientation(chunk.data);
    }
    reportPngChunk(chunk, this.#report);
  }

  /** What stands before the rows. */
  write(output: Pieces): void {
    if (this.#header.colourType === pngColours.indexed && this.#colours === 0) {
      throw new PictureRefusedError("malformed");
    }
    output.addAll(this.#before);
    if (this.orientation !== 1) {
      output.add(pngChunk(pngTypes.exif, orientationTiff(this.orientation)));
    }
  }

  writeAfterData(output: Pieces): void {
    output.addAll(this.#after);
  }
}
