/** The text of a mark with its placeholders, which each link fills in for itself. */

/** Characters at most, before and after filling in. */
export const longestMarkText = 200;

const placeholders = ["recipient", "date", "link"];

export type MarkTextProblem = "empty" | "too-long" | "unknown-placeholder";

export function markTextProblem(template: string): MarkTextProblem | undefined {
  for (const [, name] of template.matchAll(placeholder)) {
    if (!placeholders.includes(name ?? "")) return "unknown-placeholder";
  }
  if (tidy(template) === "") return "empty";
  return [...template].length > longestMarkText ? "too-long" : undefined;
}

/** What one link's mark says. `date` is the day of sending, such as 2026-11-28. */
export function markText(template: string, recipient: string | undefined, date: string, link: number): string {
  const values: Readonly<Record<string, string>> = { recipient: recipient ?? "", date, link: String(link) };
  const known = recipient === undefined ? template.replace(withoutRecipient, "") : template;
  const filled = known.replace(placeholder, (_, name: string) => values[name] ?? "");
  const text = recipient === undefined ? tidy(filled).replace(leadingSeparator, "") : tidy(filled);
  return [...text].slice(0, longestMarkText).join("").trim();
}

/** What every link's mark says. Where two would say the same, each has its number behind it, so that a leak names its link. */
export function markTexts(template: string, recipients: readonly (string | undefined)[], date: string): string[] {
  const texts = recipients.map((recipient, link) => markText(template, recipient, date, link));
  const seen = new Map<string, number>();
  for (const text of texts) seen.set(text, (seen.get(text) ?? 0) + 1);
  return texts.map((text, link) => ((seen.get(text) ?? 0) > 1 ? `${text} #${link}`.trim() : text));
}

/** Where there is no name, what joins it to what stands before it goes too. */
const withoutRecipient = /[ ]*[·|,;:–—/-]?[ ]*\{recipient\}/gu;
const leadingSeparator = /^[ ·|,;:–—/-]+/u;

const placeholder = /\{([^{}]*)\}/gu;

/** Controls, halves of characters, and marks that would turn the direction of what follows. */
const unseen = /[\p{Cc}\p{Cs}\p{White_Space}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufffd]+/gu;

/** One line without what can't be seen. */
function tidy(text: string): string {
  return text.replace(unseen, " ").trim();
}
