import { pictureLimits } from "../picture-limits";
import { decodeText } from "../reading/text";
import type { ReportBuilder } from "./report-builder";
import { xmpProperties } from "./xmp-reader";
import { XmpSeen } from "./xmp-seen";
import { xmpTexts } from "./xmp-tags";

/** What an XMP packet tells. */
export function reportXmp(packet: Uint8Array, report: ReportBuilder): void {
  const before = report.count;
  const seen = new XmpSeen();
  for (const [name, value] of xmpProperties(decodeText(packet.subarray(0, pictureLimits.maxReportText)))) {
    seen.note(name, value, report);
    const known = value === "" ? undefined : xmpTexts.get(name);
    if (known !== undefined) {
      report.add(known[0], known[1], value);
    }
  }
  seen.report(report);
  if (report.count === before) {
    report.addBytes("other", "XMP metadata", packet.length);
  }
}
