/**
 * Which number each blob has within the share: pictures first, then packs of thumbnails, then one manifest for each link. With
 * marks there are pictures and packs for every link, one link's behind another's.
 */

export interface PictureNumbers {
  readonly preview: number;
  readonly original: number;
}

/** One set of all pictures' blobs: the one that links share, or with marks one link's own. */
export interface EditionPlace {
  readonly first: number;
  readonly perPicture: number;
  /** How many pictures were chosen. */
  readonly chosen: number;
}

/** A marked share has no originals, and so one blob less for each picture. */
export function editionPlace(edition: number, chosen: number, marked: boolean): EditionPlace {
  return { first: edition * blobsOfEdition(chosen, marked), perPicture: marked ? 1 : 2, chosen };
}

/** By the picture's place among the chosen ones. One that is left out later leaves a gap, which means nothing. */
export function pictureNumbers(place: number, { first, perPicture }: EditionPlace): PictureNumbers {
  const preview = first + place * perPicture;
  return { preview, original: preview + 1 };
}

/** There are at most as many packs as pictures. */
export function packNumber(index: number, { first, perPicture, chosen }: EditionPlace): number {
  return first + chosen * perPicture + index;
}

export function manifestNumber(link: number, editions: number, chosen: number, marked: boolean): number {
  return editions * blobsOfEdition(chosen, marked) + link;
}

/** Behind the manifests of all links. */
export function documentNumber(index: number, links: number, chosen: number): number {
  return manifestNumber(links, 1, chosen, false) + index;
}

/** Whether every blob can have a number (PROTOCOL.md): with marks they are many. */
export function numbersSuffice(links: number, chosen: number): boolean {
  return manifestNumber(links - 1, links, chosen, true) <= largestNumber;
}

/** The largest number of a blob (PROTOCOL.md, section 5.2). */
export const largestNumber = 65_535;

/** How many numbers one set of pictures takes. */
export function blobsOfEdition(chosen: number, marked: boolean): number {
  return chosen * (marked ? 2 : 3);
}
