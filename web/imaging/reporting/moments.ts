import { oneLine } from "../reading/text";
import { unixTime } from "./unix-time";

const written =
  /^([0-9]{4})[:-]([0-9]{2})[:-]([0-9]{2})(?:[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?) ?(Z|[+-][0-9]{2}:?[0-9]{2})?)?$/;
const count = /^(?:[0-9]{9,10}|[0-9]{13}|[0-9]{16})$/;

/**
 * Dates as people write them, so that Exif's "2020:05:01 12:30:00" and XMP's "2020-05-01T12:30:00+02:00" are one finding
 * when they say the same. What looks like no date stays as it is; one that is only zeros or blanks says nothing.
 */
export function moment(text: string): string {
  const line = oneLine(text);
  if (count.test(line)) {
    return momentOfCount(line);
  }
  const match = written.exec(line);
  if (match === null) {
    return /[1-9]/.test(line) ? line : "";
  }
  const [, year, month, day, clock = "", offset = ""] = match;
  if (year === "0000" && month === "00") {
    return "";
  }
  return `${year}-${month}-${day}${clock === "" ? "" : ` ${clock}`}${zone(offset)}`;
}

/** A date of IPTC, "20200501", and its time of day, "123000+0200" (IIM 4.2, 1.6). */
export function iptcMoment(date: string, time: string): string {
  const day = date.replace(/^([0-9]{4})([0-9]{2})([0-9]{2})$/, "$1-$2-$3");
  const clock = time.replace(/^([0-9]{2})([0-9]{2})([0-9]{2})([+-][0-9]{4})?$/, "$1:$2:$3$4");
  return moment(`${day} ${clock}`);
}

/** Seconds, thousandths or millionths of a second since 1970; which of them, the number of digits tells. */
function momentOfCount(digits: string): string {
  const unit = digits.length < 13 ? 1 : digits.length < 16 ? 1000 : 1_000_000;
  return unixTime(Math.floor(Number(digits) / unit));
}

function zone(offset: string): string {
  switch (offset.length) {
    case 0:
      return "";
    case 1:
      return " UTC";
    case 5:
      return ` ${offset.slice(0, 3)}:${offset.slice(3)}`;
    default:
      return ` ${offset}`;
  }
}
