/** The order of pictures, changed by hand or by what the files say. Files that can't be sent keep their places. */
import type { Chosen } from "./chosen-pictures";

export type SortedBy = "name" | "time";

/** A picture put in front of another, or behind all of them. */
export function placed(all: readonly Chosen[], id: number, before: number | undefined): readonly Chosen[] {
  const moving = all.find((each) => each.id === id);
  if (moving === undefined || before === id) return all;
  const rest = all.filter((each) => each !== moving);
  const place = before === undefined ? rest.length : rest.findIndex((each) => each.id === before);
  return place < 0 ? all : rest.toSpliced(place, 0, moving);
}

/** A picture one place earlier (-1) or later (1) among those that are shown. */
export function stepped(all: readonly Chosen[], id: number, by: -1 | 1): readonly Chosen[] {
  const shown = all.filter(isShown);
  const at = shown.findIndex((each) => each.id === id);
  if (at < 0 || at + by < 0 || at + by >= shown.length) return all;
  return placed(all, id, by < 0 ? shown[at - 1]?.id : shown[at + 2]?.id);
}

/** By name as people count (2 before 10), or by when the files were last changed; of equal ones the order stays. */
export function sorted(all: readonly Chosen[], by: SortedBy): readonly Chosen[] {
  const compare = (one: Chosen, other: Chosen) =>
    by === "name"
      ? one.source.name.localeCompare(other.source.name, undefined, { numeric: true })
      : one.source.lastModified - other.source.lastModified;
  return all.toSorted(compare);
}

/** Where a picture stands among those that are shown, from 1. */
export function placeOf(all: readonly Chosen[], id: number): number {
  return all.filter(isShown).findIndex((each) => each.id === id) + 1;
}

function isShown({ state }: Chosen): boolean {
  return state !== "refused";
}
