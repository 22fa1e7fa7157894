import { byteAt, slice, u16 } from "../reading/read";
import { textOf } from "../reading/text";
import { iptcTexts } from "./iptc-tags";
import type { ReportBuilder } from "./report-builder";

/** IPTC-IIM datasets of the application record (IIM 4.2, chapters 1.5 and 6). */
export function reportIptc(datasets: Uint8Array, report: ReportBuilder): void {
  const before = report.count;
  let at = 0;
  while (at + 5 <= datasets.length && datasets[at] === 0x1c) {
    const length = u16(datasets, at + 3);
    // Extended datasets (length of the length in the low bits) hold pictures and such, never these texts.
    if (length > datasets.length - at - 5) {
      break;
    }
    const known = datasets[at + 1] === 2 ? iptcTexts.get(byteAt(datasets, at + 2)) : undefined;
    if (known !== undefined) {
      report.add(known[0], known[1], textOf(slice(datasets, at + 5, length)));
    }
    at += 5 + length;
  }
  if (report.count === before) {
    report.addBytes("other", "IPTC metadata", datasets.length);
  }
}
