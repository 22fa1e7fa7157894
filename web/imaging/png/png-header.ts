import { requirePixels } from "../building/pixels";
import { PictureRefusedError } from "../picture-refused-error";
import { byteAt, u32 } from "../reading/read";
import type { PngChunk } from "./png-chunk";
import { pngTypes } from "./png-types";

export const pngColours = { grey: 0, rgb: 2, indexed: 3, greyAlpha: 4, rgbAlpha: 6 } as const;

/** Bits per sample that each colour type allows. */
const allowedBits: ReadonlyMap<number, readonly number[]> = new Map([
  [pngColours.grey as number, [1, 2, 4, 8, 16]],
  [pngColours.indexed, [1, 2, 4, 8]],
  [pngColours.rgb, [8, 16]],
  [pngColours.greyAlpha, [8, 16]],
  [pngColours.rgbAlpha, [8, 16]],
]);

const channelsOf: ReadonlyMap<number, number> = new Map([
  [pngColours.rgb as number, 3],
  [pngColours.greyAlpha, 2],
  [pngColours.rgbAlpha, 4],
]);

/** The image header (W3C PNG section 11.2.1). */
export class PngHeader {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colourType: number;
  readonly #isInterlaced: boolean;

  /** @throws PictureRefusedError Not a header that a decoder takes, or too many pixels. */
  constructor(chunk: PngChunk) {
    const { data } = chunk;
    if (chunk.type === pngTypes.appleIos) {
      throw new PictureRefusedError("unsupportedFormat", "Apple-optimised PNG");
    }
    if (chunk.type !== pngTypes.header || data.length !== 13 || !chunk.hasValidCrc) {
      throw new PictureRefusedError("malformed");
    }
    this.width = u32(data, 0);
    this.height = u32(data, 4);
    this.bits = byteAt(data, 8);
    this.colourType = byteAt(data, 9);
    this.#isInterlaced = data[12] === 1;
    const isAllowed = allowedBits.get(this.colourType)?.includes(this.bits) ?? false;
    if (!isAllowed || data[10] !== 0 || data[11] !== 0 || byteAt(data, 12) > 1) {
      throw new PictureRefusedError("malformed");
    }
    requirePixels(this.width, this.height);
  }

  get #channels(): number {
    return channelsOf.get(this.colourType) ?? 1;
  }

  /** How many bytes sBIT has for this colour type. */
  get significantBitsLength(): number {
    return this.colourType === pngColours.indexed ? 3 : this.#channels;
  }

  /** Bits of one sample; an indexed picture's are those of its palette. */
  get sampleBits(): number {
    return this.colourType === pngColours.indexed ? 8 : this.bits;
  }

  /** Bytes of filtered rows that a picture or frame of that size unpacks to (W3C PNG sections 7.2 and 8.1). */
  rawLength(width: number, height: number): number {
    if (!this.#isInterlaced) {
      return this.#rows(width, height);
    }
    const part = (size: number, add: number, step: number): number => Math.floor((size + add) / step);
    return (
      this.#rows(part(width, 7, 8), part(height, 7, 8)) +
      this.#rows(part(width, 3, 8), part(height, 7, 8)) +
      this.#rows(part(width, 3, 4), part(height, 3, 8)) +
      this.#rows(part(width, 1, 4), part(height, 3, 4)) +
      this.#rows(part(width, 1, 2), part(height, 1, 4)) +
      this.#rows(part(width, 0, 2), part(height, 1, 2)) +
      this.#rows(width, part(height, 0, 2))
    );
  }

  #rows(width: number, height: number): number {
    return width === 0 || height === 0 ? 0 : height * (1 + Math.floor((width * this.#channels * this.bits + 7) / 8));
  }
}
