import { languageTag } from "../../design/texts";
import { duration } from "../../design/units";

/** `2 days 03:12:45`, `3:09`, `0:27`: a clock that runs down, in the reader's digits. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const days = Math.floor(whole / 86_400);
  const hours = Math.floor(whole / 3_600) % 24;
  const minutes = Math.floor(whole / 60) % 60;
  const clock = days + hours > 0 ? [hours, minutes, whole % 60] : [minutes, whole % 60];
  const text = clock.map((part, place) => digits(part, place === 0 && days === 0 ? 1 : 2)).join(":");
  return days > 0 ? `${unit(days, "day")} ${text}` : text;
}

/** The same for a screen reader, in words: `27 seconds`, `3 minutes`. */
export function spokenText(seconds: number): string {
  return duration(Math.max(0, Math.ceil(seconds)));
}

function digits(value: number, least: number): string {
  return new Intl.NumberFormat(languageTag(), { minimumIntegerDigits: least, useGrouping: false }).format(value);
}

function unit(value: number, name: string): string {
  return new Intl.NumberFormat(languageTag(), { style: "unit", unit: name, unitDisplay: "long" }).format(value);
}
