import { gifPasses } from "../gif/gif-walker";
import { heifPasses, heifWithGainMapPasses } from "../heif/heif-walker";
import { jpegWithGainMapPasses } from "../jpeg/jpeg-gain-map-walker";
import { jpegPasses } from "../jpeg/jpeg-walker";
import type { PictureFormat } from "../picture-format";
import { PictureRefusedError } from "../picture-refused-error";
import { pngPasses } from "../png/png-walker";
import { tiffPasses } from "../tiff/tiff-walker";
import { webpPasses } from "../webp/webp-walker";

type Walker = (bytes: Uint8Array, coded: readonly number[]) => boolean;

/** Of formats that can have an HDR gain map, when they have one. */
const walkersWithGainMap: Readonly<Partial<Record<PictureFormat, Walker>>> = {
  jpeg: jpegWithGainMapPasses,
  heic: heifWithGainMapPasses,
  avif: heifWithGainMapPasses,
};

const walkers: Readonly<Record<PictureFormat, Walker>> = {
  jpeg: jpegPasses,
  png: pngPasses,
  webp: webpPasses,
  gif: gifPasses,
  tiff: tiffPasses,
  heic: heifPasses,
  avif: heifPasses,
};

/**
 * Reads a cleaned picture strictly: every byte must belong to a structure on the allow-list, of its exact length.
 * It shares no code with the cleaners' decisions, so that one mistake is not made twice.
 * @param coded How long its stretches of coded data must be (`Draft.coded`).
 * @param keepsGainMap Whether it has an HDR gain map, which nothing else may have.
 * @throws PictureRefusedError Something is left that should not be there.
 */
export function requireCleanOutput(
  format: PictureFormat,
  bytes: Uint8Array,
  coded: readonly number[] = [],
  keepsGainMap = false,
): void {
  if (!outputPasses(format, bytes, coded, keepsGainMap)) {
    throw new PictureRefusedError("stillRevealing");
  }
}

/** Whether the strict reader finds only what it knows. */
export function outputPasses(
  format: PictureFormat,
  bytes: Uint8Array,
  coded: readonly number[] = [],
  keepsGainMap = false,
): boolean {
  const walker = keepsGainMap ? walkersWithGainMap[format] : walkers[format];
  return walker !== undefined && passes(walker, bytes, coded);
}

function passes(walker: Walker, bytes: Uint8Array, coded: readonly number[]): boolean {
  try {
    return walker(bytes, coded);
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}
