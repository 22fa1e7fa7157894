/** Which number each blob has within the share: pictures first, then one manifest for each link. */

export interface PictureNumbers {
  readonly thumbnail: number;
  readonly preview: number;
  readonly original: number;
}

const perPicture = 3;

/** By the picture's place among the chosen ones. One that is left out later leaves a gap, which means nothing. */
export function pictureNumbers(place: number): PictureNumbers {
  const first = place * perPicture;
  return { thumbnail: first, preview: first + 1, original: first + 2 };
}

export function manifestNumber(link: number, chosen: number): number {
  return chosen * perPicture + link;
}
