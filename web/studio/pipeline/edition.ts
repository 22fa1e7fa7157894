/** One set of all pictures' blobs on its way: what all links share, or with marks one link's own. */
import { sealFile } from "../work/seal";
import { type EditionPlace, editionPlace } from "./blob-numbers";
import { ThumbnailPacks } from "./thumbnail-packs";

export interface Edition {
  readonly number: number;
  readonly place: EditionPlace;
  readonly packs: ThumbnailPacks;
}

/** All links' open packs are in memory at once: with many links each is smaller. */
const openPackBytes = 32 * 1024 * 1024;
const smallestPackBytes = 65_536;

export function makeEditions(count: number, chosen: number, marked: boolean): Edition[] {
  const mostBytes = Math.max(smallestPackBytes, Math.floor(openPackBytes / count));
  return Array.from({ length: count }, (_, number) => ({
    number,
    place: editionPlace(number, chosen, marked),
    packs: new ThumbnailPacks(chosen, (content) => sealFile("pack", content), mostBytes),
  }));
}
