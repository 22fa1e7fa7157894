/** What one link shows, in the share's numbers: with marks every link has pictures of its own. */
import { concat } from "../../format/bytes";
import { readManifest } from "../../format/manifest";
import type { PictureList } from "../../format/picture-codec";
import type { VaultLink } from "../../format/vault";
import { deriveLocator } from "../../format/viewing-keys";
import { listLink, type Owner, shareBlob } from "../../protocol/owning";

export async function readLinkPictures(owner: Owner, link: VaultLink, signal: AbortSignal): Promise<PictureList> {
  const { blobs } = await listLink(owner, link.number, signal);
  const parts: Uint8Array[] = [];
  for await (const part of shareBlob(owner, blobs[0] ?? 0, signal)) parts.push(part);
  const { packs, pictures } = await readManifest(concat(...parts), link.manifestKey, await deriveLocator(link.secret));
  const ofShare = <Blob extends { readonly blob: number }>(reference: Blob): Blob => ({
    ...reference,
    blob: blobs[reference.blob] ?? -1,
  });
  return {
    packs: packs.map(ofShare),
    pictures: pictures.map((picture) => ({ ...picture, preview: ofShare(picture.preview), original: undefined })),
  };
}
