/** A thumbnail in 25 bytes: shown in its place until it has come. */
import { rgbaToThumbHash } from "thumbhash";
import type { Bytes } from "../../format/bytes";
import { fitInto } from "./fit-into";
import type { Rendition } from "./renditions";

/** Larger ones take longer and say the same. */
const edge = 100;

export async function placeholderOf(thumbnail: Rendition): Promise<Bytes> {
  const { width, height } = fitInto(thumbnail.width, thumbnail.height, edge);
  const bitmap = await createImageBitmap(thumbnail.bytes);
  try {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d", { colorSpace: "srgb" });
    if (context === null) throw new Error("no drawing here");
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, width, height);
    return new Uint8Array(rgbaToThumbHash(width, height, context.getImageData(0, 0, width, height).data));
  } finally {
    bitmap.close();
  }
}
