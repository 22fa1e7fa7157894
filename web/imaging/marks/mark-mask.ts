import { columnsOf, rowsOf } from "./area-average";

/** Less is the soft rim that one rasterizer has and another has not. */
const visible = 32;

/** A shape without a colour: how much of each point it covers, 0 to 255. */
export class MarkMask {
  constructor(
    readonly width: number,
    readonly height: number,
    readonly coverage: Uint8Array,
  ) {}

  /** Without the empty rows and columns around it; undefined if there is nothing at all. */
  trimmed(): MarkMask | undefined {
    let left = this.width;
    let top = this.height;
    let right = -1;
    let bottom = -1;
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        if ((this.coverage[y * this.width + x] ?? 0) < visible) continue;
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x);
        bottom = y;
      }
    }
    return right < 0 ? undefined : this.#cut(left, top, right - left + 1, bottom - top + 1);
  }

  /** In another size: each point is the mean of the area that it stands for. */
  scaled(width: number, height: number): MarkMask {
    const across = rowsOf(this.coverage, this.width, this.height, width);
    return new MarkMask(width, height, columnsOf(across, width, this.height, height));
  }

  #cut(left: number, top: number, width: number, height: number): MarkMask {
    const cut = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      const start = (top + y) * this.width + left;
      cut.set(this.coverage.subarray(start, start + width), y * width);
    }
    return new MarkMask(width, height, cut);
  }
}
