/** Whose holders get a code by e-mail: addresses and whole domains. */
import { normaliseEntry } from "../../format/viewer-address";

/** The most that one link can name. */
const most = 20;

export type CodeProblem = "code-none" | "code-unfit" | "code-too-many";

export type CodeToReading =
  | { readonly ok: true; readonly codeTo: readonly (readonly string[])[] }
  | { readonly ok: false; readonly problem: "none" | "unfit" | "too-many" };

/** For each link its recipient's own address, where one was given, and what is listed for all. */
export function readCodeTo(text: string, mails: readonly (string | undefined)[]): CodeToReading {
  const typed = text.split(/[\s,;،؛]+/u).filter((entry) => entry !== "");
  const links: string[][] = [];
  for (const mail of mails) {
    const entries = (mail === undefined ? typed : [mail, ...typed]).map(normaliseEntry);
    if (entries.length === 0) return { ok: false, problem: "none" };
    if (entries.includes(undefined)) return { ok: false, problem: "unfit" };
    const distinct = [...new Set(entries)].filter((entry) => entry !== undefined);
    if (distinct.length > most) return { ok: false, problem: "too-many" };
    links.push(distinct);
  }
  return { ok: true, codeTo: links };
}
