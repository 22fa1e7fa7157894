import { FormatError } from "./format-error";
import type { LinkKind } from "./link-kind";

// No user part (`good.example@evil.example`), no other path, no query. Labels and dots can't match the same character, so there
// is nothing to backtrack into: the search takes linear time on any text.
const address = /([Hh][Tt][Tt][Pp][Ss]?:\/\/(?:[\w-]+(?:\.[\w-]+)*|\[[\dA-Fa-f:.]+\])(?::\d{1,5})?)\/([vm]?)#/g;

/**
 * The first address of a link: its origin, its path and the text behind the `#` (FORMAT.md, section 2.2, step 1). One without a path is a
 * link only where a pass is asked for.
 */
export function findOrigin(text: string, expected: LinkKind): { origin: string; path: string; rest: string } {
  for (const match of text.matchAll(address)) {
    const [whole, start = "", path = ""] = match;
    if (path === "" && expected !== "pass") continue;
    const origin = parse(start);
    if (origin && !start.endsWith(":0")) return { origin, path, rest: text.slice(match.index + whole.length) };
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
