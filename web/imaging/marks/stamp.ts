import { haloAround, haloRadius, haloReach } from "./halos";
import type { MarkLook } from "./mark-look";
import type { MarkMask } from "./mark-mask";
import type { MarkShapes } from "./mark-shapes";
import { stampSize } from "./stamp-size";

/** One copy of a mark at twice the size in which it will stand: what is filled, and the halo around that. */
export interface Stamp {
  readonly width: number;
  readonly height: number;
  readonly fill: Uint8Array;
  readonly halo: Uint8Array;
  /** How far the halo's room reaches beyond the shape, on each side. */
  readonly rim: number;
  /** The letters' size, in the stamp's points. */
  readonly letters: number;
  /** The shape's height, of which text takes a whole line however low its letters are. */
  readonly line: number;
}

/** A stamp for a picture of that size. */
export function makeStamp(shapes: MarkShapes, look: MarkLook, width: number, height: number): Stamp {
  const size = stampSize(shapes, look, width, height);
  const rim = haloRadius(size.letters) * haloReach;
  const stampWidth = size.width + 2 * rim;
  const stampHeight = size.height + 2 * rim;
  const fill = new Uint8Array(stampWidth * stampHeight);
  if (shapes.logo !== undefined) {
    place(shapes.logo.scaled(size.logoWidth, size.logoHeight), fill, stampWidth, rim);
  }
  if (shapes.text !== undefined) {
    const text = shapes.text.mask.scaled(size.textWidth, size.textHeight);
    place(text, fill, stampWidth, stampHeight - rim - size.textHeight);
  }
  const halo = haloAround(fill, stampWidth, stampHeight, size.letters);
  return { width: stampWidth, height: stampHeight, fill, halo, rim, letters: size.letters, line: size.line };
}

/** In the middle of the line. */
function place(mask: MarkMask, into: Uint8Array, width: number, top: number): void {
  const left = Math.floor((width - mask.width) / 2);
  for (let y = 0; y < mask.height; y++) {
    into.set(mask.coverage.subarray(y * mask.width, (y + 1) * mask.width), (top + y) * width + left);
  }
}
