import { isMarked, nameOf, type SharePicks, verdicts } from "./picked";

const lineEnd = "\r\n";

/**
 * A table with a row for everything that was picked: RFC 4180, with a byte order mark, by which spreadsheets know UTF-8. No cell can be
 * a formula. The same bytes as the command line program's.
 */
export function csv({ pictures, links }: SharePicks): string {
  const rows = pictures.flatMap(({ id, file }) =>
    links.flatMap((link) =>
      link.picks
        .filter((pick) => pick.picture === id && isMarked(pick))
        .map(({ rating, label, remark }) => {
          const stars = rating?.is ?? 0;
          return [
            cell(file),
            cell(nameOf(link)),
            stars > 0 ? String(stars) : "",
            stars < 0 ? "yes" : "",
            !label || label.is === "none" ? "" : label.is,
            cell(remark?.is ?? ""),
          ].join(",");
        }),
    ),
  );
  return `\ufeff${["file,recipient,stars,rejected,label,remark", ...rows].join(lineEnd)}${lineEnd}`;
}

/** The names of the files that anybody gave a star, one a line, in the share's order, each once. */
export function names(share: SharePicks): string {
  const starred = verdicts(share).filter(({ rating }) => rating > 0);
  return [...new Set(starred.map(({ picture }) => picture.file))].map((name) => `${name}\n`).join("");
}

/** A spreadsheet takes a cell that begins so for a formula, spaces before it or not; an apostrophe in front makes it text. */
const cell = (text: string): string => `"${/^\s*[=+\-@＝＋－＠]/.test(text) ? "'" : ""}${text.replaceAll('"', '""')}"`;
