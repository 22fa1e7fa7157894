/** In what a redacted picture is written; the program has the same rule. */
import type { MarkPixels } from "../marks";
import type { PictureFormat } from "../picture-format";

const opaque = 255;

/** What libjpeg writes at most. */
const longestJpegSide = 65_500;

/** What people take for the picture itself, at a third of the size of the best. */
export const burntQuality = 0.92;

/** What was exact stays exact, and what is transparent needs a format that can be. */
export function burntFormat(pixels: MarkPixels, from: PictureFormat): "image/jpeg" | "image/png" {
  const wasExact = from === "png" || from === "gif" || from === "tiff";
  const isLong = Math.max(pixels.width, pixels.height) > longestJpegSide;
  return wasExact || isLong || !isOpaque(pixels.bytes) ? "image/png" : "image/jpeg";
}

function isOpaque(bytes: MarkPixels["bytes"]): boolean {
  for (let at = 3; at < bytes.length; at += 4) if (bytes[at] !== opaque) return false;
  return true;
}
