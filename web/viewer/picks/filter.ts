import type { Pick } from "../../format/pick";
import { isRejected, labelOf, remarkOf, starsOf } from "./use-picks";

const all = ["all", "picked", "rejected", "unmarked", "remarked"] as const;
export type Filter = (typeof all)[number];

export const filters = (remarks: boolean): readonly Filter[] => (remarks ? all : all.slice(0, -1));

/** Whether a picture is one of those that a filter shows. */
export function fits(filter: Filter, pick: Pick | undefined): boolean {
  switch (filter) {
    case "all":
      return true;
    case "picked":
      return starsOf(pick) > 0;
    case "rejected":
      return isRejected(pick);
    case "remarked":
      return remarkOf(pick) !== "";
    case "unmarked":
      return starsOf(pick) === 0 && !isRejected(pick) && labelOf(pick) === "none" && remarkOf(pick) === "";
  }
}
