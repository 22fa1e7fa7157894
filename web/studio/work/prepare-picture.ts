/** One picture's way to the server: clean, make thumbnail and preview, seal each with a key of its own. */
import { clean } from "./clean";
import type { Prepared } from "./messages";
import { makeRenditions, previewEdge, thumbnailEdge } from "./renditions";
import { seal } from "./seal";

const quality = 0.82;

export async function preparePicture(file: File, withOriginal: boolean): Promise<Prepared> {
  const { picture, mediaType, width, height } = await clean(file);
  const [preview, thumbnail] = await makeRenditions(picture, [previewEdge, thumbnailEdge], quality);
  if (preview === undefined || thumbnail === undefined) throw new Error("no renditions");
  return {
    mediaType,
    width,
    height,
    thumbnail: await seal("thumbnail", thumbnail),
    preview: await seal("preview", preview),
    original: withOriginal ? await seal("original", { bytes: picture, width, height }, mediaType) : undefined,
  };
}
