import type { PictureFormat } from "../picture-format";
import type { ReportBuilder } from "../reporting/report-builder";
import type { Pieces } from "./pieces";

/** What a cleaner decided: the parts to keep, in order, and what it left out. */
export interface Draft {
  readonly format: PictureFormat;
  readonly output: Pieces;
  readonly width: number;
  readonly height: number;
  readonly isAnimated: boolean;
  readonly report: ReportBuilder;
  /**
   * How long each stretch of coded data in the output must be, in order, by the walk through its codes. To walk them a second
   * time would double the time that cleaning takes; so the strict reader, which finds the stretches on its own, compares lengths.
   */
  readonly coded?: readonly number[];
}

/** A draft whose size is told as displayed: orientations of 5 to 8 swap width and height. */
export function uprightDraft(draft: Draft, orientation: number): Draft {
  return orientation >= 5 ? { ...draft, width: draft.height, height: draft.width } : draft;
}
