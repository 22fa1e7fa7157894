import { languageTag } from "../../design/texts";
import { splitLifetime } from "./lifetime";

/** `7 days`, as the reader's language writes it. */
export function lifetimeText(seconds: number): string {
  const { amount, unit } = splitLifetime(seconds);
  return new Intl.NumberFormat(languageTag(), {
    style: "unit",
    unit: unit.slice(0, -1),
    unitDisplay: "long",
  }).format(amount);
}
