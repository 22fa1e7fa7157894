import { Pieces } from "../building/pieces";
import { byteAt, equal, slice } from "../reading/read";
import { cutFax } from "./fax-cutter";
import { cutPackBits } from "./pack-bits-cutter";
import { tiffCompression } from "./tiff-compression";
import { cutTiffDeflate } from "./tiff-deflate-cutter";
import type { TiffDirectory } from "./tiff-directory";
import { TiffJpeg } from "./tiff-jpeg";
import type { TiffLayout } from "./tiff-layout";
import { cutTiffLzw } from "./tiff-lzw-cutter";
import { TiffParts } from "./tiff-parts";
import type { TiffReader } from "./tiff-reader";
import { tiffTags } from "./tiff-tags";

const reversedBits = 2;
const uncompressedMode = 2;

/** The first part at a place. */
interface Known {
  readonly part: number;
  readonly length: number;
  readonly unpacked: number;
}

type Cutter = (bytes: Uint8Array, unpacked: number) => Uint8Array;

/** A page's strips or tiles in order, each of them ended where its pixels end. */
export class TiffPixels {
  readonly bytes = new Pieces();

  /** Where each part begins in `bytes`; parts may be the same. */
  readonly starts: number[] = [];

  /** How long each part is; 0 for one that was never written. */
  readonly lengths: number[] = [];

  /** Bytes that no pixel needs and that are left out. */
  hidden = 0;

  readonly #cutter: Cutter | undefined;
  readonly #jpeg: TiffJpeg | undefined;
  readonly #isReversed: boolean;

  /**
   * @param isCut Whether the parts are known to end where their pixels end.
   * @throws PictureRefusedError Parts that are cut off, damaged, or overlap.
   */
  constructor(reader: TiffReader, page: TiffDirectory, layout: TiffLayout, isCut: boolean) {
    const parts = new TiffParts(reader, page, layout);
    this.#isReversed = page.number(tiffTags.fillOrder, 1) === reversedBits;
    this.#cutter = isCut ? undefined : cutterFor(layout.compression, page);
    if (layout.compression === tiffCompression.jpeg) {
      const tables = page.find(tiffTags.jpegTables);
      this.#jpeg = new TiffJpeg(layout, tables === undefined ? new Uint8Array(0) : reader.take(tables), isCut);
    }
    const known = parts.mayRepeat() ? new Map<number, Known>() : undefined;
    for (let i = 0; i < layout.partCount; i++) {
      const { start, length } = parts.range(i);
      const unpacked = layout.unpackedLength(i);
      const same = known?.get(start);
      if (same?.length === length && same.unpacked === unpacked) {
        this.starts.push(this.starts[same.part] ?? 0);
        this.lengths.push(this.lengths[same.part] ?? 0);
        continue;
      }
      if (same === undefined) {
        known?.set(start, { part: i, length, unpacked });
      }
      reader.spend(length);
      this.#add(slice(reader.block.bytes, start, length), unpacked);
    }
    this.hidden += parts.surplus;
  }

  /** The tables that the parts share; empty when there are none. */
  get jpegTables(): Uint8Array {
    return this.#jpeg?.sharedTables() ?? new Uint8Array(0);
  }

  #add(bytes: Uint8Array, unpacked: number): void {
    const start = this.bytes.length;
    this.starts.push(start);
    if (bytes.length > 0) {
      if (this.#jpeg === undefined) {
        this.bytes.add(this.#cut(bytes, unpacked));
      } else {
        this.#jpeg.clean(bytes, this.bytes);
      }
    }
    const length = this.bytes.length - start;
    this.lengths.push(length);
    this.hidden += Math.max(0, bytes.length - length);
  }

  /** Packed bits may run from right to left in each byte (TIFF 6.0 section 8, FillOrder). */
  #cut(bytes: Uint8Array, unpacked: number): Uint8Array {
    if (this.#cutter === undefined || !this.#isReversed) {
      return this.#cutter?.(bytes, unpacked) ?? bytes;
    }
    const back = reversed(this.#cutter(reversed(bytes), unpacked));
    const same = bytes.subarray(0, back.length);
    return equal(same, back) ? same : back;
  }
}

function cutterFor(compression: number, page: TiffDirectory): Cutter | undefined {
  switch (compression) {
    case tiffCompression.lzw:
      return cutTiffLzw;
    case tiffCompression.deflate:
    case tiffCompression.oldDeflate:
      return cutTiffDeflate;
    case tiffCompression.packBits:
      return cutPackBits;
    case tiffCompression.fax4:
      return (page.number(tiffTags.t6Options, 0) & uncompressedMode) === 0 ? cutFax : undefined;
    default:
      return undefined;
  }
}

function reversed(bytes: Uint8Array): Uint8Array {
  const output = new Uint8Array(bytes.length);
  for (let i = 0; i < output.length; i++) {
    // The bits of a byte in the opposite order, by three swaps.
    let value = byteAt(bytes, i);
    value = (value >> 4) | ((value & 15) << 4);
    value = ((value & 0xcc) >> 2) | ((value & 0x33) << 2);
    output[i] = ((value & 0xaa) >> 1) | ((value & 0x55) << 1);
  }
  return output;
}
