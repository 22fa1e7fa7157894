import { PictureRefusedError } from "../picture-refused-error";
import type { TiffDirectory } from "./tiff-directory";
import type { TiffReader } from "./tiff-reader";
import { tiffTags } from "./tiff-tags";

/** Pixels still behind a colour filter, and DNG's linear ones. */
const rawPhotometrics = new Set([32803, 34892]);

/** As only Nikon, Sony, Pentax, Samsung and Kodak pack. */
const rawCompressions = new Set([32767, 32769, 32770, 34713, 34892, 65000, 65024, 65535]);

/**
 * Cameras' raw files are TIFF files with a small picture in front; what they are about stands in a directory below it, or
 * in values of the maker. Cleaning would leave the small picture, so they are refused by name.
 * @throws PictureRefusedError A raw file.
 */
export function refuseRawFiles({ pages }: TiffReader): void {
  if (pages.slice(0, 1).some(isPreview) || pages.some((page) => isRaw(page) || page.below.some(isRaw))) {
    throw new PictureRefusedError("unsupportedFormat", "camera raw");
  }
}

/** A first page that calls itself the smaller form of one below it: TIFF/EP (ISO 12234-2), as Nikon's and others are. */
function isPreview(page: TiffDirectory): boolean {
  return page.isReduced && page.below.length > 0 && page.has(tiffTags.make);
}

function isRaw(page: TiffDirectory): boolean {
  return (
    page.has(tiffTags.dngVersion) ||
    rawPhotometrics.has(page.number(tiffTags.photometric, 0)) ||
    rawCompressions.has(page.number(tiffTags.compression, 1))
  );
}
