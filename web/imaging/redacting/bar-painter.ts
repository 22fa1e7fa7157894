/** Covers areas of a picture's points. Whole numbers throughout: the program comes to the same bytes. */
import type { MarkPixels } from "../marks";
import type { Area } from "./area";
import type { Bar } from "./bar";
import { type BlockGrid, covering } from "./block-grid";
import { paintCells } from "./cell-painter";
import { fillArea } from "./fill-area";

const black = [0, 0, 0] as const;

/** Changes `pixels`. Of bars that overlap, solid ones win. */
export function paintBars(pixels: MarkPixels, bars: readonly Bar[], grid: BlockGrid): void {
  const areas: readonly Area[] = bars.map(({ area }) => covering(grid, area, pixels.width, pixels.height));
  const painted = (fill: Bar["fill"]) => areas.filter((_, place) => bars[place]?.fill === fill);
  // All black first: what cells take their colours from is then looked for with nothing left to see.
  for (const area of areas) fillArea(pixels, area, black);
  for (const area of painted("pixelated")) paintCells(pixels, area, areas);
  for (const area of painted("solid")) fillArea(pixels, area, black);
}
