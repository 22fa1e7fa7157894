import { matches, slice, u32 } from "../reading/read";
import { textOf } from "../reading/text";
import { moment } from "./moments";
import type { ReportBuilder } from "./report-builder";

const maxEntries = 100;
const entryLength = 12;

/**
 * What Samsung's telephones append: named blocks, then a directory ("SEFH") that counts back to each of them, then its
 * length and "SEFT". Videos and pictures among them are told as such; here is what the rest tells.
 */
export function reportSamsungTrailer(tail: Uint8Array, report: ReportBuilder): void {
  if (tail.length < 24 || !matches(tail, tail.length - 4, "SEFT")) {
    return;
  }
  const directory = tail.length - 8 - u32(tail, tail.length - 8, false);
  if (!matches(tail, directory, "SEFH")) {
    report.add("other", "Samsung's notes");
    return;
  }
  const count = Math.min(u32(tail, directory + 8, false), maxEntries);
  for (let i = 0; i < count && directory + 12 + entryLength * (i + 1) <= tail.length; i++) {
    const at = directory + 12 + entryLength * i;
    const start = directory - u32(tail, at + 4, false);
    const length = u32(tail, at + 8, false);
    if (start >= 0 && start + length <= directory && length >= 8) {
      reportBlock(slice(tail, start, length), report);
    }
  }
}

/** A type, the length of the name, the name, the data. */
function reportBlock(block: Uint8Array, report: ReportBuilder): void {
  const nameLength = u32(block, 4, false);
  if (nameLength > block.length - 8) {
    return;
  }
  const name = textOf(block.subarray(8, 8 + nameLength));
  const data = block.subarray(8 + nameLength);
  switch (name) {
    case "Image_UTC_Data":
      report.add("time", "Taken", moment(textOf(data)));
      break;
    case "MCC_Data":
      report.add("position", "Country of the telephone network", textOf(data));
      break;
    case "PhotoEditor_Re_Edit_Data":
      report.add("edit-history", "Editing history", textOf(data));
      break;
  }
  report.addNamed("other", "Samsung's notes", name, data.length);
}
