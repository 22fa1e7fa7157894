import { type Draft, uprightDraft } from "../building/draft";
import { PictureRefusedError } from "../picture-refused-error";
import type { ReportBuilder } from "../reporting/report-builder";
import { refuseRawFiles } from "./raw-files";
import { reportPage, reportPicture } from "./tiff-findings";
import { reportGaps } from "./tiff-gaps";
import { readPage, type TiffPage } from "./tiff-page";
import { TiffReader } from "./tiff-reader";
import { tiffTags } from "./tiff-tags";
import { writeTiff } from "./tiff-writer";

/**
 * TIFF keeps: the pages, each with its strips or tiles and the fields that a decoder needs. Directories are written anew.
 * Smaller forms of a page, directories below it, layers, and whatever nothing points at go.
 * @throws PictureRefusedError Cut off, damaged, too large, or packed in a way that we can't look into.
 */
export function planTiff(file: Uint8Array, report: ReportBuilder): Draft {
  const reader = new TiffReader(file);
  refuseRawFiles(reader);
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  let hidden = 0;
  for (const directory of reader.pages) {
    // The first page is what every viewer shows, whatever it calls itself.
    if (pages.length > 0 && directory.isReduced) {
      reportPicture(directory, seen, report);
      continue;
    }
    const page = readPage(reader, directory, report);
    reportPage(directory, page, seen, report);
    hidden += page.pixels.hidden;
    pages.push(page);
  }
  if (hidden > 0) {
    report.addBytes("other", "Bytes behind the pixels", hidden);
  }
  reportGaps(reader, report);
  const first = pages[0];
  if (first === undefined) {
    throw new PictureRefusedError("malformed");
  }
  const { width, height } = first.layout;
  const output = writeTiff(pages, reader.block.bigEndian);
  const orientation = reader.pages[0]?.number(tiffTags.orientation, 1) ?? 1;
  return uprightDraft(
    { format: "tiff", output, width, height, isAnimated: false, report },
    orientation <= 8 ? orientation : 1,
  );
}
