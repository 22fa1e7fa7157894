import { byteAt, matches, slice, u16, u32 } from "../reading/read";
import { textOf } from "../reading/text";
import { reportExif } from "./exif-findings";
import { reportIptc } from "./iptc-findings";
import type { ReportBuilder } from "./report-builder";
import { reportXmp } from "./xmp-findings";

const thumbnailHeader = 28;

/** Photoshop image resources (Adobe Photoshop file formats specification, "Image resources"). */
export function reportPhotoshop(resources: Uint8Array, report: ReportBuilder): void {
  if (!report.enter()) {
    report.addBytes("other", "Photoshop data", resources.length);
    return;
  }
  const before = report.count;
  let at = 0;
  while (at + 12 <= resources.length && matches(resources, at, "8BIM")) {
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
  if (report.count === before) {
    report.addBytes("other", "Photoshop data", resources.length);
  }
}

function reportResource(id: number, data: Uint8Array, report: ReportBuilder): void {
  switch (id) {
    case 0x0404:
      reportIptc(data, report);
      break;
    case 0x0422:
      reportExif(data, report);
      break;
    case 0x0424:
      reportXmp(data, report);
      break;
    case 0x0409:
    case 0x040c:
      if (data.length > thumbnailHeader) {
        const thumbnail = data.subarray(thumbnailHeader);
        report.addBytes("thumbnail", "Photoshop's thumbnail", thumbnail.length, thumbnail);
      }
      break;
    case 0x040b:
      report.add("owner", "Web page", textOf(data));
      break;
  }
}
