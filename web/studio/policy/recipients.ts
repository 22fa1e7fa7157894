/** The list of names, one link each. */
export const longestName = 200;

export type RecipientsReading =
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly problem: "none" | "too-many" | "too-long"; readonly name?: string };

/**
 * Reads what was typed or pasted: one name a line, also with list marks, commas or semicolons between them.
 * Two people may share a name; each line is a link of its own.
 */
export function readRecipients(text: string, most: number): RecipientsReading {
  const names = text
    .split(/[\r\n;,\u2028\u2029،؛]+/u)
    .map(tidyName)
    .filter((name) => name !== "");
  if (names.length === 0) return { ok: false, problem: "none" };
  if (names.length > most) return { ok: false, problem: "too-many" };
  const long = names.find((name) => [...name].length > longestName);
  if (long !== undefined) return { ok: false, problem: "too-long", name: long };
  return { ok: true, names };
}

/** One line, without the marks of a pasted list. */
function tidyName(text: string): string {
  return oneLine(text)
    .replace(/^[-*•–]\s+/u, "")
    .trim();
}

/** Without control characters, halves of characters, and white space around. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]+/gu, " ").trim();
}
