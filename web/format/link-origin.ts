import { FormatError } from "./format-error";

// No user part (`good.example@evil.example`), no other path, no query. Labels and dots can't match the same character, so there
// is nothing to backtrack into: the search takes linear time on any text.
const address = /([Hh][Tt][Tt][Pp][Ss]?:\/\/(?:[\w-]+(?:\.[\w-]+)*|\[[\dA-Fa-f:.]+\])(?::\d{1,5})?)\/([vmp])#/g;

/** The first address of a link: its origin, the letter of its path and the text behind the `#` (FORMAT.md, section 2.2, step 1). */
export function findOrigin(text: string): { origin: string; letter: string; rest: string } {
  for (const match of text.matchAll(address)) {
    const [whole, start = "", letter = ""] = match;
    const origin = parse(start);
    if (origin && !start.endsWith(":0")) return { origin, letter, rest: text.slice(match.index + whole.length) };
  }
  throw new FormatError("not-a-link");
}

/** The parser knows which ports and IPv6 addresses there are. */
function parse(start: string): string | undefined {
  try {
    return new URL(start).origin;
  } catch {
    return undefined;
  }
}
