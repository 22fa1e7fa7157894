import { type MarkShapes, paintMark } from "../../../imaging/marks";
import type { MarkAsked } from "./mark-asked";

/** A marked copy. The canvas itself stays as it is, for the next mark. */
export function painted(canvas: OffscreenCanvas, shapes: MarkShapes, mark: MarkAsked): OffscreenCanvas {
  const { width, height } = canvas;
  const pixels = contextOf(canvas).getImageData(0, 0, width, height);
  paintMark({ bytes: pixels.data, width, height }, shapes, mark.look, mark.link);
  const marked = new OffscreenCanvas(width, height);
  contextOf(marked).putImageData(pixels, 0, 0);
  return marked;
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext("2d", { colorSpace: "srgb", willReadFrequently: true });
  if (context === null) throw new Error("no drawing here");
  return context;
}
