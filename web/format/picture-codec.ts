import { type ManifestDocument, readDocuments } from "./documents";
import type { Members } from "./json-members";
import type { BlobReference, ManifestPicture } from "./manifest-picture";
import { extensions } from "./media-types";
import type { Pack } from "./pack";
import { readPacks, readThumbnail, requireCovered } from "./pack-codec";
import { foldName, isPictureName } from "./picture-name";
import { encodeBase64Url } from "./strict-base64-url";

const longestSide = 65_535;
const mostPixels = 400_000_000;
const highestBlob = 65_535;
const longestBlob = 2_147_483_648;

/** The most pictures of a manifest, and of a share. */
export const mostPictures = 2000;

/** The pictures of a manifest or vault, the packs that their thumbnails are in, and the PDFs that go with them. */
export interface PictureList {
  readonly packs: readonly Pack[];
  readonly pictures: readonly ManifestPicture[];
  readonly documents?: readonly ManifestDocument[] | undefined;
}

/**
 * Reads all pictures of a manifest (`lowestBlob` 1) or vault (0); `originals` is whether every picture has an original, or
 * undefined where each may.
 */
export function readPictures(document: Members, lowestBlob: number, originals?: boolean): PictureList {
  const names = new Set<string>();
  const ids = new Set<string>();
  const blobs = new Set<number>();

  function readBlobNumber(members: Members): number {
    const blob = members.integer("blob", lowestBlob, highestBlob);
    if (blobs.has(blob)) members.wrong("blob");
    blobs.add(blob);
    return blob;
  }

  const readBlob = (members: Members): BlobReference => ({
    blob: readBlobNumber(members),
    id: members.bytes("id", 16),
    key: members.bytes("key", 32),
    length: members.integer("length", 1, longestBlob),
    mediaType: readMediaType(members),
    ...readSize(members),
  });

  const packs = readPacks(document, readBlobNumber);
  const pictures = document.list("pictures", 1, mostPictures, (members) => {
    const name = members.text("name");
    if (!isPictureName(name) || names.has(foldName(name))) members.wrong("name");
    names.add(foldName(name));
    const id = members.has("id") ? encodeBase64Url(members.bytes("id", 8)) : undefined;
    if (id !== undefined && ids.has(id)) members.wrong("id");
    if (id !== undefined) ids.add(id);
    // Only the owner's own notes tell it: in a manifest it is an unknown member.
    const file = lowestBlob === 0 && members.has("file") ? members.text("file") : undefined;
    if (file !== undefined && !isPictureName(file)) members.wrong("file");
    const original = members.optionalObject("original");
    if (originals !== undefined && originals !== !!original) members.wrong("original");
    return {
      name,
      id,
      file,
      title: members.optionalText("title", 1, 200),
      caption: members.optionalText("caption", 0, 2000),
      ...readSize(members),
      placeholder: members.optionalBytes("placeholder", 5, 25),
      thumbnail: readThumbnail(members.object("thumbnail"), packs),
      preview: readBlob(members.object("preview")),
      original: original && readBlob(original),
    };
  });
  requireCovered(document, packs, pictures);
  const documents = readDocuments(document, {
    blob: readBlobNumber,
    names,
    pictures: lowestBlob === 0 ? ids : undefined,
    allowed: originals !== false,
  });
  return { packs, pictures, documents };
}

/** Reads the member `mediaType`. */
export function readMediaType(members: Members): string {
  const mediaType = members.text("mediaType");
  return extensions.has(mediaType) ? mediaType : members.wrong("mediaType");
}

/** Reads the members `width` and `height`. */
export function readSize(members: Members): { width: number; height: number } {
  const width = members.integer("width", 1, longestSide);
  const height = members.integer("height", 1, longestSide);
  return width * height <= mostPixels ? { width, height } : members.wrong("height");
}

/** Pictures as JSON has them. */
export const pictureJson = (picture: ManifestPicture): unknown => ({
  ...picture,
  placeholder: picture.placeholder && encodeBase64Url(picture.placeholder),
  preview: blobJson(picture.preview),
  original: picture.original && blobJson(picture.original),
});

const blobJson = (blob: BlobReference): unknown => ({
  ...blob,
  id: encodeBase64Url(blob.id),
  key: encodeBase64Url(blob.key),
});
