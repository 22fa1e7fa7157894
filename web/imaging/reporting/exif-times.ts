import { oneLine } from "../reading/text";
import { moment } from "./moments";
import type { ReportBuilder } from "./report-builder";
import type { TiffBlock, TiffEntry } from "./tiff-block";

/** Exif's dates (Exif 3.0 section 4.6.6): each has its fraction of a second and its time zone under tags of their own. */
export function reportExifTimes(block: TiffBlock, entries: readonly TiffEntry[], report: ReportBuilder): void {
  report.add("time", "Taken", momentOf(block, entries, 0x9003, 0x9291, 0x9011));
  report.add("time", "Digitised", momentOf(block, entries, 0x9004, 0x9292, 0x9012));
  report.add("time", "Changed", momentOf(block, entries, 0x0132, 0x9290, 0x9010));
}

/** The dates, their zones and their fractions. */
export const exifTimeTags: ReadonlySet<number> = new Set([
  0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292,
]);

function momentOf(
  block: TiffBlock,
  entries: readonly TiffEntry[],
  tag: number,
  fractionTag: number,
  zoneTag: number,
): string {
  const [date, fraction, zone] = [
    textOf(block, entries, tag),
    textOf(block, entries, fractionTag),
    textOf(block, entries, zoneTag),
  ];
  if (date === "") {
    return zone;
  }
  return moment(`${date}${/^[0-9]+$/.test(fraction) ? `.${fraction}` : ""} ${zone}`);
}

function textOf(block: TiffBlock, entries: readonly TiffEntry[], tag: number): string {
  const entry = entries.find((each) => each.tag === tag);
  return entry === undefined ? "" : oneLine(block.text(entry));
}
