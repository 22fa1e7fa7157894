/** How one copy of a mark is painted so that it can be read where it stands (docs/marks.md, "Contrast"). */
export interface MarkTone {
  /** The shape's lightness: white or black. */
  readonly fill: number;
  /** That of the edge around it: the other one. */
  readonly halo: number;
  /** How opaque the shape is, 0 to 255. */
  readonly fillAlpha: number;
  /** How opaque the edge is. */
  readonly haloAlpha: number;
}

/** From here on white letters would stand on white. */
const lightPicture = 168;

/** Lightness steps between letters and edge: on a plain picture, and at most where it is busy. */
const leastSeparation = 44;
const mostSeparation = 120;

const strongestAlpha = 236;
const alphaStep = 4;

/** From this deviation on a picture is as busy as it gets. */
const mostBusy = 64;

/**
 * @param mean Of the picture's lightness under the copy.
 * @param deviation Its standard deviation.
 * @param opacity In percent, as asked for.
 */
export function toneFor(mean: number, deviation: number, opacity: number): MarkTone {
  const dark = mean >= lightPicture;
  const busy = Math.min(deviation, mostBusy);
  // The edge: six tenths of the letters' strength, all of it where it is busy.
  const haloPart = 154 + Math.floor((busy * 102) / mostBusy);
  const needed = Math.min(mostSeparation, leastSeparation + Math.floor((busy * 7) / 8));
  const toFill = dark ? mean : 255 - mean;
  let alpha = Math.floor((opacity * 255) / 100);
  while (alpha < strongestAlpha && separation(alpha, haloPart, toFill) < needed) {
    alpha = Math.min(strongestAlpha, alpha + alphaStep);
  }
  return { fill: dark ? 0 : 255, halo: dark ? 255 : 0, fillAlpha: alpha, haloAlpha: (alpha * haloPart) >> 8 };
}

function separation(alpha: number, haloPart: number, toFill: number): number {
  return Math.floor((alpha * toFill + ((alpha * haloPart) >> 8) * (255 - toFill)) / 255);
}
