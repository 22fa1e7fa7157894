/**
 * Collects runs of base64url characters across line breaks until there are `enough` or something else follows (FORMAT.md, section
 * 2.2, step 2). The whole last run is part of it, so that a link too long shows as one.
 */
export function collectRuns(text: string, enough: number): string {
  const run = /([\w-]*)(?:[ \t]*[\r\n][ \t\r\n]*)?/y;
  let letters = "";
  while (letters.length < enough) {
    const match = run.exec(text);
    if (!match?.[0]) break;
    letters += match[1];
  }
  return letters;
}
