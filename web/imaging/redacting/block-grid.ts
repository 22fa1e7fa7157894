/**
 * How far a bar reaches beyond what it was drawn around. A lossy coding keeps pixels in blocks: what is next to a covered
 * letter, but in its block, has traces of it, and whole blocks are covered for that. Decoders blur over a block's edge as
 * well, which is the rim.
 */
import type { PictureFormat } from "../picture-format";
import type { Area } from "./area";

export interface BlockGrid {
  /** The largest block that a format transforms as one, on each side. */
  readonly block: number;
  /** How many pixels beyond it a decoder's filters carry. */
  readonly rim: number;
}

export function blockGridOf(format: PictureFormat): BlockGrid {
  switch (format) {
    // A unit with colours at half the resolution, which are spread by one pixel. A TIFF's strips may be JPEG.
    case "jpeg":
    case "tiff":
      return { block: 16, rim: 2 };
    case "webp":
      return { block: 16, rim: 4 };
    case "heic":
      return { block: 32, rim: 8 };
    case "avif":
      return { block: 64, rim: 16 };
    default:
      return { block: 1, rim: 0 };
  }
}

/** All blocks that an area touches, with the rim, as far as the picture goes. */
export function covering(grid: BlockGrid, area: Area, width: number, height: number): Area {
  const [left, right] = span(grid, area.x, area.x + area.width, width);
  const [upper, lower] = span(grid, area.y, area.y + area.height, height);
  return { x: left, y: upper, width: right - left, height: lower - upper };
}

/** A picture that was turned has its blocks counted from the other edge; both are done justice. */
function span({ block, rim }: BlockGrid, start: number, end: number, size: number): [number, number] {
  const downTo = (value: number) => Math.floor(value / block) * block;
  const upTo = (value: number) => Math.ceil(value / block) * block;
  const first = Math.min(downTo(start), size - upTo(size - start));
  const last = Math.max(upTo(end), size - downTo(size - end));
  return [Math.max(0, first - rim), Math.min(size, last + rim)];
}
