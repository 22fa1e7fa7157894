import { languageTag } from "./texts";

const steps = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** `9.1 MB`, as the reader's language writes it. */
export function bytes(count: number): string {
  let step = 0;
  let value = count;
  while (value >= 999.5 && step < steps.length - 1) {
    value /= 1000;
    step++;
  }
  return new Intl.NumberFormat(languageTag(), {
    style: "unit",
    unit: steps[step] ?? "byte",
    // "23 bytes", not "23 byte" as the short form has it.
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: step > 1 && value < 100 ? 1 : 0,
  }).format(value);
}

export function number(value: number): string {
  return new Intl.NumberFormat(languageTag()).format(value);
}

const spans = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** The unit that says it in a small number: minutes up to an hour and three quarters, and so on. */
function inUnits(seconds: number): [number, "day" | "hour" | "minute" | "second"] {
  for (const [unit, size] of spans) if (seconds >= 1.75 * size) return [Math.round(seconds / size), unit];
  return [Math.max(0, Math.floor(seconds)), "second"];
}

/** `in 2 hours` */
export function inSeconds(seconds: number): string {
  return new Intl.RelativeTimeFormat(languageTag(), { numeric: "always" }).format(...inUnits(seconds));
}

/** `2 hours`, for a time left. */
export function duration(seconds: number): string {
  const [count, unit] = inUnits(seconds);
  return new Intl.NumberFormat(languageTag(), { style: "unit", unit, unitDisplay: "long" }).format(count);
}

/** A moment as the reader writes it: only the time where it is today, with the day otherwise. */
export function moment(when: Date, now: Date = new Date()): string {
  const today = when.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(languageTag(), {
    ...(today ? {} : { weekday: "short", day: "numeric", month: "short" }),
    hour: "2-digit",
    minute: "2-digit",
  }).format(when);
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** The form that the reader's language wants for a count. */
export function plural(count: number, forms: Forms): string {
  return forms[new Intl.PluralRules(languageTag()).select(count)] ?? forms.other;
}
