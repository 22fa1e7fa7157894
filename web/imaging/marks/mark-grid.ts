/**
 * Which point of which copy of a stamp lies on each of a picture's points (docs/marks.md, "Pattern"). Places are in the
 * stamp's points, counted from the picture's middle, in 65,536ths.
 */
import { fineness } from "./fineness";
import type { MarkLook } from "./mark-look";
import type { Stamp } from "./stamp";

/** Room for one row of a picture. */
export interface MarkRow {
  readonly fill: Uint8Array;
  readonly halo: Uint8Array;
  readonly cell: Int32Array;
}

const one = 65_536;

/** In letters' sizes. */
const gapAcross = 1.6;
const gapBetweenRows = 1.5;
const narrowestCell = 4;
const cornerMargin = 0.5;

/** The golden ratio's part of 65,536: each link's pattern begins at another place, however many there are. */
const phaseStep = 40_503;

export class MarkGrid {
  /** How many copies there may be; each has a number below this. */
  readonly cells: number;
  readonly #cos: number;
  readonly #sin: number;
  readonly #cellWidth: number;
  readonly #cellHeight: number;
  readonly #originU: number;
  readonly #originV: number;
  readonly #columns: number;
  readonly #firstRow: number;
  readonly #firstColumn: number;
  readonly #single: boolean;

  constructor(
    readonly stamp: Stamp,
    look: MarkLook,
    phase: number,
    readonly width: number,
    readonly height: number,
  ) {
    const { rim, letters } = stamp;
    this.#single = look.layout === "corner";
    const turn = this.#single ? 0 : (look.angle * Math.PI) / 180;
    this.#cos = Math.floor(Math.cos(turn) * one + 0.5);
    this.#sin = Math.floor(Math.sin(turn) * one + 0.5);
    const shapeWidth = stamp.width - 2 * rim;
    const shapeHeight = stamp.height - 2 * rim;
    if (this.#single) {
      this.#cellWidth = stamp.width + 2;
      this.#cellHeight = stamp.height + 2;
      this.#originU = Math.trunc((width * fineness - shapeWidth) / 2) - margin(width, shapeWidth, letters);
      this.#originV = Math.trunc((height * fineness - shapeHeight) / 2) - margin(height, shapeHeight, letters);
    } else {
      this.#cellWidth = Math.trunc(Math.max(shapeWidth + letters * gapAcross, letters * narrowestCell));
      this.#cellHeight = Math.trunc(stamp.line + letters * gapBetweenRows);
      this.#originU = Math.trunc((this.#cellWidth * ((phase * phaseStep) % one)) / one);
      this.#originV = 0;
    }
    // How far the picture's corners are from its middle, along the lines and across.
    const along = Math.trunc((width * this.#cos + height * Math.abs(this.#sin)) / one);
    const across = Math.trunc((width * Math.abs(this.#sin) + height * this.#cos) / one);
    this.#firstRow = -Math.trunc(across / this.#cellHeight) - 2;
    this.#firstColumn = -Math.trunc(along / this.#cellWidth) - 3;
    this.#columns = -2 * this.#firstColumn + 1;
    this.cells = this.#columns * (-2 * this.#firstRow + 1);
  }

  makeRow(): MarkRow {
    return {
      fill: new Uint8Array(this.width),
      halo: new Uint8Array(this.width),
      cell: new Int32Array(this.width),
    };
  }

  /** One row of the picture: what the copies cover there, and which copy covers it. */
  row(y: number, row: MarkRow): void {
    const [cos, sin] = [this.#cos, this.#sin];
    const [cellWidth, cellHeight] = [this.#cellWidth * one, this.#cellHeight * one];
    const fromMiddle = 2 * y + 1 - this.height;
    let u = (1 - this.width) * cos - fromMiddle * sin - this.#originU * one;
    let v = (1 - this.width) * sin + fromMiddle * cos - this.#originV * one;
    for (let x = 0; x < this.width; x++, u += 2 * cos, v += 2 * sin) {
      const cellRow = Math.floor((v + cellHeight / 2) / cellHeight);
      const shifted = (cellRow & 1) === 0 || this.#single ? u : u + cellWidth / 2;
      const column = Math.floor((shifted + cellWidth / 2) / cellWidth);
      row.fill[x] = 0;
      row.halo[x] = 0;
      if (this.#single && (cellRow !== 0 || column !== 0)) continue;
      row.cell[x] = (cellRow - this.#firstRow) * this.#columns + column - this.#firstColumn;
      this.#sample(shifted - column * cellWidth, v - cellRow * cellHeight, row, x);
    }
  }

  /** `u` and `v` are from the copy's middle. */
  #sample(u: number, v: number, row: MarkRow, x: number): void {
    const { stamp } = this;
    const across = u + ((stamp.width - 1) * one) / 2;
    const down = v + ((stamp.height - 1) * one) / 2;
    const left = Math.floor(across / one);
    const top = Math.floor(down / one);
    if (left < 0 || top < 0 || left >= stamp.width - 1 || top >= stamp.height - 1) return;
    const right = (across >> 8) & 255;
    const lower = (down >> 8) & 255;
    const at = top * stamp.width + left;
    row.fill[x] = between(stamp.fill, at, stamp.width, right, lower);
    row.halo[x] = between(stamp.halo, at, stamp.width, right, lower);
  }
}

function between(points: Uint8Array, at: number, width: number, right: number, lower: number): number {
  const above = (points[at] ?? 0) * (256 - right) + (points[at + 1] ?? 0) * right;
  const below = (points[at + width] ?? 0) * (256 - right) + (points[at + width + 1] ?? 0) * right;
  return (above * (256 - lower) + below * lower + 32_768) >> 16;
}

function margin(side: number, shape: number, letters: number): number {
  return Math.trunc(Math.min(letters * cornerMargin, Math.max(0, Math.trunc((side * fineness - shape) / 2))));
}
