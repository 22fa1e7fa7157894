import { byteAt, slice, u16, u32 } from "../reading/read";
import { oneLine, textOf } from "../reading/text";
import { iptcTexts } from "./iptc-tags";
import { iptcMoment } from "./moments";
import type { ReportBuilder } from "./report-builder";

const application = 2;
const created = { date: 55, time: 60 };
const digitised = { date: 62, time: 63 };
const dateNumbers = [created.date, created.time, digitised.date, digitised.time];
const preview = 202;

/** IPTC-IIM datasets of the application record (IIM 4.2, chapters 1.5 and 6). */
export function reportIptc(datasets: Uint8Array, report: ReportBuilder): void {
  report.addBytes("other", "IPTC metadata", datasets.length);
  const dates = new Map<number, string>();
  let at = 0;
  while (at + 5 <= datasets.length && datasets[at] === 0x1c) {
    const { head, length } = lengthAt(datasets, at);
    if (length > datasets.length - at - head) {
      break;
    }
    if (datasets[at + 1] === application) {
      reportDataset(byteAt(datasets, at + 2), slice(datasets, at + head, length), dates, report);
    }
    at += head + length;
  }
  // A date and its time of day are datasets of their own.
  const momentOf = (of: typeof created): string => iptcMoment(dates.get(of.date) ?? "", dates.get(of.time) ?? "");
  report.add("time", "Taken", momentOf(created));
  report.add("time", "Digitised", momentOf(digitised));
}

/** Of an extended dataset the length of the length stands in the low bits. */
function lengthAt(datasets: Uint8Array, at: number): { readonly head: number; readonly length: number } {
  const length = u16(datasets, at + 3);
  if ((length & 0x8000) === 0) {
    return { head: 5, length };
  }
  const head = 5 + (length & 0x7fff);
  return {
    head,
    length: head === 9 && at + head <= datasets.length ? u32(datasets, at + 5) : Number.POSITIVE_INFINITY,
  };
}

function reportDataset(number: number, value: Uint8Array, dates: Map<number, string>, report: ReportBuilder): void {
  const known = iptcTexts.get(number);
  if (dateNumbers.includes(number)) {
    dates.set(number, dates.get(number) ?? oneLine(textOf(value)));
  } else if (number === preview && value.length > 0) {
    report.addPicture("thumbnail", "Preview in the IPTC metadata", value);
  } else if (known !== undefined) {
    report.add(known[0], known[1], textOf(value));
  }
}
