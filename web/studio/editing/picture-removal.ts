import { associatedDataFor } from "../../format/associated-data";
import { type ManifestDocument, pageIds } from "../../format/documents";
import type { ManifestPicture } from "../../format/manifest-picture";
import { openBytes } from "../../format/open";
import type { Pack, PackedThumbnail } from "../../format/pack";
import type { Vault } from "../../format/vault";
import { sealFile } from "../work/seal";
import { EditRefused } from "./edit-refused";
import type { EditedVault } from "./edited-vault";
import { blobsOfPicture } from "./share-content";
import type { ShareServer } from "./share-server";

/**
 * Takes pictures out of a vault, named by their previews' blobs. A pack that held one of their thumbnails is made anew without it, so
 * that nothing of a removed picture stays behind in it (FORMAT.md, section 5.1).
 */
export async function removePictures(
  server: ShareServer,
  vault: Vault,
  wanted: ReadonlySet<number>,
): Promise<EditedVault> {
  const removed = vault.pictures.filter(({ preview }) => wanted.has(preview.blob));
  if (removed.length === vault.pictures.length) throw new EditRefused("nothing-left");
  if (removed.length === 0) return { vault, changes: 0, gone: [] };
  const kept = vault.pictures.filter((picture) => !removed.includes(picture));
  const packs: Pack[] = [];
  const gone = removed.flatMap((picture) => blobsOfPicture(picture, "full"));
  const ids = new Set(removed.map(({ id }) => id ?? ""));
  const parts = new Map<ManifestPicture, PackedThumbnail>();
  const next = numbering(server);
  for (const [index, pack] of vault.packs.entries()) {
    const here = inPack(vault.pictures, index);
    const staying = here.filter((picture) => kept.includes(picture));
    const touched = staying.length < here.length;
    if (touched) gone.push(pack.blob);
    if (staying.length === 0) continue;
    let offset = 0;
    for (const picture of staying) {
      const { thumbnail } = picture;
      parts.set(picture, { ...thumbnail, pack: packs.length, offset: touched ? offset : thumbnail.offset });
      offset += thumbnail.length;
    }
    packs.push(touched ? await repack(server, pack, staying, next) : pack);
  }
  // A document shows all of its pages: it goes with the first of them.
  const shows = ({ pages }: ManifestDocument) => pageIds(pages ?? new Uint8Array()).some((id) => ids.has(id));
  gone.push(...(vault.documents ?? []).filter(shows).map(({ blob }) => blob));
  const documents = vault.documents?.filter((document) => !shows(document));
  const pictures = kept.map((picture) => ({ ...picture, thumbnail: parts.get(picture) ?? picture.thumbnail }));
  return {
    vault: { ...vault, packs, pictures, documents: documents?.length ? documents : undefined },
    changes: removed.length,
    gone,
  };
}

function inPack(pictures: readonly ManifestPicture[], pack: number): ManifestPicture[] {
  return pictures
    .filter(({ thumbnail }) => thumbnail.pack === pack)
    .sort((one, other) => one.thumbnail.offset - other.thumbnail.offset);
}

async function repack(
  server: ShareServer,
  { blob, id, key, length }: Pack,
  staying: readonly ManifestPicture[],
  next: () => Promise<number>,
): Promise<Pack> {
  const content = await openBytes(await server.readBlob(blob), key, associatedDataFor("pack", id), length);
  const rest = staying.map(({ thumbnail }) => content.subarray(thumbnail.offset, thumbnail.offset + thumbnail.length));
  const sealed = await sealFile("pack", new Blob(rest));
  const number = await next();
  await server.upload({ number, sealed: sealed.sealed, fresh: true });
  return { blob: number, id: sealed.id, key: sealed.key, length: sealed.length };
}

/** Free numbers, asked for only when one is needed. */
function numbering(server: ShareServer): () => Promise<number> {
  let next: number | undefined;
  return async () => {
    next = next === undefined ? await server.freeBlobs() : next + 1;
    return next;
  };
}
