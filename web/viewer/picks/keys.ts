import type { Pick, PickFields, PickLabel } from "../../format/pick";
import { isRejected, labelOf, starsOf } from "./use-picks";

/** Lightroom's keys for colours; purple has none there either. */
const labels: Record<string, PickLabel> = { 6: "red", 7: "yellow", 8: "green", 9: "blue" };

/** What a key sets of a picture, or undefined; the same key again takes it back. */
export function fieldsOf(key: string, pick: Pick | undefined): Partial<PickFields> | undefined {
  const letter = key.toLowerCase();
  if (letter === "s" || letter === "p") return toggledStar(pick);
  if (letter === "x") return toggledRejection(pick);
  if (/^[0-5]$/.test(key)) return { rating: Number(key) };
  const label = labels[key];
  return label && { label: labelOf(pick) === label ? "none" : label };
}

export const toggledStar = (pick: Pick | undefined): Partial<PickFields> => ({ rating: starsOf(pick) > 0 ? 0 : 1 });
export const toggledRejection = (pick: Pick | undefined): Partial<PickFields> => ({
  rating: isRejected(pick) ? 0 : -1,
});

/** Whether a press of a key means what stands on it: nothing is typed, and no command of the browser's. */
export function isCommand({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  const typing = target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]");
  return !ctrlKey && !metaKey && !altKey && !typing;
}
