import type { Members } from "./json-members";
import type { ManifestPicture } from "./manifest-picture";
import { mostPackBytes, type Pack, type PackedThumbnail } from "./pack";
import { mostPictures, readMediaType, readSize } from "./picture-codec";
import { encodeBase64Url } from "./strict-base64-url";

/** Reads all packs of a document. */
export const readPacks = (document: Members, readBlobNumber: (members: Members) => number): Pack[] =>
  document.list("packs", 1, mostPictures, (members) => ({
    blob: readBlobNumber(members),
    id: members.bytes("id", 16),
    key: members.bytes("key", 32),
    length: members.integer("length", 1, mostPackBytes),
  }));

/** Reads which part of a pack is a picture's thumbnail. */
export function readThumbnail(members: Members, packs: readonly Pack[]): PackedThumbnail {
  const pack = members.integer("pack", 0, packs.length - 1);
  const whole = packs[pack]?.length ?? 0;
  const offset = members.integer("offset", 0, whole - 1);
  return {
    pack,
    offset,
    length: members.integer("length", 1, whole - offset),
    mediaType: readMediaType(members),
    ...readSize(members),
  };
}

/**
 * Checks that every byte of every pack is part of exactly one thumbnail: a picture that was taken out of a manifest can't have
 * stayed behind in a pack.
 */
export function requireCovered(document: Members, packs: readonly Pack[], pictures: readonly ManifestPicture[]): void {
  const ends = packs.map(() => 0);
  for (const { thumbnail } of pictures.toSorted((a, b) => a.thumbnail.offset - b.thumbnail.offset)) {
    if (thumbnail.offset !== ends[thumbnail.pack]) document.wrong("packs");
    ends[thumbnail.pack] = thumbnail.offset + thumbnail.length;
  }
  if (packs.some(({ length }, index) => length !== ends[index])) document.wrong("packs");
}

/** A pack as JSON has it. */
export const packJson = (pack: Pack): unknown => ({
  ...pack,
  id: encodeBase64Url(pack.id),
  key: encodeBase64Url(pack.key),
});
