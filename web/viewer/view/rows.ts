/** One picture's place in the grid, in pixels from the grid's start and top. */
export interface Cell {
  readonly start: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Which row it stands in, from 0. */
  readonly row: number;
}

/** A row holds the pictures from `from` up to `to`. */
export interface Row {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly height: number;
}

export interface Rows {
  readonly cells: readonly Cell[];
  readonly rows: readonly Row[];
  readonly height: number;
}

export interface RowRule {
  readonly width: number;
  /** What a row's height should be about. */
  readonly target: number;
  readonly gap: number;
  /** No picture becomes higher than this. */
  readonly highest: number;
}

/**
 * Lays pictures of these shapes (width by height) out in rows of equal height that fill the width, in their order. A row ends where its
 * height comes nearest to the target; the last is not blown up to the width.
 */
export function layRows(shapes: readonly number[], { width, target, gap, highest }: RowRule): Rows {
  const cells: Cell[] = [];
  const rows: Row[] = [];
  let top = 0;
  for (let from = 0; from < shapes.length; ) {
    const { to, height } = endOfRow(from);
    let start = 0;
    for (let index = from; index < to; index++) {
      const wide = (shapes[index] as number) * height;
      cells.push({ start, top, width: wide, height, row: rows.length });
      start += wide + gap;
    }
    rows.push({ from, to, top, height });
    top += height + gap;
    from = to;
  }
  return { cells, rows, height: Math.max(0, top - gap) };

  function endOfRow(from: number): { to: number; height: number } {
    let sum = 0;
    let before = Infinity;
    for (let to = from; to < shapes.length; to++) {
      sum += shapes[to] as number;
      const height = (width - gap * (to - from)) / sum;
      if (height <= target) {
        // With this picture the row is lower than wanted, without it higher: whichever is nearer.
        const without = before / target < target / height;
        return without ? { to, height: Math.min(before, highest) } : { to: to + 1, height };
      }
      before = height;
    }
    return { to: shapes.length, height: Math.min(before, target, highest) };
  }
}

/** The first row that ends below `top`, or the last one. */
export function rowAt(rows: readonly Row[], top: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle] as Row;
    if (row.top + row.height <= top) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The picture of the row above (-1) or below (1) that stands nearest to one's middle; itself where there is no such row. */
export function besideRow({ cells, rows }: Rows, index: number, by: -1 | 1): number {
  const cell = cells[index];
  const row = cell && rows[cell.row + by];
  if (!row) return index;
  const middle = cell.start + cell.width / 2;
  let nearest = row.from;
  let least = Infinity;
  for (let each = row.from; each < row.to; each++) {
    const { start, width } = cells[each] as Cell;
    const distance = Math.max(start - middle, middle - start - width, 0);
    if (distance < least) [nearest, least] = [each, distance];
  }
  return nearest;
}
