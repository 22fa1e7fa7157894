/**
 * Burns edits into a picture: cleaned, unpacked whole, drawn on, encoded anew. What comes of it is all that the page goes on
 * with; the file that it was is only read.
 */
import { blockGridOf, burntFormat, burntQuality, mostRedactedPixels } from "../../../imaging/redacting";
import { clean } from "../clean";
import { decode } from "../decoding/decode";
import { PictureRefused, type RefusalProblem } from "../picture";
import { burn, contextOf } from "./burn";
import type { Edits } from "./edits";

export async function redactPicture(file: File, edits: Edits): Promise<Blob> {
  const { picture, format, width, height } = await clean(file);
  if (width * height > mostRedactedPixels) throw refused("tooLargeToRedact");
  const canvas = await drawn(picture, width, height);
  const pixels = await burn(canvas, edits, blockGridOf(format));
  const type = burntFormat({ bytes: pixels.data, width: pixels.width, height: pixels.height }, format);
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  contextOf(canvas).putImageData(pixels, 0, 0);
  const burnt = await canvas.convertToBlob({ type, quality: burntQuality });
  if (burnt.type !== type) throw refused("redactingFailed");
  return burnt;
}

/** In its full size: bars are counted in these pixels. */
async function drawn(picture: Blob, width: number, height: number): Promise<OffscreenCanvas> {
  const bitmap = await decode(picture, Math.max(width, height));
  try {
    if (bitmap.width !== width || bitmap.height !== height) throw refused("redactingFailed");
    const canvas = new OffscreenCanvas(width, height);
    contextOf(canvas).drawImage(bitmap, 0, 0);
    return canvas;
  } finally {
    bitmap.close();
  }
}

function refused(problem: RefusalProblem): PictureRefused {
  return new PictureRefused({ problem, formatName: undefined });
}
