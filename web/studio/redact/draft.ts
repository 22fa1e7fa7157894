/** What stands in the editor, and the way back. */
import type { Area, BarFill } from "../../imaging/redacting";
import type { Edits } from "../work/redact/edits";
import { isAll, type Size } from "./geometry";

export interface DraftBar {
  /** The same while it is moved, so that it keeps the focus. */
  readonly id: number;
  readonly area: Area;
  readonly fill: BarFill;
}

export interface Draft {
  readonly bars: readonly DraftBar[];
  /** All of the picture, where nothing is cropped. */
  readonly crop: Area;
  /** As it was typed. */
  readonly stamp: string;
}

export interface History {
  readonly now: Draft;
  readonly past: readonly Draft[];
  /** What the last change was part of: the next one of the same is undone together with it. */
  readonly part: string | undefined;
}

const mostSteps = 200;

export function startFrom(edits: Edits | undefined, size: Size): History {
  const all = { x: 0, y: 0, ...size };
  const bars = (edits?.bars ?? []).map((bar, id) => ({ ...bar, id }));
  return { now: { bars, crop: edits?.crop ?? all, stamp: edits?.stamp ?? "" }, past: [], part: undefined };
}

/** @param part One drag, or one field's typing, is one step. */
export function changed({ now, past, part: before }: History, draft: Draft, part?: string): History {
  if (draft === now) return { now, past, part: before };
  const goesOn = part !== undefined && part === before;
  return { now: draft, past: goesOn ? past : [...past, now].slice(-mostSteps), part };
}

export function undone(history: History): History {
  const last = history.past.at(-1);
  return last === undefined ? history : { now: last, past: history.past.slice(0, -1), part: undefined };
}

export function withBar(draft: Draft, area: Area, fill: BarFill): { draft: Draft; id: number } {
  const id = 1 + Math.max(-1, ...draft.bars.map((bar) => bar.id));
  return { draft: { ...draft, bars: [...draft.bars, { id, area, fill }] }, id };
}

export function withoutBar(draft: Draft, id: number): Draft {
  return { ...draft, bars: draft.bars.filter((bar) => bar.id !== id) };
}

export function changedBar(draft: Draft, id: number, changes: Partial<Omit<DraftBar, "id">>): Draft {
  return { ...draft, bars: draft.bars.map((bar) => (bar.id === id ? { ...bar, ...changes } : bar)) };
}

/** What comes of it. `stamp` is the text as it will be read. */
export function editsOf({ bars, crop }: Draft, stamp: string, size: Size): Edits {
  return {
    bars: bars.map(({ area, fill }) => ({ area, fill })),
    crop: isAll(crop, size) ? undefined : crop,
    stamp,
  };
}
