/** One picture's way to the server: clean, make thumbnail and preview, seal all but the thumbnail. */
import { clean } from "./clean";
import type { Prepared } from "./messages";
import { placeholderOf } from "./placeholder";
import { makeRenditions, previewRule, thumbnailRule } from "./renditions";
import { sealRendition } from "./seal";

export async function preparePicture(file: File, withOriginal: boolean, keepGainMap: boolean): Promise<Prepared> {
  const { picture, mediaType, width, height } = await clean(file, { keepGainMap });
  const [preview, thumbnail] = await makeRenditions(picture, [previewRule, thumbnailRule]);
  if (preview === undefined || thumbnail === undefined) throw new Error("no renditions");
  return {
    mediaType,
    width,
    height,
    thumbnail,
    placeholder: await placeholderOf(thumbnail),
    preview: await sealRendition("preview", preview),
    original: withOriginal ? await sealRendition("original", { bytes: picture, width, height }, mediaType) : undefined,
  };
}
