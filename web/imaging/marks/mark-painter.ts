/** Burns a mark into a picture's points. Whole numbers throughout: the program comes to the same bytes. */
import { MarkGrid } from "./mark-grid";
import type { MarkLook } from "./mark-look";
import type { MarkPixels } from "./mark-pixels";
import type { MarkShapes } from "./mark-shapes";
import type { MarkTone } from "./mark-tone";
import { measureTones } from "./mark-tones";
import { makeStamp } from "./stamp";

const opaque = 255;

/** Changes `pixels`. `phase` is the link's number: where the pattern begins. */
export function paintMark(pixels: MarkPixels, shapes: MarkShapes, look: MarkLook, phase: number): void {
  const stamp = makeStamp(shapes, look, pixels.width, pixels.height);
  const grid = new MarkGrid(stamp, look, phase, pixels.width, pixels.height);
  const row = grid.makeRow();
  const tones = measureTones(pixels, grid, row, look.opacity);
  for (let y = 0; y < pixels.height; y++) {
    grid.row(y, row);
    let at = y * pixels.width * 4;
    for (let x = 0; x < pixels.width; x++, at += 4) {
      const fill = row.fill[x] ?? 0;
      const halo = row.halo[x] ?? 0;
      const tone = tones[row.cell[x] ?? 0];
      if ((fill > 0 || halo > 0) && tone !== undefined) paint(pixels.bytes, at, tone, fill, halo);
    }
  }
}

function paint(bytes: MarkPixels["bytes"], at: number, tone: MarkTone, fill: number, halo: number): void {
  over(bytes, at, tone.halo, by255(by255(halo * (opaque - fill)) * tone.haloAlpha));
  over(bytes, at, tone.fill, by255(fill * tone.fillAlpha));
}

function over(bytes: MarkPixels["bytes"], at: number, lightness: number, alpha: number): void {
  const rest = by255((bytes[at + 3] ?? opaque) * (opaque - alpha));
  const all = alpha + rest;
  if (all === 0) return;
  const half = all >> 1;
  for (let i = at; i < at + 3; i++) {
    bytes[i] = Math.floor((lightness * alpha + (bytes[i] ?? 0) * rest + half) / all);
  }
  bytes[at + 3] = all;
}

function by255(product: number): number {
  return Math.floor((product + 127) / 255);
}
