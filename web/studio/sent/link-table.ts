/** Rows as the clipboard hands them to spreadsheets and mails: text with tabs, and a table. */
export interface CopiedTable {
  readonly text: string;
  readonly html: string;
}

export type TableRow = readonly string[];

/** The column with links becomes clickable; its place is told by `linkColumn`. */
export function copiedTable(head: TableRow, rows: readonly TableRow[], linkColumn: number): CopiedTable {
  const safe = rows.map((row) => row.map(harmless));
  const cell = (text: string, column: number) =>
    column === linkColumn && text !== "" ? `<a href="${escaped(text)}">${escaped(text)}</a>` : escaped(text);
  const line = (tag: "th" | "td", row: TableRow) =>
    `<tr>${row.map((text, column) => `<${tag}>${tag === "td" ? cell(text, column) : escaped(text)}</${tag}>`).join("")}</tr>`;
  return {
    text: [head, ...safe].map((row) => row.join("\t")).join("\n"),
    html: `<meta charset="utf-8"><table>${line("th", head)}${safe.map((row) => line("td", row)).join("")}</table>`,
  };
}

/** A spreadsheet takes what begins so for a formula, and runs it; names come from anywhere. */
function harmless(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
  return /^\s*[=+\-@＝＋－＠]/u.test(line) ? `'${line}` : line;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}
