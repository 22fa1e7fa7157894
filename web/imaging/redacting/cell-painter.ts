/**
 * Fills an area with coarse cells. A cell that averaged what it covers would tell of it (text can be found again by trying
 * which letters give such averages), so cells are mixed of the colours around the area, with a grain that depends on their
 * place alone.
 */
import type { MarkPixels } from "../marks";
import { type Area, areaHas } from "./area";
import { type Colour, fillArea } from "./fill-area";

/** Of the longer side; and no smaller than a cell that looks like one. */
const cellsAlong = 24;
const smallestCell = 8;

const wholeWeight = 65_536;
const unknown: Colour = [128, 128, 128];
const grain = 12;

/** `covered` are all bars: no colour is taken from any of them. */
export function paintCells(pixels: MarkPixels, area: Area, covered: readonly Area[]): void {
  const side = Math.max(smallestCell, Math.ceil(Math.max(area.width, area.height) / cellsAlong));
  const columns = Math.ceil(area.width / side);
  const rows = Math.ceil(area.height / side);
  const cell = (column: number, row: number): Area => {
    const x = area.x + column * side;
    const y = area.y + row * side;
    const width = Math.min(side, area.x + area.width - x);
    return { x, y, width, height: Math.min(side, area.y + area.height - y) };
  };
  const beside = (line: number) => each(rows, (row) => mean(pixels, covered, line, cell(0, row), false));
  const along = (line: number) => each(columns, (column) => mean(pixels, covered, line, cell(column, 0), true));
  const [left, right] = [beside(area.x - 1), beside(area.x + area.width)];
  const [above, below] = [along(area.y - 1), along(area.y + area.height)];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const mixed = mix([
        [left[row], column + 1],
        [right[row], columns - column],
        [above[column], row + 1],
        [below[column], rows - row],
      ]);
      const more = grainAt(column, row);
      const [red, green, blue] = mixed;
      fillArea(pixels, cell(column, row), [clamp(red + more), clamp(green + more), clamp(blue + more)]);
    }
  }
}

function each<Value>(count: number, make: (place: number) => Value): Value[] {
  return Array.from({ length: count }, (_, place) => make(place));
}

/** The mean of the points beside a cell on the line just outside the area; undefined where there are none, or all are covered. */
function mean(
  { bytes, width, height }: MarkPixels,
  covered: readonly Area[],
  line: number,
  cell: Area,
  across: boolean,
): Colour | undefined {
  if (line < 0 || line >= (across ? height : width)) return undefined;
  let [red, green, blue, count] = [0, 0, 0, 0];
  const [start, length] = across ? [cell.x, cell.width] : [cell.y, cell.height];
  for (let i = start; i < start + length; i++) {
    const [x, y] = across ? [i, line] : [line, i];
    if (covered.some((bar) => areaHas(bar, x, y))) continue;
    const at = (y * width + x) * 4;
    red += bytes[at] ?? 0;
    green += bytes[at + 1] ?? 0;
    blue += bytes[at + 2] ?? 0;
    count++;
  }
  return count === 0 ? undefined : [Math.floor(red / count), Math.floor(green / count), Math.floor(blue / count)];
}

/** Nearer sides count more. */
function mix(sides: readonly (readonly [side: Colour | undefined, distance: number])[]): Colour {
  let [red, green, blue, all] = [0, 0, 0, 0];
  for (const [side, distance] of sides) {
    if (side === undefined) continue;
    const weight = Math.floor(wholeWeight / distance);
    red += side[0] * weight;
    green += side[1] * weight;
    blue += side[2] * weight;
    all += weight;
  }
  return all === 0 ? unknown : [Math.floor(red / all), Math.floor(green / all), Math.floor(blue / all)];
}

/** Some lightness more or less, so that cells can be told apart on a plain ground. */
function grainAt(column: number, row: number): number {
  let mixed = (Math.imul(column, 374_761_393) + Math.imul(row, 668_265_263)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1_274_126_177) >>> 0;
  return ((mixed >>> 16) % (2 * grain + 1)) - grain;
}

function clamp(value: number): number {
  return Math.min(255, Math.max(0, value));
}
