/** Undoes what goes before packing in PDFs: differences from the row above or the pixel before (ISO 32000-2, section 7.4.4.4). */
export interface Prediction {
  readonly predictor: number;
  readonly colors: number;
  readonly bits: number;
  readonly columns: number;
}

/** Undefined where it is of a kind that is not known. */
export function undoPredictor(
  bytes: Uint8Array,
  { predictor, colors, bits, columns }: Prediction,
): Uint8Array | undefined {
  if (predictor === 1) return bytes;
  const row = Math.ceil((colors * bits * columns) / 8);
  const pixel = Math.max(1, Math.ceil((colors * bits) / 8));
  if (!(row > 0)) return undefined;
  if (predictor === 2) return bits === 8 ? undoTiff(bytes, row, colors) : undefined;
  return predictor >= 10 && predictor <= 15 ? undoPng(bytes, row, pixel) : undefined;
}

function undoTiff(bytes: Uint8Array, row: number, colors: number): Uint8Array {
  const made = bytes.slice();
  for (let at = 0; at < made.length; at++) {
    if (at % row >= colors) made[at] = (made[at] ?? 0) + (made[at - colors] ?? 0);
  }
  return made;
}

function undoPng(bytes: Uint8Array, row: number, pixel: number): Uint8Array | undefined {
  const rows = Math.ceil(bytes.length / (row + 1));
  const made = new Uint8Array(rows * row);
  for (let y = 0; y < rows; y++) {
    const from = y * (row + 1);
    const kind = bytes[from] ?? 0;
    if (kind > 4) return undefined;
    const to = y * row;
    for (let x = 0; x < row; x++) {
      const left = x >= pixel ? (made[to + x - pixel] ?? 0) : 0;
      const up = y > 0 ? (made[to + x - row] ?? 0) : 0;
      const corner = y > 0 && x >= pixel ? (made[to + x - row - pixel] ?? 0) : 0;
      made[to + x] = (bytes[from + 1 + x] ?? 0) + guess(kind, left, up, corner);
    }
  }
  return made;
}

function guess(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const all = left + up - corner;
  const toLeft = Math.abs(all - left);
  const toUp = Math.abs(all - up);
  const toCorner = Math.abs(all - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
