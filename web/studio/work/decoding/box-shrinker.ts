/** Averages squares of pixels, row by row, so that a large picture is never there a second time. */
export class BoxShrinker {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly #sums: Float64Array;
  #rows = 0;
  #row = 0;

  /** Squares at the right and lower edge may be cut. */
  constructor(
    width: number,
    height: number,
    readonly square: number,
  ) {
    this.width = Math.ceil(width / square);
    this.height = Math.ceil(height / square);
    this.pixels = new Uint8ClampedArray(4 * this.width * this.height);
    this.#sums = new Float64Array(5 * this.width);
  }

  /** The next row, of three numbers a pixel, or of four with alpha. Colours count as much as they cover. */
  add(row: Uint8Array, channels: 3 | 4): void {
    const sums = this.#sums;
    let at = 0;
    for (let from = 0, x = 0; from < row.length; from += channels, x++) {
      if (x === this.square) {
        x = 0;
        at += 5;
      }
      const alpha = channels === 4 ? (row[from + 3] ?? 0) : 255;
      sums[at] = (sums[at] ?? 0) + (row[from] ?? 0) * alpha;
      sums[at + 1] = (sums[at + 1] ?? 0) + (row[from + 1] ?? 0) * alpha;
      sums[at + 2] = (sums[at + 2] ?? 0) + (row[from + 2] ?? 0) * alpha;
      sums[at + 3] = (sums[at + 3] ?? 0) + alpha;
      sums[at + 4] = (sums[at + 4] ?? 0) + 1;
    }
    if (++this.#rows === this.square) this.#flush();
  }

  /** After the last row. */
  end(): void {
    if (this.#rows > 0) this.#flush();
  }

  #flush(): void {
    const sums = this.#sums;
    let to = 4 * this.width * this.#row;
    for (let at = 0; at < sums.length; at += 5, to += 4) {
      const alpha = sums[at + 3] ?? 0;
      if (alpha > 0) {
        this.pixels[to] = (sums[at] ?? 0) / alpha;
        this.pixels[to + 1] = (sums[at + 1] ?? 0) / alpha;
        this.pixels[to + 2] = (sums[at + 2] ?? 0) / alpha;
        this.pixels[to + 3] = alpha / (sums[at + 4] ?? 1);
      }
    }
    sums.fill(0);
    this.#rows = 0;
    this.#row++;
  }
}

/** The largest square that leaves at least `edge` pixels on the longer side. */
export function squareFor(width: number, height: number, edge: number): number {
  return Math.max(1, Math.floor(Math.max(width, height) / edge));
}
