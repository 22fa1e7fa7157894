import { matches } from "../reading/read";
import { textOf } from "../reading/text";
import { reportCredentials } from "../reporting/credential-findings";
import type { ReportBuilder } from "../reporting/report-builder";
import { reportXmp } from "../reporting/xmp-findings";

/**
 * What an application's block tells.
 * @param data Eleven bytes of name, then the application's data.
 * @param raw The data as it stands in the file: XMP is written there without sub-blocks.
 */
export function reportGifApplication(data: Uint8Array, raw: Uint8Array, report: ReportBuilder): void {
  if (matches(data, 0, "XMP DataXMP")) {
    reportXmp(raw, report);
  } else if (matches(data, 0, "C2PA_GIF")) {
    reportCredentials(data.subarray(11), data.length - 11, report);
  } else {
    report.addNamed("other", "Private data", textOf(data.subarray(0, 11)), data.length - 11);
  }
}
