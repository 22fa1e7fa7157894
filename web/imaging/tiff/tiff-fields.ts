import type { TiffEntry } from "../reporting/tiff-block";
import type { TiffDirectory } from "./tiff-directory";
import { longsField, shortsField, type TiffField } from "./tiff-field";
import type { TiffLayout } from "./tiff-layout";
import type { TiffReader } from "./tiff-reader";
import { tiffTags } from "./tiff-tags";
import { sizeOfType, tiffTypes } from "./tiff-types";

const palette = 3;
const maxPaletteBits = 16;
const most16 = 65535;

/** What decoders read, and what of it we keep when it makes sense. */
const structural = new Set<number>([
  tiffTags.imageWidth,
  tiffTags.imageLength,
  tiffTags.bitsPerSample,
  tiffTags.compression,
  tiffTags.photometric,
  tiffTags.fillOrder,
  tiffTags.orientation,
  tiffTags.samplesPerPixel,
  tiffTags.rowsPerStrip,
  tiffTags.minSampleValue,
  tiffTags.maxSampleValue,
  tiffTags.xResolution,
  tiffTags.yResolution,
  tiffTags.planarConfiguration,
  tiffTags.t4Options,
  tiffTags.t6Options,
  tiffTags.resolutionUnit,
  tiffTags.transferFunction,
  tiffTags.predictor,
  tiffTags.whitePoint,
  tiffTags.primaryChromaticities,
  tiffTags.colorMap,
  tiffTags.tileWidth,
  tiffTags.tileLength,
  tiffTags.inkSet,
  tiffTags.numberOfInks,
  tiffTags.dotRange,
  tiffTags.extraSamples,
  tiffTags.sampleFormat,
  tiffTags.sMinSampleValue,
  tiffTags.sMaxSampleValue,
  tiffTags.transferRange,
  tiffTags.yCbCrCoefficients,
  tiffTags.yCbCrSubsampling,
  tiffTags.yCbCrPositioning,
  tiffTags.referenceBlackWhite,
  tiffTags.profile,
]);

/** Whether a tag is on the list, so that a field that was left out made no sense. */
export function isStructural(tag: number): boolean {
  return structural.has(tag);
}

/** The page's fields but for its kind, where its pixels are, its shared tables and its profile. */
export function readFields(reader: TiffReader, page: TiffDirectory, layout: TiffLayout): TiffField[] {
  return new TiffFields(reader, page, layout).read();
}

/**
 * The allow-list: what a decoder needs to turn numbers into pixels of the right size, colour and way up. Every field is
 * written anew in one type and one count; one whose values make no sense is left out, as decoders leave it out.
 */
class TiffFields {
  readonly #reader: TiffReader;
  readonly #page: TiffDirectory;
  readonly #layout: TiffLayout;
  readonly #fields: TiffField[] = [];

  constructor(reader: TiffReader, page: TiffDirectory, layout: TiffLayout) {
    this.#reader = reader;
    this.#page = page;
    this.#layout = layout;
  }

  read(): TiffField[] {
    this.#sizes();
    this.#numbers();
    this.#samples();
    this.#rationals();
    return this.#fields;
  }

  #sizes(): void {
    const { width, height, compression, isTiled, partWidth, partHeight } = this.#layout;
    this.#long(tiffTags.imageWidth, width);
    this.#long(tiffTags.imageLength, height);
    this.#shorts(tiffTags.compression, 1, () => compression);
    if (isTiled) {
      this.#long(tiffTags.tileWidth, partWidth);
      this.#long(tiffTags.tileLength, partHeight);
    } else if (this.#page.single(tiffTags.rowsPerStrip) !== undefined) {
      this.#long(tiffTags.rowsPerStrip, this.#page.number(tiffTags.rowsPerStrip, 0));
    }
    for (const tag of [tiffTags.t4Options, tiffTags.t6Options]) {
      if (this.#page.single(tag) !== undefined) {
        this.#long(tag, this.#page.number(tag, 0) & 7);
      }
    }
  }

  #numbers(): void {
    this.#number(tiffTags.photometric, 0, most16);
    this.#number(tiffTags.fillOrder, 1, 2);
    this.#number(tiffTags.orientation, 1, 8);
    this.#number(tiffTags.samplesPerPixel, 1, most16);
    this.#number(tiffTags.planarConfiguration, 1, 2);
    this.#number(tiffTags.resolutionUnit, 1, 3);
    this.#number(tiffTags.predictor, 1, most16);
    this.#number(tiffTags.inkSet, 1, 2);
    this.#number(tiffTags.numberOfInks, 1, most16);
    this.#number(tiffTags.yCbCrPositioning, 0, 2);
  }

  #samples(): void {
    const samples = this.#layout.samplesPerPixel;
    const { bitsPerSample, minSampleValue, maxSampleValue, sampleFormat } = tiffTags;
    for (const tag of [bitsPerSample, minSampleValue, maxSampleValue, sampleFormat]) {
      this.#ofSamples(tag);
    }
    for (const tag of [tiffTags.sMinSampleValue, tiffTags.sMaxSampleValue]) {
      this.#anyNumbers(tag, [samples, 1]);
    }
    this.#shortsOf(tiffTags.dotRange, [2 * samples, 2]);
    this.#shortsOf(tiffTags.yCbCrSubsampling, [2]);
    this.#shortsOf(tiffTags.transferRange, [6]);
    const extra = this.#page.find(tiffTags.extraSamples);
    if (extra !== undefined && extra.count <= samples) {
      this.#shortsOf(tiffTags.extraSamples, [extra.count]);
    }
    if (this.#layout.bitsPerSample > maxPaletteBits) {
      return;
    }
    const levels = 1 << this.#layout.bitsPerSample;
    this.#shortsOf(tiffTags.transferFunction, [3 * levels, levels]);
    if (this.#page.number(tiffTags.photometric, 0) === palette) {
      this.#shortsOf(tiffTags.colorMap, [3 * levels]);
    }
  }

  #rationals(): void {
    const { rational, long } = tiffTypes;
    this.#exactly(tiffTags.xResolution, 1, [rational]);
    this.#exactly(tiffTags.yResolution, 1, [rational]);
    this.#exactly(tiffTags.whitePoint, 2, [rational]);
    this.#exactly(tiffTags.primaryChromaticities, 6, [rational]);
    this.#exactly(tiffTags.yCbCrCoefficients, 3, [rational]);
    this.#exactly(tiffTags.referenceBlackWhite, 2 * this.#layout.samplesPerPixel, [rational, long]);
  }

  #long(tag: number, value: number): void {
    this.#fields.push(longsField(tag, this.#reader.block.bigEndian, 1, () => value));
  }

  #number(tag: number, least: number, most: number): void {
    const entry = this.#page.single(tag);
    if (entry !== undefined) {
      const value = this.#page.block.number(entry);
      if (value >= least && value <= most) {
        this.#shorts(tag, 1, () => value);
      }
    }
  }

  #shorts(tag: number, count: number, number: (i: number) => number): void {
    this.#fields.push(shortsField(tag, this.#reader.block.bigEndian, count, number));
  }

  #whole(tag: number): TiffEntry | undefined {
    const entry = this.#page.find(tag);
    const { byte, short, long } = tiffTypes;
    return entry !== undefined && [byte, short, long].some((type) => type === entry.type) ? entry : undefined;
  }

  /** The field, when it has one of these counts. */
  #shortsOf(tag: number, counts: readonly number[]): void {
    const entry = this.#whole(tag);
    if (entry === undefined || !counts.includes(entry.count)) {
      return;
    }
    this.#reader.spend(entry.length);
    const { block } = this.#page;
    for (let i = 0; i < entry.count; i++) {
      if (block.number(entry, i) > most16) {
        return;
      }
    }
    this.#shorts(tag, entry.count, (i) => block.number(entry, i));
  }

  /** One value for each sample, or one for all of them; some writers give more than there are samples. */
  #ofSamples(tag: number): void {
    const entry = this.#whole(tag);
    const { samplesPerPixel } = this.#layout;
    if (entry !== undefined) {
      this.#reader.spend(entry.length);
      const count = entry.count >= samplesPerPixel ? samplesPerPixel : 1;
      this.#shorts(tag, count, (i) => Math.min(this.#page.block.number(entry, i), most16));
    }
  }

  /** Values of any kind of number, taken over as they are. */
  #anyNumbers(tag: number, counts: readonly number[]): void {
    const entry = this.#page.find(tag);
    const isNumber = entry !== undefined && entry.type !== tiffTypes.undefined && sizeOfType(entry.type) > 0;
    if (isNumber && counts.includes(entry.count)) {
      this.#fields.push({ tag, type: entry.type, count: entry.count, value: this.#reader.take(entry) });
    }
  }

  #exactly(tag: number, count: number, types: readonly number[]): void {
    const entry = this.#page.find(tag);
    if (entry !== undefined && entry.count === count && types.includes(entry.type)) {
      this.#fields.push({ tag, type: entry.type, count, value: this.#reader.take(entry) });
    }
  }
}
