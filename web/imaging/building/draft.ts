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
}

/** A draft whose size is told as displayed: orientations of 5 to 8 swap width and height. */
export function uprightDraft(draft: Draft, orientation: number): Draft {
  return orientation >= 5 ? { ...draft, width: draft.height, height: draft.width } : draft;
}
