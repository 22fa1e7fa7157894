/** The owner's own look at a rendition: fetched by its number within the share, opened with the vault's key, counted nowhere. */
import { associatedDataFor } from "../../format/associated-data";
import type { BlobReference } from "../../format/manifest-picture";
import { openStream } from "../../format/open";
import { type Owner, shareBlob } from "../../protocol/owning";

/** What a page draws. Anything else, whatever a vault says, is not made into an address. */
const drawable = new Set(["image/webp", "image/jpeg", "image/png"]);

export async function openRendition(
  owner: Owner,
  kind: "thumbnail" | "preview",
  reference: BlobReference,
  signal: AbortSignal,
): Promise<Blob> {
  if (!drawable.has(reference.mediaType)) throw new Error("not a picture to draw");
  const { blob, id, key, length, mediaType } = reference;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const sealed = shareBlob(owner, blob, signal);
  for await (const part of openStream(sealed, key, associatedDataFor(kind, id), length)) parts.push(part);
  return new Blob(parts, { type: mediaType });
}
