/** How large a stamp and its parts are, in its own points (docs/marks.md, "Sizes"). */
import { fineness } from "./fineness";
import type { MarkLook } from "./mark-look";
import type { MarkMask } from "./mark-mask";
import type { MarkShapes } from "./mark-shapes";

export interface StampSize {
  readonly letters: number;
  readonly textWidth: number;
  readonly textHeight: number;
  readonly logoWidth: number;
  readonly logoHeight: number;
  readonly width: number;
  readonly height: number;
  /** The height that counts for the distance of rows: it must not depend on how exactly letters are drawn. */
  readonly line: number;
}

const smallestLetters = 9;

/** A long text is made smaller than asked for. In a tiled mark not beyond this part, as long as three pictures hold it. */
const leastPart = 0.4;
const longestText = 3;

/** In letters' sizes. */
const logoSide = 2.6;
const widestLogo = 8;
const gap = 0.5;

export function stampSize(shapes: MarkShapes, look: MarkLook, width: number, height: number): StampSize {
  const letters = Math.max(smallestLetters, (look.size * Math.sqrt(width * height)) / 100) * fineness;
  const asked = sizeOf(shapes, letters);
  const corner = look.layout === "corner";
  const room = corner ? roomOf(width, letters) : Math.max(width, height) * fineness;
  let part = Math.min(1, room / asked.width);
  if (corner) part = Math.min(part, roomOf(height, letters) / asked.height);
  if (part >= 1) return asked;
  return sizeOf(shapes, letters * (corner ? part : Math.max(part, Math.min(leastPart, part * longestText))));
}

/** What the corner's two margins leave; in a picture too small for them, all of it. */
function roomOf(side: number, letters: number): number {
  const all = side * fineness;
  return Math.max(all - 2 * letters, Math.max(1, all * 0.8));
}

function sizeOf({ text, logo }: MarkShapes, letters: number): StampSize {
  const textWidth = text === undefined ? 0 : whole((text.mask.width * letters) / text.letters);
  const textHeight = text === undefined ? 0 : whole((text.mask.height * letters) / text.letters);
  const [logoWidth, logoHeight] = logo === undefined ? [0, 0] : logoSize(logo, letters);
  const height = textHeight + logoHeight + (textHeight > 0 && logoHeight > 0 ? whole(letters * gap) : 0);
  return {
    letters,
    textWidth,
    textHeight,
    logoWidth,
    logoHeight,
    width: Math.max(textWidth, logoWidth),
    height,
    line: textHeight === 0 ? height : height - textHeight + Math.max(textHeight, letters),
  };
}

/** Logos of any shape take the same area, so that a wide one is not larger than a square one. */
function logoSize(logo: MarkMask, letters: number): [number, number] {
  const even = (letters * logoSide) / Math.sqrt(logo.width * logo.height);
  const scale = Math.min(even, (letters * widestLogo) / Math.max(logo.width, logo.height));
  return [whole(logo.width * scale), whole(logo.height * scale)];
}

function whole(points: number): number {
  return Math.max(1, Math.floor(points + 0.5));
}
