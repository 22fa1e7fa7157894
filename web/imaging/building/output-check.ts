import { gifPasses } from "../gif/gif-walker";
import { heifPasses } from "../heif/heif-walker";
import { jpegPasses } from "../jpeg/jpeg-walker";
import type { PictureFormat } from "../picture-format";
import { PictureRefusedError } from "../picture-refused-error";
import { pngPasses } from "../png/png-walker";
import { tiffPasses } from "../tiff/tiff-walker";
import { webpPasses } from "../webp/webp-walker";

const walkers = {
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
 * @throws PictureRefusedError Something is left that should not be there.
 */
export function requireCleanOutput(format: PictureFormat, bytes: Uint8Array): void {
  if (!passes(format, bytes)) {
    throw new PictureRefusedError("stillRevealing");
  }
}

function passes(format: PictureFormat, bytes: Uint8Array): boolean {
  try {
    return walkers[format](bytes);
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}
