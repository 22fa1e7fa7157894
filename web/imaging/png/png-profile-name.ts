import { isWellKnownProfile } from "../colour/profile-names";
import { textOf } from "../reading/text";
import type { ReportBuilder } from "../reporting/report-builder";

const plain: ReadonlySet<string> = new Set([
  "icc",
  "ICC Profile",
  "ICC profile",
  "icc profile",
  "profile",
  "Photoshop ICC profile",
  "skcms",
  "kCGColorSpaceDisplayP3",
  "kCGColorSpaceSRGB",
]);

/** iCCP gives a profile a second name, which can be anything. */
export function reportPngProfileName(name: Uint8Array, report: ReportBuilder): void {
  const text = textOf(name);
  if (!plain.has(text) && !isWellKnownProfile(text)) {
    report.add("profile-identity", "Colour profile's name", text);
  }
}
