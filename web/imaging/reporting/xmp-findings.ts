import { pictureLimits } from "../picture-limits";
import { decodeText } from "../reading/text";
import { moment } from "./moments";
import type { ReportBuilder } from "./report-builder";
import { XmpHistory } from "./xmp-history";
import { XmpMarks } from "./xmp-marks";
import { isXmpPicture, reportXmpPicture } from "./xmp-pictures";
import { XmpPlaces } from "./xmp-places";
import { xmpProperties } from "./xmp-reader";
import { xmpTexts } from "./xmp-tags";

/** What an XMP packet tells. */
export function reportXmp(packet: Uint8Array, report: ReportBuilder): void {
  report.addBytes("other", "XMP metadata", packet.length);
  const [places, history, marks] = [new XmpPlaces(), new XmpHistory(), new XmpMarks()];
  for (const [name, value] of xmpProperties(decodeText(packet.subarray(0, pictureLimits.maxReportText)))) {
    marks.note(name, value);
    history.note(name, value, report);
    if (value === "") {
      continue;
    }
    places.note(name, value, report);
    const known = value === "0" ? undefined : xmpTexts.get(name);
    if (isXmpPicture(name)) {
      reportXmpPicture(name, value, report);
    } else if (known !== undefined) {
      report.add(known[0], known[1], known[0] === "time" ? moment(value) : value);
    }
  }
  places.report(report);
  history.report(report);
  marks.report(report);
}
