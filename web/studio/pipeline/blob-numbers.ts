/** Which number each blob has within the share: pictures first, then one manifest for each link. */

export interface BlobNumbers {
  readonly thumbnail: number;
  readonly preview: number;
  /** Undefined where originals never leave the computer. */
  readonly original: number | undefined;
}

export function blobNumbers(picture: number, viewOnly: boolean): BlobNumbers {
  const first = picture * blobsPerPicture(viewOnly);
  return { thumbnail: first, preview: first + 1, original: viewOnly ? undefined : first + 2 };
}

export function manifestNumber(link: number, pictures: number, viewOnly: boolean): number {
  return pictures * blobsPerPicture(viewOnly) + link;
}

/** A link's list as the server wants it: its manifest, then all pictures' blobs. The place in it is the link's own number. */
export function linkBlobs(link: number, pictures: number, viewOnly: boolean): number[] {
  const ofPictures = Array.from({ length: pictures * blobsPerPicture(viewOnly) }, (_, number) => number);
  return [manifestNumber(link, pictures, viewOnly), ...ofPictures];
}

/** A picture blob's number within any link of the share: 0 is the manifest. */
export function numberWithinLink(numberWithinShare: number): number {
  return numberWithinShare + 1;
}

function blobsPerPicture(viewOnly: boolean): number {
  return viewOnly ? 2 : 3;
}
