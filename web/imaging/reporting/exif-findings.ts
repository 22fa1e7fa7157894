import { isOrientationTiff } from "../building/orientation-tiff";
import { matches, slice } from "../reading/read";
import { oneLine, textOf, utf16Of } from "../reading/text";
import { deviceName } from "./device-name";
import { withoutExifPrefix } from "./exif-prefix";
import { exifTexts, isExifSetting, windowsTexts } from "./exif-tags";
import { reportExifTimes } from "./exif-times";
import { reportGps } from "./gps-findings";
import { reportIptc } from "./iptc-findings";
import { lensRange } from "./lens-range";
import { reportMakerNote } from "./maker-notes/maker-note-findings";
import { reportPhotoshop } from "./photoshop-findings";
import { counted, type ReportBuilder } from "./report-builder";
import { TiffBlock, type TiffEntry } from "./tiff-block";
import { reportXmp } from "./xmp-findings";

const exifDirectory = 0x8769;
const gpsDirectory = 0x8825;
const makerNote = 0x927c;
const maxDirectories = 8;

/**
 * Adds what an Exif block tells about people, places and devices (Exif 3.0, TIFF 6.0, and Microsoft's XP tags);
 * an unreadable one is a finding too.
 */
export function reportExif(exif: Uint8Array, report: ReportBuilder): void {
  const tiff = withoutExifPrefix(exif);
  const block = TiffBlock.open(tiff);
  if (block === undefined || !report.enter()) {
    report.addBytes("other", "Exif block that can't be read", exif.length);
    return;
  }
  if (!isOrientationTiff(tiff)) {
    report.addBytes("other", "Exif metadata", exif.length);
  }
  // The picture's own directory, the thumbnail's, and seldom more.
  let at = block.first;
  for (let n = 0; n < maxDirectories && at > 0; n++) {
    const entries = block.directory(at);
    reportDirectory(block, entries, report);
    reportThumbnail(block, entries, report);
    at = block.next(at);
  }
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
  const make = oneLine(textUnder(block, main, 0x010f));
  report.add("device", "Camera", deviceName(make, oneLine(textUnder(block, main, 0x0110))));
  const exif = subDirectory(block, main, exifDirectory);
  const all = [...main, ...exif];
  reportExifTimes(block, all, report);
  const note = all.find(({ tag }) => tag === makerNote);
  for (const entry of all) {
    if (entry === note) {
      reportMakerNote(block, entry, make, report);
    }
    reportTag(block, entry, report);
  }
  const settings = (isOfFile ? exif : all).filter(({ tag }) => isExifSetting(tag)).length;
  if (settings > 0) {
    report.add("other", "Camera settings", counted(settings, "value"));
  }
  reportGps(block, subDirectory(block, main, gpsDirectory), report);
}

function textUnder(block: TiffBlock, entries: readonly TiffEntry[], tag: number): string {
  const entry = entries.find((each) => each.tag === tag);
  return entry === undefined ? "" : block.text(entry);
}

function subDirectory(block: TiffBlock, entries: readonly TiffEntry[], tag: number): TiffEntry[] {
  const pointer = entries.find((entry) => entry.tag === tag);
  return pointer === undefined ? [] : block.directory(block.number(pointer));
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
  } else if (entry.tag === 0xa432) {
    report.add("lens", "Lens", lensRange(block, entry));
  } else if (entry.tag === 0x9286) {
    reportComment(userComment(block, entry), report);
  } else if (windows !== undefined) {
    report.add(windows[0], windows[1], utf16Of(block.bytesOf(entry), false));
  } else if (known !== undefined) {
    report.add(known[0], known[1], block.text(entry));
  }
}

/** Picture generators write what they were asked for, and with which settings, into the comment. */
function reportComment(text: string, report: ReportBuilder): void {
  report.add("text", text.includes("Steps: ") && text.includes("Sampler: ") ? "Prompt" : "Comment", text);
}

/** Exif 3.0 section 4.6.6: eight bytes name the character code. JIS is shown as its bytes. */
function userComment(block: TiffBlock, entry: TiffEntry): string {
  const bytes = block.bytesOf(entry);
  if (bytes.length <= 8) {
    return "";
  }
  return matches(bytes, 0, "UNICODE\0") ? utf16Of(bytes.subarray(8), block.bigEndian) : textOf(bytes.subarray(8));
}

function reportThumbnail(block: TiffBlock, directory: readonly TiffEntry[], report: ReportBuilder): void {
  let at = 0;
  let length = 0;
  for (const entry of directory) {
    if (entry.tag === 0x0201) {
      at = block.number(entry);
    } else if (entry.tag === 0x0202) {
      length = block.number(entry);
    }
  }
  if (at > 0 && length > 0 && at < block.bytes.length) {
    const thumbnail = slice(block.bytes, at, Math.min(length, block.bytes.length - at));
    report.addPicture("thumbnail", "Embedded thumbnail", thumbnail);
  }
}
