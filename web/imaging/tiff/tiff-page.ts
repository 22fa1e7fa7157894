import { cleanProfile } from "../colour/profile-cleaner";
import { PictureRefusedError } from "../picture-refused-error";
import type { ReportBuilder } from "../reporting/report-builder";
import { isCleanableCompression, nameOfCompression } from "./tiff-compression";
import type { TiffDirectory } from "./tiff-directory";
import { longsField, type TiffField } from "./tiff-field";
import { readFields } from "./tiff-fields";
import { TiffLayout } from "./tiff-layout";
import { TiffPixels } from "./tiff-pixels";
import type { TiffReader } from "./tiff-reader";
import { tiffTags } from "./tiff-tags";
import { tiffTypes } from "./tiff-types";

/** A page of many, a transparency mask (TIFF 6.0 section 8, NewSubfileType). */
const keptKinds = 2 | 4;

/** One page as it will be written: its fields and its pixels. */
export interface TiffPage {
  /** All fields but those that say where the pixels are. */
  readonly fields: readonly TiffField[];
  readonly pixels: TiffPixels;
  readonly layout: TiffLayout;
}

/** @throws PictureRefusedError Damaged, or packed in a way that we can't look into. */
export function readPage(reader: TiffReader, page: TiffDirectory, report: ReportBuilder): TiffPage {
  const layout = new TiffLayout(page);
  if (!isCleanableCompression(layout.compression)) {
    throw new PictureRefusedError("unsupportedFormat", nameOfCompression(layout.compression));
  }
  if (page.number(tiffTags.imageDepth, 1) > 1 || page.number(tiffTags.tileDepth, 1) > 1) {
    throw new PictureRefusedError("unsupportedFormat", "Three-dimensional TIFF");
  }
  const fields = readFields(reader, page, layout);
  const kind = page.number(tiffTags.newSubfileType, 0) & keptKinds;
  if (kind !== 0) {
    fields.push(longsField(tiffTags.newSubfileType, reader.block.bigEndian, 1, () => kind));
  }
  const pixels = new TiffPixels(reader, page, layout, report.isSecondReading);
  addBytes(fields, tiffTags.jpegTables, pixels.jpegTables);
  const profile = page.find(tiffTags.profile);
  if (profile !== undefined) {
    addBytes(fields, tiffTags.profile, cleanProfile(reader.take(profile), report));
  }
  return { fields, pixels, layout };
}

function addBytes(fields: TiffField[], tag: number, value: Uint8Array): void {
  if (value.length > 0) {
    fields.push({ tag, type: tiffTypes.undefined, count: value.length, value });
  }
}
