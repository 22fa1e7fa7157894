/** Seals bytes under a key and an id of their own. */
import { associatedDataFor } from "../../format/associated-data";
import { random } from "../../format/bytes";
import { createSealing } from "../../format/seal";
import { segmentLength } from "../../format/sealed-size";
import type { SealedFile, SealedRendition } from "./messages";
import type { Rendition } from "./renditions";

export async function sealFile(kind: "pack" | "preview" | "original" | "document", bytes: Blob): Promise<SealedFile> {
  const id = random(16);
  const key = random(32);
  const sealing = createSealing(key, associatedDataFor(kind, id), bytes);
  const segments: Uint8Array<ArrayBuffer>[] = [];
  for (let start = 0; start < sealing.size; start += segmentLength) {
    segments.push(await sealing.slice(start, start + segmentLength));
  }
  return { sealed: new Blob(segments), id, key, length: bytes.size };
}

export async function sealRendition(
  kind: "preview" | "original",
  { bytes, width, height }: Rendition,
  mediaType: string = bytes.type,
): Promise<SealedRendition> {
  return { ...(await sealFile(kind, bytes)), mediaType, width, height };
}
