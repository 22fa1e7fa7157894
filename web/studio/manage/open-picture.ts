/** The owner's own look at pictures: fetched by their numbers within the share, opened with the vault's keys, counted nowhere. */
import { associatedDataFor } from "../../format/associated-data";
import { type Bytes, concat } from "../../format/bytes";
import type { BlobReference } from "../../format/manifest-picture";
import { openStream } from "../../format/open";
import type { Pack, PackedThumbnail } from "../../format/pack";
import { OpenedPacks } from "../../protocol/opened-packs";
import { type Owner, shareBlob } from "../../protocol/owning";

/** Gets one picture's file. */
export type OpenPicture = (signal: AbortSignal) => Promise<Blob>;

/** What a page draws. Anything else, whatever a vault says, is not made into an address. */
const drawable = new Set(["image/webp", "image/jpeg", "image/png"]);

/** The share's packs, of which a few are kept. */
export function openPacks(owner: Owner, packs: readonly Pack[]): OpenedPacks {
  return new OpenedPacks(async (index, signal) => {
    const pack = packs[index];
    if (pack === undefined) throw new Error(`no pack ${index}`);
    return concat(...(await open(owner, "pack", pack, signal)));
  });
}

export async function openThumbnail(
  packs: OpenedPacks,
  thumbnail: PackedThumbnail,
  signal: AbortSignal,
): Promise<Blob> {
  requireDrawable(thumbnail.mediaType);
  return packs.thumbnail(thumbnail, signal);
}

export async function openPreview(owner: Owner, preview: BlobReference, signal: AbortSignal): Promise<Blob> {
  requireDrawable(preview.mediaType);
  return new Blob(await open(owner, "preview", preview, signal), { type: preview.mediaType });
}

async function open(
  owner: Owner,
  kind: "pack" | "preview",
  { blob, id, key, length }: Pack,
  signal: AbortSignal,
): Promise<Bytes[]> {
  const parts: Bytes[] = [];
  const sealed = shareBlob(owner, blob, signal);
  for await (const part of openStream(sealed, key, associatedDataFor(kind, id), length)) parts.push(part);
  return parts;
}

function requireDrawable(mediaType: string): void {
  if (!drawable.has(mediaType)) throw new Error("not a picture to draw");
}
