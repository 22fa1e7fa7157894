/** Which PDFs can go along themselves: those each of whose pages is sent as it is. */
import type { Ready } from "../choose/chosen-pictures";

export interface ChosenDocument {
  readonly file: File;
  /** Its pages' places among the pictures, in their order. */
  readonly places: readonly number[];
  /** A page of it is covered, cropped, stamped or taken out: in the document it would be whole. */
  readonly withheld: boolean;
}

export function documentsAmong(pictures: readonly Ready[]): ChosenDocument[] {
  const found = new Map<File, { places: number[]; count: number; withheld: boolean }>();
  for (const [place, { page, edits }] of pictures.entries()) {
    if (page === undefined) continue;
    const there = found.get(page.document) ?? { places: [], count: page.pages.count, withheld: false };
    there.places.push(place);
    there.withheld ||= edits !== undefined;
    found.set(page.document, there);
  }
  return [...found].map(([file, { places, count, withheld }]) => ({
    file,
    places,
    withheld: withheld || places.length !== count,
  }));
}
