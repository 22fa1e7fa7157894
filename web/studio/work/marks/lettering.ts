/** Draws a text as a shape, with the browser's canvas: any script, right-to-left too. */
import { type LetteredText, MarkMask } from "../../../imaging/marks";
import { loadMarkFont, markFamily, markWeight } from "./mark-font";

/** Up to so many characters are drawn in letters of that size: nothing may be wider than 16,384 pixels. */
const sizes: readonly (readonly [characters: number, letters: number])[] = [
  [40, 256],
  [90, 128],
  [Number.POSITIVE_INFINITY, 64],
];

/** Around the letters, so that nothing of them is cut: it is trimmed again. */
const spare = 8;

/** Undefined where there is nothing to see. */
export async function letteringOf(text: string): Promise<LetteredText | undefined> {
  if (text === "") return undefined;
  await loadMarkFont();
  const characters = [...text].length;
  const size = sizes.find(([most]) => characters <= most)?.[1] ?? 64;
  const box = measure(text, size);
  const canvas = new OffscreenCanvas(box.width, box.height);
  const context = prepared(canvas, text, size);
  context.fillText(text, box.x, box.y);
  const { data } = context.getImageData(0, 0, box.width, box.height);
  const coverage = new Uint8Array(box.width * box.height);
  for (let i = 0; i < coverage.length; i++) coverage[i] = data[i * 4 + 3] ?? 0;
  const mask = new MarkMask(box.width, box.height, coverage).trimmed();
  return mask && { mask, letters: size };
}

function measure(text: string, size: number): { width: number; height: number; x: number; y: number } {
  const measured = prepared(new OffscreenCanvas(1, 1), text, size).measureText(text);
  const left = Math.ceil(measured.actualBoundingBoxLeft) + spare;
  const above = Math.ceil(measured.actualBoundingBoxAscent) + spare;
  const width = left + Math.ceil(measured.actualBoundingBoxRight) + spare;
  const height = above + Math.ceil(measured.actualBoundingBoxDescent) + spare;
  return { width: Math.max(1, width), height: Math.max(1, height), x: left, y: above };
}

function prepared(canvas: OffscreenCanvas, text: string, size: number): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no drawing here");
  context.font = `${markWeight} ${size}px ${markFamily}`;
  context.fontKerning = "normal";
  context.textRendering = "geometricPrecision";
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.direction = firstLetter.exec(text)?.[1] === undefined ? "ltr" : "rtl";
  return context;
}

/** A line runs as its first letter does (Unicode's bidirectional algorithm, P2 and P3). */
const firstLetter = /([\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])|\p{L}/u;
