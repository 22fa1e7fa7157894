import { PictureRefusedError } from "../../picture-refused-error";
import { textOf } from "../../reading/text";
import type { ReportBuilder } from "../../reporting/report-builder";
import { type Box, bodyLength } from "../box";
import { reportBox } from "../heif-findings";
import { construction } from "../heif-item";
import { HeifItemData, type HeifRange, lengthOf } from "../heif-item-data";
import { noNeeds, reportItems } from "../heif-item-findings";
import { HeifMeta } from "../heif-meta";
import { reportProperty } from "../property-findings";

/** Items that describe a movie or a track (ISO/IEC 14496-12 section 8.11.1): Exif and XMP mostly. */
export function reportMeta(file: Uint8Array, box: Box, report: ReportBuilder): void {
  // Each track may have them, and all may point to the same megabytes.
  const bytes = lengthOf(rangesOfMeta(file, box));
  const meta = readMeta(file, box);
  if (bytes > report.packedTextLeft || meta === undefined) {
    report.addNamed("other", "Data that the pixels don't need", box.type, bodyLength(box));
    return;
  }
  report.packedTextLeft -= bytes;
  report.add("software", "Software", textOf(meta.handlerName));
  reportItems(file, meta, noNeeds, report);
  for (const property of meta.properties) {
    reportProperty(file, property, report);
  }
  for (const other of meta.others) {
    reportBox(file, other, report);
  }
}

/** Which bytes of the file are these items'. */
export function rangesOfMeta(file: Uint8Array, box: Box): HeifRange[] {
  const meta = readMeta(file, box);
  const data = new HeifItemData(file, meta?.itemData);
  return (meta?.items ?? [])
    .filter((item) => !item.isElsewhere && item.construction === construction.inFile)
    .flatMap((item) => data.ranges(item) ?? []);
}

function readMeta(file: Uint8Array, box: Box): HeifMeta | undefined {
  if (box.type !== "meta") {
    return undefined;
  }
  try {
    return new HeifMeta(file, box);
  } catch (error) {
    if (error instanceof PictureRefusedError) {
      return undefined;
    }
    throw error;
  }
}
