/** How large a document's page becomes as a picture; the program has the same numbers (docs/documents.md). */

/** Print is read well from here on. */
const dotsPerInch = 200;
const pointsPerInch = 72;

/** No page becomes larger, whatever it says of itself. */
const longestSide = 4_096;

/** More pages are more than anybody looks at; and each is a picture of its own. */
export const mostPages = 500;

/** A document is in memory whole. */
export const mostDocumentBytes = 200 * 1024 * 1024;

/** Pixels for each point of a page of that size. */
export function pageScale(width: number, height: number): number {
  const side = Math.max(width, height);
  return Math.min(dotsPerInch / pointsPerInch, longestSide / Math.max(side, 1));
}

export function pageName(document: string, page: number, pages: number, ending: string): string {
  const stem = document.replace(/\.pdf$/i, "");
  return `${stem}-page-${String(page).padStart(Math.max(2, String(pages).length), "0")}.${ending}`;
}
