import { languageTag } from "../../design/texts";

/** Seconds that one opening can show pictures for, as they are offered; the server takes any up to six hours. */
export const showChoices = [10, 30, 60, 300, 900, 3_600];

/** `30 seconds`, `5 minutes`, as the reader's language writes it. */
export function showText(seconds: number): string {
  const [value, unit] =
    seconds % 3_600 === 0
      ? [seconds / 3_600, "hour"]
      : seconds % 60 === 0
        ? [seconds / 60, "minute"]
        : [seconds, "second"];
  return new Intl.NumberFormat(languageTag(), { style: "unit", unit, unitDisplay: "long" }).format(value);
}
