import { fitInto } from "../fit-into";
import { colouredPng } from "./coloured-png";
import type { Decoded } from "./decoded";

/** Made small first, in the picture's own numbers; then the browser converts them to colours. */
export async function toBitmap(decoded: Decoded, edge: number): Promise<ImageBitmap> {
  const { colour } = decoded;
  const plain = await createImageBitmap(new ImageData(decoded.pixels, decoded.width, decoded.height));
  if (colour === undefined) return plain;
  try {
    return await createImageBitmap(colouredPng(shrink(plain, edge), colour));
  } finally {
    plain.close();
  }
}

function shrink(bitmap: ImageBitmap, edge: number): Pick<Decoded, "width" | "height" | "pixels"> {
  const { width, height } = fitInto(bitmap.width, bitmap.height, edge);
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no drawing here");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
}
