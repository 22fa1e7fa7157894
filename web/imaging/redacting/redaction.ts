import { type Area, fitsInto } from "./area";
import type { Bar } from "./bar";

/** The most bars that one picture may have. */
export const mostBars = 200;

/** More pixels are not redacted: all of them are in memory. */
export const mostRedactedPixels = 100_000_000;

/** What is burnt into a picture's pixels. A stamp is drawn on what is left of it. */
export interface Redaction {
  /** In the picture as it is shown before it is cropped. Bars may overlap. */
  readonly bars: readonly Bar[];
  /** What stays of the picture; undefined for all of it. */
  readonly crop: Area | undefined;
}

/** A bar or a crop that reaches beyond the picture is a mistake of whoever asks. */
export function requireFits({ bars, crop }: Redaction, width: number, height: number): void {
  const all = crop === undefined ? bars.map(({ area }) => area) : [...bars.map(({ area }) => area), crop];
  if (bars.length > mostBars || !all.every((area) => fitsInto(area, width, height))) {
    throw new RangeError("a bar or the crop reaches beyond the picture, or there are too many bars");
  }
}
