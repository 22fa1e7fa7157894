import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { ManifestPicture } from "../../format/manifest-picture";
import { layRows, type Row, type RowRule, type Rows, rowAt } from "./rows";

/** The rows that are worth having: from `first` up to `last`. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** A panorama takes at most the width of three pictures, a tall strip no less than half the width of one. */
export const shapeOf = ({ width, height }: ManifestPicture): number => Math.min(Math.max(width / height, 0.5), 3);

/** Up to so many stand large beside each other. */
const few = 3;

function ruleFor(width: number, count: number): RowRule {
  const target = count <= few ? clamp(240, innerWidth * 0.27, 480) : clamp(132, innerWidth * 0.17, 264);
  return { width, target, gap: innerWidth < 600 ? 3 : 6, highest: innerHeight * 0.78 };
}

const clamp = (least: number, value: number, most: number) => Math.min(Math.max(value, least), most);

/**
 * Lays the pictures out for the grid's width, and follows scrolling. Only rows on the screen are worth having at first; once these are
 * `settled`, those within a screen above and below too.
 */
export function useRows(
  grid: { readonly current: HTMLElement | null },
  pictures: readonly ManifestPicture[],
  settled: boolean,
): { readonly rows: Rows; readonly span: Span } {
  const [width, setWidth] = useState(0);
  const [span, setSpan] = useState<Span>({ first: 0, last: 0 });
  const shapes = useMemo(() => pictures.map(shapeOf), [pictures]);
  const rows = useMemo(() => layRows(width > 0 ? shapes : [], ruleFor(width, shapes.length)), [shapes, width]);

  useLayoutEffect(() => {
    const { current } = grid;
    if (!current) return;
    setWidth(current.clientWidth);
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => look(), [rows, settled]);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    addEventListener("scroll", look, { signal, passive: true });
    addEventListener("resize", look, { signal });
    return () => leaving.abort();
  }, [rows, settled]);

  function look(): void {
    const top = -(grid.current?.getBoundingClientRect().top ?? 0);
    const more = settled ? innerHeight : 0;
    const first = rowAt(rows.rows, top - more);
    const last = Math.min(rowAt(rows.rows, top + innerHeight + more) + 1, rows.rows.length);
    setSpan((before) => (before.first === first && before.last === last ? before : { first, last }));
  }

  return { rows, span };
}

/** The pictures of some rows, and one more that must not go: it has the focus. */
export function within(rows: readonly Row[], { first, last }: Span, also: number): number[] {
  const from = rows[first]?.from ?? 0;
  const to = rows[last - 1]?.to ?? from;
  const shown = Array.from({ length: to - from }, (_, i) => from + i);
  if (also < from) shown.unshift(also);
  else if (also >= to) shown.push(also);
  return shown;
}
