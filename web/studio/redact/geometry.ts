/** Moving and resizing rectangles within a picture, in its own pixels. */
import type { Area } from "../../imaging/redacting";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Which sides a handle moves: -1 is left or upper, 1 right or lower, 0 neither. */
export interface Handle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

export const corners: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 1 },
  { x: 1, y: 1 },
];

/** As far as the picture goes; it keeps its size. */
export function moved(area: Area, dx: number, dy: number, within: Size): Area {
  return {
    ...area,
    x: clamp(area.x + Math.round(dx), 0, within.width - area.width),
    y: clamp(area.y + Math.round(dy), 0, within.height - area.height),
  };
}

/** The sides of a handle follow; the others stay. It never turns over, and never becomes less than a pixel. */
export function resized(area: Area, { x, y }: Handle, dx: number, dy: number, within: Size): Area {
  const [left, right] = sides(area.x, area.width, x, Math.round(dx), within.width);
  const [upper, lower] = sides(area.y, area.height, y, Math.round(dy), within.height);
  return { x: left, y: upper, width: right - left, height: lower - upper };
}

/** The rectangle between two points, with every pixel that it touches, as far as the picture goes. */
export function between(
  one: { readonly x: number; readonly y: number },
  other: { readonly x: number; readonly y: number },
  within: Size,
): Area {
  const left = clamp(Math.floor(Math.min(one.x, other.x)), 0, within.width - 1);
  const upper = clamp(Math.floor(Math.min(one.y, other.y)), 0, within.height - 1);
  const right = clamp(Math.ceil(Math.max(one.x, other.x)), left + 1, within.width);
  const lower = clamp(Math.ceil(Math.max(one.y, other.y)), upper + 1, within.height);
  return { x: left, y: upper, width: right - left, height: lower - upper };
}

/** In the middle of what is shown, wide and low like a line of text. */
export function lineInTheMiddle({ x, y, width, height }: Area): Area {
  const across = Math.max(1, Math.round(width * 0.4));
  const down = Math.max(1, Math.round(height * 0.08));
  return {
    x: x + Math.floor((width - across) / 2),
    y: y + Math.floor((height - down) / 2),
    width: across,
    height: down,
  };
}

export function isAll(area: Area, within: Size): boolean {
  return area.x === 0 && area.y === 0 && area.width === within.width && area.height === within.height;
}

function sides(start: number, length: number, handle: -1 | 0 | 1, by: number, within: number): [number, number] {
  const end = start + length;
  if (handle < 0) return [clamp(start + by, 0, end - 1), end];
  return handle > 0 ? [start, clamp(end + by, start + 1, within)] : [start, end];
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
