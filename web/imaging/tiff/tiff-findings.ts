import { matches, slice } from "../reading/read";
import { reportDirectory } from "../reporting/exif-findings";
import { exifTexts } from "../reporting/exif-tags";
import { exifTimeTags } from "../reporting/exif-times";
import { counted, type ReportBuilder } from "../reporting/report-builder";
import type { TiffEntry } from "../reporting/tiff-block";
import type { TiffDirectory } from "./tiff-directory";
import { isStructural } from "./tiff-fields";
import type { TiffPage } from "./tiff-page";
import { tiffTags } from "./tiff-tags";

/** Tags that say how a page was made or lies on paper, nothing of people; most programs write some of them. */
const layoutTags = new Set<number>([
  ...[254, 255, 263, 264, 265, 273, 279, 286, 287, 288, 289, 290, 291, 297, 321, 324, 325, 326, 327, 328, 330],
  ...[343, 344, 345, 346, 347, 512, 513, 514, 515, 517, 518, 519, 520, 521],
]);

/** What every page has and we write anew, or what says nothing. */
const silentTags = new Set<number>([
  tiffTags.newSubfileType,
  tiffTags.subfileType,
  tiffTags.stripOffsets,
  tiffTags.stripByteCounts,
  tiffTags.tileOffsets,
  tiffTags.tileByteCounts,
  tiffTags.subDirectories,
  tiffTags.profile,
]);

/** Tags that the Exif reader knows. */
const exifTags = new Set<number>([
  ...[0x010f, 0x0110, 0x02bc, 0x83bb, 0x8649, 0x9286, 0x927c, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f],
  tiffTags.exifDirectory,
  tiffTags.gpsDirectory,
  0xa432,
  ...exifTexts.keys(),
  ...exifTimeTags,
]);

const geoTags = new Set([33550, 33922, 34264, 34735, 34736, 34737]);
const gdalMetadata = 42112;

/**
 * Reports everything besides pixels that the written page leaves out.
 * @param seen Places of Exif and GPS directories that were read before.
 */
export function reportPage(page: TiffDirectory, written: TiffPage, seen: Set<number>, report: ReportBuilder): void {
  const kept = new Set(written.fields.map(({ tag }) => tag));
  const dropped = page.entries.filter((entry) => page.find(entry.tag) !== entry || !kept.has(entry.tag));
  reportTexts(page, dropped, seen, report);
  let layout = 0;
  for (const entry of dropped) {
    if (layoutTags.has(entry.tag) || isStructural(entry.tag)) {
      layout += silentTags.has(entry.tag) ? 0 : 1;
    } else if (!exifTags.has(entry.tag)) {
      reportPrivate(page, entry, report);
    }
  }
  if (layout > 0) {
    report.add("other", "Notes on the page's layout", counted(layout, "value"));
  }
  for (const below of page.below) {
    reportPicture(below, seen, report);
  }
}

/** A picture in a directory of its own that is left out; a JPEG can be shown. */
export function reportPicture(directory: TiffDirectory, seen: Set<number>, report: ReportBuilder): void {
  const [width, height] = [tiffTags.imageWidth, tiffTags.imageLength].map((tag) => directory.number(tag, 0));
  const label = directory.isReduced ? "Smaller picture" : "Another picture";
  report.add("thumbnail", label, `${width} × ${height} pixels`, jpegOf(directory));
  reportTexts(directory, directory.entries, seen, report);
}

/** What the Exif reader knows. A directory that pages share is read once: ten thousand of them may point to it. */
function reportTexts(
  { block }: TiffDirectory,
  entries: readonly TiffEntry[],
  seen: Set<number>,
  report: ReportBuilder,
): void {
  const known = entries.filter((entry) => {
    if (entry.tag !== tiffTags.exifDirectory && entry.tag !== tiffTags.gpsDirectory) {
      return exifTags.has(entry.tag);
    }
    const isNew = !seen.has(block.number(entry));
    seen.add(block.number(entry));
    return isNew;
  });
  reportDirectory(block, known, report, true);
}

function jpegOf(directory: TiffDirectory): Uint8Array | undefined {
  let at = directory.number(tiffTags.jpegInterchangeFormat, 0);
  let length = directory.number(tiffTags.jpegInterchangeFormatLength, 0);
  if (at === 0 && directory.single(tiffTags.stripOffsets) !== undefined && !directory.has(tiffTags.jpegTables)) {
    at = directory.number(tiffTags.stripOffsets, 0);
    length = directory.number(tiffTags.stripByteCounts, 0);
  }
  const { bytes } = directory.block;
  return at + length <= bytes.length && matches(bytes, at, "\xff\xd8") ? slice(bytes, at, length) : undefined;
}

function reportPrivate({ block }: TiffDirectory, entry: TiffEntry, report: ReportBuilder): void {
  if (entry.tag === tiffTags.photoshopLayers) {
    report.addBytes("thumbnail", "Photoshop's layers", entry.length);
  } else if (entry.tag === tiffTags.inkNames) {
    report.add("text", "Names of inks", block.text(entry));
  } else if (geoTags.has(entry.tag)) {
    report.add("position", "Place on a map (GeoTIFF)");
  } else if (entry.tag === gdalMetadata) {
    report.add("text", "Notes of a mapping program", block.text(entry));
  } else {
    report.addNamed("other", "Private data", `tag ${entry.tag}`, entry.length);
  }
}
