import { requirePixels } from "../building/pixels";
import { pictureLimits } from "../picture-limits";
import { PictureRefusedError } from "../picture-refused-error";
import type { TiffEntry } from "../reporting/tiff-block";
import { tiffCompression } from "./tiff-compression";
import type { TiffDirectory } from "./tiff-directory";
import { tiffTags } from "./tiff-tags";
import { tiffTypes } from "./tiff-types";

const separated = 2;
const yCbCr = 6;
const most16 = 65535;
const most32 = 4294967295;

/**
 * How a page's pixels are cut into strips or tiles (TIFF 6.0 sections 8, 15 and 21), and how long each of them is unpacked.
 */
export class TiffLayout {
  readonly width: number;
  readonly height: number;
  readonly compression: number;
  readonly samplesPerPixel: number;

  /** The same for every sample: no common decoder takes anything else. */
  readonly bitsPerSample: number;

  /** Each sample in a plane of its own. */
  readonly isPlanar: boolean;
  readonly isTiled: boolean;
  readonly partWidth: number;

  /** Rows of a tile, or of every strip but perhaps the last. */
  readonly partHeight: number;

  /** How many strips or tiles there are, in all planes. */
  readonly partCount: number;

  readonly #partsPerPlane: number;
  readonly #subsampling: readonly [number, number];

  /** @throws PictureRefusedError Sizes that contradict each other, or are too large. */
  constructor(page: TiffDirectory) {
    this.width = page.number(tiffTags.imageWidth, 0);
    this.height = page.number(tiffTags.imageLength, 0);
    requirePixels(this.width, this.height);
    this.compression = compressionOf(page);
    this.samplesPerPixel = within(page.number(tiffTags.samplesPerPixel, 1), most16);
    this.bitsPerSample = bitsOf(page, this.samplesPerPixel);
    this.isPlanar = page.number(tiffTags.planarConfiguration, 1) === separated;
    this.isTiled = page.has(tiffTags.tileWidth) || page.has(tiffTags.tileLength);
    if (this.isTiled) {
      this.partWidth = page.number(tiffTags.tileWidth, 0);
      this.partHeight = page.number(tiffTags.tileLength, 0);
      requirePixels(this.partWidth, this.partHeight);
    } else {
      this.partWidth = this.width;
      this.partHeight = Math.min(this.height, within(page.number(tiffTags.rowsPerStrip, most32), most32));
    }
    const perPlane = Math.ceil(this.width / this.partWidth) * Math.ceil(this.height / this.partHeight);
    this.partCount = within(perPlane * (this.isPlanar ? this.samplesPerPixel : 1), pictureLimits.maxParts);
    this.#partsPerPlane = perPlane;
    const inBlocks = page.number(tiffTags.photometric, 0) === yCbCr && !this.isPlanar && this.samplesPerPixel === 3;
    this.#subsampling = inBlocks ? subsamplingOf(page, this.compression) : [1, 1];
  }

  /**
   * How many bytes a part unpacks to. Chrominance that is stored for blocks of pixels makes whole blocks (section 21).
   */
  unpackedLength(part: number): number {
    const [x, y] = this.#subsampling;
    const above = (part % this.#partsPerPlane) * this.partHeight;
    const rows = this.isTiled ? this.partHeight : Math.min(this.partHeight, this.height - above);
    if (x * y > 1) {
      const samples = Math.ceil(this.partWidth / x) * (x * y + 2);
      return Math.ceil((samples * this.bitsPerSample) / 8) * Math.ceil(rows / y);
    }
    return Math.ceil((this.partWidth * (this.isPlanar ? 1 : this.samplesPerPixel) * this.bitsPerSample) / 8) * rows;
  }
}

function compressionOf(page: TiffDirectory): number {
  const entry = page.find(tiffTags.compression);
  return entry === undefined ? tiffCompression.none : Math.min(page.block.number(entry), most16);
}

function bitsOf(page: TiffDirectory, samples: number): number {
  const entry = page.find(tiffTags.bitsPerSample);
  if (entry === undefined) {
    return 1;
  }
  const bits = within(page.block.number(entry), 64);
  if (!isKept(entry) || (entry.count > 1 && entry.count < samples)) {
    throw new PictureRefusedError("malformed");
  }
  for (let i = 1; i < Math.min(entry.count, samples); i++) {
    if (page.block.number(entry, i) !== bits) {
      throw new PictureRefusedError("unsupportedFormat", "Mixed-depth TIFF");
    }
  }
  return bits;
}

/** Two by two where nothing is said. JPEG says it in its own way. */
function subsamplingOf(page: TiffDirectory, compression: number): readonly [number, number] {
  if (compression === tiffCompression.jpeg) {
    return [1, 1];
  }
  const entry = page.find(tiffTags.yCbCrSubsampling);
  if (entry === undefined) {
    return [2, 2];
  }
  const x = page.block.number(entry);
  const y = page.block.number(entry, 1);
  if (!isKept(entry) || entry.count !== 2 || ![1, 2, 4].includes(x) || ![1, 2, 4].includes(y)) {
    throw new PictureRefusedError("malformed");
  }
  return [x, y];
}

/** A field of another type is not written anew: what pixels are read by would not be what they are written with. */
function isKept({ type }: TiffEntry): boolean {
  return type === tiffTypes.byte || type === tiffTypes.short || type === tiffTypes.long;
}

function within(value: number, most: number): number {
  if (value < 1 || value > most) {
    throw new PictureRefusedError("malformed");
  }
  return value;
}
