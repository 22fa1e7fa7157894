/** Reads a logo once: cleaned and unpacked like any picture, then a shape of one tone. */
import { logoShape } from "../../../imaging/marks";
import { clean } from "../clean";
import { decode } from "../decoding/decode";
import { PictureRefused, type RefusalProblem } from "../picture";
import { draw } from "../renditions";
import type { LogoShape } from "./mark-asked";

const smallestSide = 16;
const mostBytes = 16 * 1024 * 1024;
const longEdge = 1_024;

export async function readLogo(file: File): Promise<LogoShape> {
  if (file.size > mostBytes) throw refused("logoTooLarge");
  const { picture, width, height } = await clean(file);
  if (Math.min(width, height) < smallestSide) throw refused("logoTooSmall");
  const bitmap = await decode(picture, longEdge);
  try {
    const canvas = draw(bitmap, longEdge);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no drawing here");
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const shape = logoShape({ bytes: data, width: canvas.width, height: canvas.height });
    if (shape === undefined) throw refused("logoOneColour");
    return { width: shape.width, height: shape.height, coverage: new Uint8Array(shape.coverage) };
  } finally {
    bitmap.close();
  }
}

function refused(problem: RefusalProblem): PictureRefused {
  return new PictureRefused({ problem, formatName: undefined });
}
