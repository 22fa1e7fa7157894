/** What a link lists of a share's pictures, and how its manifest describes them. */
import type { ManifestPicture } from "../../format/manifest-picture";
import type { PictureList } from "../../format/picture-codec";
import type { Tier } from "../../format/tier";

/** The numbers of all blobs that a link of a tier reaches, in the order in which it lists them behind its manifest. */
export function blobsOf({ packs, pictures, documents }: PictureList, tier: Tier): number[] {
  return [
    ...packs.map(({ blob }) => blob),
    ...pictures.flatMap((picture) => blobsOfPicture(picture, tier)),
    ...((tier === "full" && documents) || []).map(({ blob }) => blob),
  ];
}

export function blobsOfPicture({ preview, original }: ManifestPicture, tier: Tier): number[] {
  return tier === "full" && original !== undefined ? [preview.blob, original.blob] : [preview.blob];
}

/** The same for a link's manifest: numbered within the link, without originals and documents below `full`, without the files' own names. */
export function forLink(list: PictureList, tier: Tier, withIds: boolean): PictureList {
  const places = new Map(blobsOf(list, tier).map((blob, place) => [blob, place + 1]));
  const within = <Blob extends { readonly blob: number }>(reference: Blob): Blob => ({
    ...reference,
    blob: places.get(reference.blob) ?? 0,
  });
  return {
    packs: list.packs.map(within),
    pictures: list.pictures.map(({ id, file: _, preview, original, ...rest }) => ({
      ...rest,
      ...(withIds && { id }),
      preview: within(preview),
      ...(tier === "full" && original !== undefined && { original: within(original) }),
    })),
    documents: tier === "full" ? list.documents?.map(({ file: _, pages: __, ...rest }) => within(rest)) : undefined,
  };
}
