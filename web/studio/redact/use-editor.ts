import { useState } from "preact/hooks";
import type { Area, BarFill } from "../../imaging/redacting";
import { mostBars } from "../../imaging/redacting";
import type { Edits } from "../work/redact/edits";
import { changed, changedBar, type Draft, type History, startFrom, undone, withBar, withoutBar } from "./draft";
import type { Size } from "./geometry";

/** What a pointer does on the picture. */
export type Tool = "cover" | "crop" | "look";

/** The editor's state, and all that can be done to it. */
export interface Editor {
  readonly draft: Draft;
  readonly size: Size;
  readonly canUndo: boolean;
  readonly isFull: boolean;
  readonly tool: Tool;
  /** The bar that keys and buttons mean. */
  readonly selected: number | undefined;
  readonly fill: BarFill;
  pick(tool: Tool): void;
  select(id: number | undefined): void;
  add(area: Area, part?: string): number;
  remove(id: number): void;
  shape(id: number, area: Area, part?: string): void;
  crop(area: Area, part?: string): void;
  stamp(typed: string): void;
  fillWith(fill: BarFill): void;
  undo(): void;
}

export function useEditor(start: Edits | undefined, size: Size): Editor {
  const [history, setHistory] = useState<History>(() => startFrom(start, size));
  const [tool, pick] = useState<Tool>("cover");
  const [selected, select] = useState<number>();
  const [fill, setFill] = useState<BarFill>("solid");
  const draft = history.now;
  const change = (how: (draft: Draft) => Draft, part?: string) =>
    setHistory((before) => changed(before, how(before.now), part));
  const chosen = draft.bars.find((bar) => bar.id === selected);
  return {
    draft,
    size,
    canUndo: history.past.length > 0,
    isFull: draft.bars.length >= mostBars,
    tool,
    selected: chosen?.id,
    fill: chosen?.fill ?? fill,
    pick,
    select,
    add(area, part) {
      const { id } = withBar(draft, area, fill);
      change((now) => withBar(now, area, fill).draft, part);
      select(id);
      return id;
    },
    remove(id) {
      change((now) => withoutBar(now, id));
      select(undefined);
    },
    shape: (id, area, part) => change((now) => changedBar(now, id, { area }), part),
    crop: (area, part) => change((now) => ({ ...now, crop: area }), part),
    stamp: (typed) => change((now) => ({ ...now, stamp: typed }), "stamp"),
    fillWith(next) {
      setFill(next);
      if (chosen !== undefined) change((now) => changedBar(now, chosen.id, { fill: next }));
    },
    undo: () => setHistory(undone),
  };
}
