import { byteAt, matches, slice, u16, u32 } from "../reading/read";
import { textOf, utf16Of } from "../reading/text";
import { reportExif } from "./exif-findings";
import { reportIptc } from "./iptc-findings";
import type { ReportBuilder } from "./report-builder";
import { reportXmp } from "./xmp-findings";

const thumbnailHeader = 28;

/** Photoshop's own, and those of PhotoDeluxe and others that use its form. */
const signatures = ["8BIM", "PHUT", "AgHg", "DCSR", "MeSa"];

/** Photoshop image resources (Adobe Photoshop file formats specification, "Image resources"). */
export function reportPhotoshop(resources: Uint8Array, report: ReportBuilder): void {
  report.addBytes("other", "Photoshop data", resources.length);
  if (!report.enter()) {
    return;
  }
  let at = 0;
  while (at + 12 <= resources.length && isResource(resources, at)) {
    const name = byteAt(resources, at + 6) + 1;
    const sizeAt = at + 6 + name + (name & 1);
    if (sizeAt > resources.length - 4) {
      break;
    }
    const size = u32(resources, sizeAt);
    if (size > resources.length - sizeAt - 4) {
      break;
    }
    reportResource(u16(resources, at + 4), slice(resources, sizeAt + 4, size), report);
    at = sizeAt + 4 + size + (size & 1);
  }
  report.leave();
}

function isResource(resources: Uint8Array, at: number): boolean {
  return signatures.some((signature) => matches(resources, at, signature));
}

function reportResource(id: number, data: Uint8Array, report: ReportBuilder): void {
  switch (id) {
    case 0x0404:
      reportIptc(data, report);
      break;
    case 0x0422:
    case 0x0423:
      reportExif(data, report);
      break;
    case 0x0424:
      reportXmp(data, report);
      break;
    case 0x0409:
    case 0x040c:
      if (data.length > thumbnailHeader) {
        report.addPicture("thumbnail", "Photoshop's thumbnail", data.subarray(thumbnailHeader));
      }
      break;
    case 0x040b:
      report.add("owner", "Web page", textOf(data));
      break;
    case 0x041a:
      // Version and four numbers of a rectangle, then a name in UTF-16: mostly the file's first name.
      report.add("edit-history", "Name of the slices", data.length < 24 ? "" : counted16(data, 20));
      break;
    case 0x0421:
      // Version, a flag, and the program's name in UTF-16.
      report.add("software", "Software", data.length < 9 ? "" : counted16(data, 5));
      break;
  }
}

/** A number of UTF-16 units, then these. */
function counted16(data: Uint8Array, at: number): string {
  const length = Math.min(2 * u32(data, at), data.length - at - 4);
  return utf16Of(slice(data, at + 4, length), true);
}
