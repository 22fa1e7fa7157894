import type { ReportBuilder } from "../reporting/report-builder";
import type { Box } from "./box";
import type { HeifRange } from "./heif-item-data";

/**
 * Reports bytes between the items' data that belong to no item.
 * @param boxes Boxes with data in them, ascending.
 * @param used What items or samples use, in any order.
 */
export function reportUnused(
  file: Uint8Array,
  boxes: readonly Box[],
  used: readonly HeifRange[],
  report: ReportBuilder,
): void {
  const ranges = merged(used);
  let unused = 0;
  let next = 0;
  const rangeBefore = (end: number, i: number): HeifRange | undefined => {
    const range = ranges[i];
    return range !== undefined && range.start < end ? range : undefined;
  };
  for (const box of boxes) {
    while (next < ranges.length && (ranges[next]?.end ?? 0) <= box.body) {
      next++;
    }
    let at = box.body;
    let i = next;
    for (let range = rangeBefore(box.end, i); range !== undefined; range = rangeBefore(box.end, ++i)) {
      unused += range.start > at ? gap(file, at, range.start) : 0;
      at = range.end;
    }
    unused += at < box.end ? gap(file, at, box.end) : 0;
  }
  if (unused > 0) {
    report.addBytes("other", "Bytes that nothing in the file points at", unused);
  }
}

/** Ascending, without overlaps. */
function merged(used: readonly HeifRange[]): HeifRange[] {
  const ranges: HeifRange[] = [];
  for (const { start, end } of [...used].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = ranges[ranges.length - 1];
    if (last !== undefined && last.end >= start) {
      ranges[ranges.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else {
      ranges.push({ start, end });
    }
  }
  return ranges;
}

/** Gaps of zeros hide nothing. */
function gap(file: Uint8Array, start: number, end: number): number {
  return isZero(file, start, end) ? 0 : end - start;
}

export function isZero(file: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (file[at] !== 0) {
      return false;
    }
  }
  return true;
}
