/** When links start: what a `datetime-local` field holds, by the sender's own clock. */

/** As the server allows it (PROTOCOL.md section 5.4). */
const latestAhead = 90 * 86_400_000;

export type StartReading =
  | { readonly ok: true; readonly start: Date }
  | { readonly ok: false; readonly problem: "not-a-time" | "past" | "too-late" };

export function readStart(text: string, now: Date): StartReading {
  // Browsers without such a field show a plain one, where anything can be typed.
  const start = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/u.test(text.trim())
    ? new Date(text.trim().replace(" ", "T"))
    : undefined;
  if (start === undefined || Number.isNaN(start.getTime())) return { ok: false, problem: "not-a-time" };
  if (start <= now) return { ok: false, problem: "past" };
  if (start.getTime() > now.getTime() + latestAhead) return { ok: false, problem: "too-late" };
  return { ok: true, start };
}

/** On the wire times have seconds and no parts of them. */
export function wireTime(start: Date): string {
  return start.toISOString().replace(/\.\d+Z$/u, "Z");
}
