import { matches, slice } from "../reading/read";
import { oneLine, textOf, utf16Of } from "../reading/text";
import { deviceName } from "./device-name";
import { withoutExifPrefix } from "./exif-prefix";
import { exifTexts, windowsTexts } from "./exif-tags";
import { reportGps } from "./gps-findings";
import { reportIptc } from "./iptc-findings";
import { reportPhotoshop } from "./photoshop-findings";
import type { ReportBuilder } from "./report-builder";
import { TiffBlock, type TiffEntry } from "./tiff-block";
import { reportXmp } from "./xmp-findings";

const exifDirectory = 0x8769;
const gpsDirectory = 0x8825;

/** Tags that we write ourselves or that say only how pixels are laid out. */
const plain = new Set([
  274,
  256,
  257,
  258,
  259,
  262,
  277,
  282,
  283,
  284,
  296,
  531,
  exifDirectory,
  gpsDirectory,
  0x9000,
  0x9101,
  0xa000,
  0xa001,
  0xa002,
  0xa003,
  0xa005,
  0x0001,
  0x0002,
]);

/**
 * Adds what an Exif block tells about people, places and devices (Exif 3.0, TIFF 6.0, and Microsoft's XP tags);
 * an unreadable one is a finding too.
 */
export function reportExif(exif: Uint8Array, report: ReportBuilder): void {
  const block = TiffBlock.open(withoutExifPrefix(exif));
  if (block === undefined || !report.enter()) {
    report.addBytes("other", "Exif block that can't be read", exif.length);
    return;
  }
  reportDirectory(block, block.directory(block.first), report);
  reportThumbnail(block, block.next(block.first), report);
  report.leave();
}

/**
 * A directory's texts, times, position and devices, and those of the Exif and GPS directories it points to.
 * @param isOfFile Whether it describes pixels of a TIFF file, whose other entries are no camera's settings.
 */
export function reportDirectory(
  block: TiffBlock,
  main: readonly TiffEntry[],
  report: ReportBuilder,
  isOfFile = false,
): void {
  const exifEntries = subDirectory(block, main, exifDirectory);
  reportDevice(block, main, report);
  for (const entry of [...main, ...exifEntries]) {
    reportTag(block, entry, report);
  }
  reportSettings(isOfFile ? exifEntries : [...main, ...exifEntries], report);
  reportGps(block, subDirectory(block, main, gpsDirectory), report);
}

function subDirectory(block: TiffBlock, entries: readonly TiffEntry[], tag: number): TiffEntry[] {
  const pointer = entries.find((entry) => entry.tag === tag);
  return pointer === undefined ? [] : block.directory(block.number(pointer));
}

function reportDevice(block: TiffBlock, main: readonly TiffEntry[], report: ReportBuilder): void {
  let make = "";
  let model = "";
  for (const entry of main) {
    if (entry.tag === 0x010f) {
      make = oneLine(block.text(entry));
    } else if (entry.tag === 0x0110) {
      model = oneLine(block.text(entry));
    }
  }
  report.add("device", "Camera", deviceName(make, model));
}

function reportTag(block: TiffBlock, entry: TiffEntry, report: ReportBuilder): void {
  const windows = windowsTexts[entry.tag - 0x9c9b];
  const known = exifTexts.get(entry.tag);
  if (entry.tag === 0x02bc) {
    reportXmp(block.bytesOf(entry), report);
  } else if (entry.tag === 0x83bb) {
    reportIptc(block.bytesOf(entry), report);
  } else if (entry.tag === 0x8649) {
    reportPhotoshop(block.bytesOf(entry), report);
  } else if (entry.tag === 0x9286) {
    report.add("text", "Comment", userComment(block, entry));
  } else if (entry.tag === 0x927c) {
    // Undocumented, often with serial numbers and owner names in them.
    report.addBytes("other", "Camera maker's notes", entry.length);
  } else if (windows !== undefined) {
    report.add(windows[0], windows[1], utf16Of(block.bytesOf(entry), false));
  } else if (known !== undefined) {
    report.add(known[0], known[1], block.text(entry));
  }
}

/** Exposure, focal length and the like: no one's name, but they tell one camera's pictures from another's. */
function reportSettings(entries: readonly TiffEntry[], report: ReportBuilder): void {
  const others = entries.filter(({ tag }) => !plain.has(tag) && !exifTexts.has(tag)).length;
  if (others > 0) {
    report.add("other", "Camera settings", `${others} values`);
  }
}

/** Exif 3.0 section 4.6.6: eight bytes name the character code. JIS is shown as its bytes. */
function userComment(block: TiffBlock, entry: TiffEntry): string {
  const bytes = block.bytesOf(entry);
  if (bytes.length <= 8) {
    return "";
  }
  return matches(bytes, 0, "UNICODE\0") ? utf16Of(bytes.subarray(8), block.bigEndian) : textOf(bytes.subarray(8));
}

function reportThumbnail(block: TiffBlock, directory: number, report: ReportBuilder): void {
  let at = 0;
  let length = 0;
  for (const entry of block.directory(directory)) {
    if (entry.tag === 0x0201) {
      at = block.number(entry);
    } else if (entry.tag === 0x0202) {
      length = block.number(entry);
    }
  }
  if (at === 0 || length === 0 || at >= block.bytes.length) {
    return;
  }
  const thumbnail = slice(block.bytes, at, Math.min(length, block.bytes.length - at));
  report.addBytes("thumbnail", "Embedded thumbnail", thumbnail.length, thumbnail);
}
