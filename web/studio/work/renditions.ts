/** Thumbnail and preview: upright, in sRGB, as WebP, or JPEG where the browser can't write WebP. */
import { decode } from "./decoding/decode";
import { fitInto } from "./fit-into";

export interface Rendition {
  readonly bytes: Blob;
  readonly width: number;
  readonly height: number;
}

/** docs/renditions.md holds the same numbers for the program. */
export interface RenditionRule {
  readonly edge: number;
  readonly quality: number;
}

export const thumbnailRule: RenditionRule = { edge: 400, quality: 0.75 };
export const previewRule: RenditionRule = { edge: 2_048, quality: 0.82 };

/** Largest first: each smaller rendition is made from the one before, so the full picture is read once. */
export async function makeRenditions(picture: Blob, rules: readonly RenditionRule[]): Promise<Rendition[]> {
  const bitmap = await decode(picture, Math.max(...rules.map(({ edge }) => edge)));
  const renditions: Rendition[] = [];
  let source: ImageBitmap | OffscreenCanvas = bitmap;
  try {
    for (const rule of rules) {
      const canvas = draw(source, rule.edge);
      renditions.push(await renditionOf(canvas, rule));
      source = canvas;
    }
  } finally {
    bitmap.close();
  }
  return renditions;
}

/** In the size that fits into a square of `edge`. */
export function draw(source: ImageBitmap | OffscreenCanvas, edge: number): OffscreenCanvas {
  const { width, height } = fitInto(source.width, source.height, edge);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { colorSpace: "srgb" });
  if (context === null) throw new Error("no drawing here");
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}

export async function renditionOf(canvas: OffscreenCanvas, { quality }: RenditionRule): Promise<Rendition> {
  return { bytes: await encode(canvas, quality), width: canvas.width, height: canvas.height };
}

async function encode(canvas: OffscreenCanvas, quality: number): Promise<Blob> {
  const webp = await canvas.convertToBlob({ type: "image/webp", quality });
  if (webp.type === "image/webp") return webp;
  return onWhite(canvas).convertToBlob({ type: "image/jpeg", quality });
}

/** JPEG knows no transparency, and black behind a drawing hides it. */
function onWhite(canvas: OffscreenCanvas): OffscreenCanvas {
  const white = new OffscreenCanvas(canvas.width, canvas.height);
  const context = white.getContext("2d");
  if (context === null) throw new Error("no drawing here");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, white.width, white.height);
  context.drawImage(canvas, 0, 0);
  return white;
}
