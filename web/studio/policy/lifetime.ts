/** How long a link lives: what people choose, turned into the seconds that the protocol wants. */

export type LifetimeUnit = "minutes" | "hours" | "days";

export interface LifetimeBounds {
  readonly shortest: number;
  readonly longest: number;
}

const secondsPer: Record<LifetimeUnit, number> = { minutes: 60, hours: 3_600, days: 86_400 };

/** PROTOCOL.md section 3; a server may allow less, never more. */
export const protocolBounds: LifetimeBounds = { shortest: 300, longest: 7_776_000 };

export const defaultLifetime = 7 * secondsPer.days;

const presets = [300, 3_600, 86_400, 3 * 86_400, defaultLifetime, 30 * 86_400, 90 * 86_400];

/** The choices that are offered by name: those within the server's bounds. */
export function presetLifetimes(bounds: LifetimeBounds): number[] {
  return presets.filter((seconds) => seconds >= bounds.shortest && seconds <= bounds.longest);
}

/** The default if the server allows it, else the longest that it does. */
export function startingLifetime(bounds: LifetimeBounds): number {
  return Math.max(bounds.shortest, Math.min(defaultLifetime, bounds.longest));
}

export type LifetimeReading =
  | { readonly ok: true; readonly seconds: number }
  | { readonly ok: false; readonly problem: "not-a-number" | "too-short" | "too-long" };

/** Reads what a person typed into the number field. Digits of any script count, so do a comma and a point. */
export function readLifetime(text: string, unit: LifetimeUnit, bounds: LifetimeBounds): LifetimeReading {
  const amount = readAmount(text);
  if (amount === undefined) return { ok: false, problem: "not-a-number" };
  const seconds = Math.round(amount * secondsPer[unit]);
  if (seconds < bounds.shortest) return { ok: false, problem: "too-short" };
  if (seconds > bounds.longest) return { ok: false, problem: "too-long" };
  return { ok: true, seconds };
}

/** The largest unit that says the same without a fraction. */
export function splitLifetime(seconds: number): { amount: number; unit: LifetimeUnit } {
  const units: LifetimeUnit[] = ["days", "hours"];
  for (const unit of units) if (seconds % secondsPer[unit] === 0) return { amount: seconds / secondsPer[unit], unit };
  return { amount: Math.round(seconds / secondsPer.minutes), unit: "minutes" };
}

function readAmount(text: string): number | undefined {
  const latin = latinDigits(text).trim().replace(/[,٫]/u, ".");
  return /^\d{1,9}(\.\d{0,6})?$/u.test(latin) ? Number(latin) : undefined;
}

/** Arabic-Indic and Extended Arabic-Indic digits as their ASCII ones. */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
