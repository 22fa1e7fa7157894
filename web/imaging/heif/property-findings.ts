import type { FindingLabel } from "../finding-labels";
import { textOf } from "../reading/text";
import type { ReportBuilder } from "../reporting/report-builder";
import { type Box, large } from "./box";
import { reportBox } from "./heif-findings";
import { isKnownProperty } from "./heif-properties";
import { movieTimeOfMicroseconds } from "./movie-time";

/** What a dropped property tells (ISO/IEC 23008-12 section 6.5). */
export function reportProperty(file: Uint8Array, box: Box, report: ReportBuilder): void {
  if (isKnownProperty(box.type)) {
    return;
  }
  const body = file.subarray(box.body, box.end);
  if (box.type === "udes") {
    reportTexts(body, ["Text", "Title", "Description", "Keywords"], report);
  } else if (box.type === "altt") {
    reportTexts(body, ["Description", "Text"], report);
  } else if (box.type === "crtt" && body.length >= 12) {
    report.add("time", "Created", movieTimeOfMicroseconds(large(body, 4)));
  } else if (box.type === "mdft" && body.length >= 12) {
    report.add("time", "Changed", movieTimeOfMicroseconds(large(body, 4)));
  } else {
    reportBox(file, box, report);
  }
}

/** Texts behind a version and flags, each ended by a NUL. */
function reportTexts(body: Uint8Array, labels: readonly FindingLabel[], report: ReportBuilder): void {
  let rest = body.subarray(4);
  for (const label of labels) {
    const end = rest.indexOf(0);
    report.add("text", label, textOf(rest));
    rest = rest.subarray(end < 0 ? rest.length : end + 1);
  }
  if (rest.length > 0) {
    report.addBytes("other", "Bytes behind a value", rest.length);
  }
}
