/** Which number each blob has within the share: pictures first, then packs of thumbnails, then one manifest for each link. */

export interface PictureNumbers {
  readonly preview: number;
  readonly original: number;
}

const perPicture = 2;

/** By the picture's place among the chosen ones. One that is left out later leaves a gap, which means nothing. */
export function pictureNumbers(place: number): PictureNumbers {
  const first = place * perPicture;
  return { preview: first, original: first + 1 };
}

/** There are at most as many packs as pictures. */
export function packNumber(index: number, chosen: number): number {
  return chosen * perPicture + index;
}

export function manifestNumber(link: number, chosen: number): number {
  return packNumber(chosen, chosen) + link;
}
