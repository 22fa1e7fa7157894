import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ManifestPicture } from "../../format/manifest-picture";
import { say } from "../say";
import type { Savable, Session } from "../session";
import { besideRow, type Rows } from "./rows";
import { type CellHandlers, Thumbnail } from "./thumbnail";
import { useRows, within } from "./use-rows";

export interface GridProps {
  session: Session;
  /** What is shown of the link's pictures. */
  pictures: readonly ManifestPicture[];
  /** The picture that has the focus when it changes, as one that was looked at alone. */
  at: number | undefined;
  onOpen: (index: number) => void;
  /** The first thumbnails are there. */
  onSettled: () => void;
  /** Those that were saved and are shown no larger. */
  ended?: ReadonlySet<Savable> | undefined;
  /** What stands over a thumbnail. */
  children?: ((picture: ManifestPicture) => ComponentChildren) | undefined;
}

/** All thumbnails in rows, of which only those near the screen exist. One of them is reached by Tab, the others by arrow keys. */
export function Grid({ session, pictures, at, onOpen, onSettled, ended, children }: GridProps) {
  const grid = useRef<HTMLUListElement>(null);
  const [settled, setSettled] = useState(false);
  const [reached, setCurrent] = useState(0);
  // A filter may have taken away the one that was reached.
  const current = Math.min(reached, Math.max(0, pictures.length - 1));
  const waiting = useRef(new Set<number>());
  const focus = useRef(false);
  const { rows, span } = useRows(grid, pictures, settled);
  const shown = rows.cells.length > 0 ? within(rows.rows, span, current) : [];

  function go(index: number): void {
    focus.current = true;
    setCurrent(index);
    bringIntoSight(grid.current, rows, index);
  }

  useLayoutEffect(() => {
    if (!focus.current) return;
    focus.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-index="${current}"]`)?.focus({ preventScroll: true });
  });
  const last = useRef(at);
  useLayoutEffect(() => {
    // Only now that the dialog is gone does what is below it take the focus.
    if (at === undefined && last.current !== undefined) go(last.current);
    last.current = at;
  }, [at]);

  // The same through all renders, so that cells that are what they were aren't compared again.
  const handlers = useRef<CellHandlers>({ open() {}, there() {} });
  handlers.current.open = (index) => {
    setCurrent(index);
    onOpen(index);
  };
  handlers.current.there = (index) => {
    if (settled) return;
    waiting.current.add(index);
    if (!shown.every((each) => waiting.current.has(each))) return;
    setSettled(true);
    onSettled();
  };

  return (
    <ul
      ref={grid}
      class={settled ? "grid settled" : "grid"}
      style={{ blockSize: `${rows.height}px` }}
      aria-label={say("pictures")}
      onKeyDown={(event) => {
        const to = step(event.key, Number((event.target as HTMLElement).dataset.index), rows);
        if (to === undefined) return;
        event.preventDefault();
        go(to);
      }}
    >
      {shown.map((index) => {
        const picture = pictures[index];
        const cell = rows.cells[index];
        return (
          picture &&
          cell && (
            <Thumbnail
              key={picture.preview.blob}
              session={session}
              picture={picture}
              index={index}
              count={pictures.length}
              cell={cell}
              reached={index === current}
              late={settled}
              ended={ended?.has(picture)}
              handlers={handlers.current}
              over={children}
            />
          )
        );
      })}
    </ul>
  );
}

/** Where an arrow key leads; up and down by what stands there, as rows differ. */
function step(key: string, index: number, rows: Rows): number | undefined {
  const last = rows.cells.length - 1;
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  switch (key) {
    case "Home":
      return 0;
    case "End":
      return last;
    case "ArrowLeft":
    case "ArrowRight":
      return Math.min(Math.max(index + (key === forward ? 1 : -1), 0), last);
    case "ArrowUp":
      return besideRow(rows, index, -1);
    case "ArrowDown":
      return besideRow(rows, index, 1);
    default:
      return undefined;
  }
}

/** Scrolls no further than needed, by what was laid out: the picture itself may not exist yet. */
function bringIntoSight(grid: HTMLElement | null, { cells }: Rows, index: number): void {
  const cell = cells[index];
  if (!grid || !cell) return;
  const top = grid.getBoundingClientRect().top + cell.top;
  const margin = 12;
  if (top < margin) scrollBy(0, top - margin);
  else if (top + cell.height > innerHeight - margin) scrollBy(0, top + cell.height - innerHeight + margin);
}
