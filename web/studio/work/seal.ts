/** Seals one rendition under a key and an id of its own. */
import { associatedDataFor } from "../../format/associated-data";
import { random } from "../../format/bytes";
import { createSealing } from "../../format/seal";
import { segmentLength } from "../../format/sealed-size";
import type { SealedRendition } from "./messages";
import type { Rendition } from "./renditions";

export async function seal(
  kind: "thumbnail" | "preview" | "original",
  rendition: Rendition,
  mediaType: string = rendition.bytes.type,
): Promise<SealedRendition> {
  const { bytes, width, height } = rendition;
  const id = random(16);
  const key = random(32);
  const sealing = createSealing(key, associatedDataFor(kind, id), bytes);
  const segments: Uint8Array<ArrayBuffer>[] = [];
  for (let start = 0; start < sealing.size; start += segmentLength) {
    segments.push(await sealing.slice(start, start + segmentLength));
  }
  return { sealed: new Blob(segments), id, key, length: bytes.size, mediaType, width, height };
}
