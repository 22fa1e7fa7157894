import type { MarkPixels } from "../marks";
import type { Area } from "./area";

export type Colour = readonly [red: number, green: number, blue: number];

const opaque = 255;

export function fillArea(pixels: MarkPixels, { x, y, width, height }: Area, [red, green, blue]: Colour): void {
  for (let row = y; row < y + height; row++) {
    let at = (row * pixels.width + x) * 4;
    for (let i = 0; i < width; i++, at += 4) {
      pixels.bytes[at] = red;
      pixels.bytes[at + 1] = green;
      pixels.bytes[at + 2] = blue;
      pixels.bytes[at + 3] = opaque;
    }
  }
}
