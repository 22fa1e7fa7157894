/** Draws edits on a canvas: bars, then what is left by the crop, then the stamp. */
import { paintMark } from "../../../imaging/marks";
import { type BlockGrid, paintBars, requireFits, stampLookFor } from "../../../imaging/redacting";
import { shapesOf } from "../marks/mark-asked";
import { PictureRefused } from "../picture";
import type { Edits } from "./edits";

/** The points of what is left. The canvas is changed, and let go of by whoever has it. */
export async function burn(canvas: OffscreenCanvas, edits: Edits, grid: BlockGrid): Promise<ImageData> {
  const { width, height } = canvas;
  requireFits(edits, width, height);
  const context = contextOf(canvas);
  if (edits.bars.length > 0) {
    const pixels = context.getImageData(0, 0, width, height);
    paintBars({ bytes: pixels.data, width, height }, edits.bars, grid);
    if (edits.crop === undefined) return stamped(pixels, edits.stamp);
    context.putImageData(pixels, 0, 0);
  }
  const left = edits.crop ?? { x: 0, y: 0, width, height };
  return stamped(context.getImageData(left.x, left.y, left.width, left.height), edits.stamp);
}

async function stamped(pixels: ImageData, text: string): Promise<ImageData> {
  if (text === "") return pixels;
  const { data: bytes, width, height } = pixels;
  const look = stampLookFor(width, height);
  const shapes = await shapesOf({ text, logo: undefined, look, link: 0 });
  // A stamp of which nothing can be seen is none, whatever its sender believes.
  if (shapes === undefined) throw new PictureRefused({ problem: "markUnseen", formatName: undefined });
  paintMark({ bytes, width, height }, shapes, look, 0);
  return pixels;
}

export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext("2d", { colorSpace: "srgb", willReadFrequently: true });
  if (context === null) throw new PictureRefused({ problem: "redactingFailed", formatName: undefined });
  return context;
}
