/** Measures the picture under every copy of a mark. */
import type { MarkGrid, MarkRow } from "./mark-grid";
import { lightnessOf, type MarkPixels } from "./mark-pixels";
import { type MarkTone, toneFor } from "./mark-tone";

/** What is covered less than this is not looked at. */
const covered = 64;

export function measureTones(pixels: MarkPixels, grid: MarkGrid, row: MarkRow, opacity: number): MarkTone[] {
  const count = new Float64Array(grid.cells);
  const sum = new Float64Array(grid.cells);
  const squares = new Float64Array(grid.cells);
  for (let y = 0; y < pixels.height; y++) {
    grid.row(y, row);
    let at = y * pixels.width * 4;
    for (let x = 0; x < pixels.width; x++, at += 4) {
      if ((row.halo[x] ?? 0) < covered) continue;
      const cell = row.cell[x] ?? 0;
      const light = lightnessOf(pixels.bytes, at);
      count[cell] = (count[cell] ?? 0) + 1;
      sum[cell] = (sum[cell] ?? 0) + light;
      squares[cell] = (squares[cell] ?? 0) + light * light;
    }
  }
  return Array.from(count, (of, cell) => toneOf(of, sum[cell] ?? 0, squares[cell] ?? 0, opacity));
}

function toneOf(count: number, sum: number, squares: number, opacity: number): MarkTone {
  if (count === 0) return toneFor(128, 0, opacity);
  const mean = Math.floor(sum / count);
  const variance = Math.max(0, Math.floor(squares / count) - mean * mean);
  return toneFor(mean, Math.floor(Math.sqrt(variance)), opacity);
}
