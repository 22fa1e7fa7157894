/** What the page knows of a picture without its pixels. */

import type { FindingLabel } from "../../imaging/finding-labels";
import type { PictureProblem } from "../../imaging/picture-refused-error";
import type { FindingKind } from "../../imaging/picture-report";

export type { FindingKind };

/** Every kind of the imaging library, the gravest first. */
export const findingKinds = [
  "position",
  "owner",
  "face",
  "device",
  "serial-number",
  "lens",
  "time",
  "thumbnail",
  "audio-video",
  "text",
  "software",
  "edit-history",
  "content-credentials",
  "depth-or-gain-map",
  "profile-identity",
  "trailing-bytes",
  "other",
] as const satisfies readonly FindingKind[];

export interface Finding {
  readonly kind: FindingKind;
  readonly label: FindingLabel;
  readonly value: string | undefined;
  /** The embedded picture made small, where there is one that can be shown. */
  readonly embedded: Blob | undefined;
  /** Its sides are in other proportions than the picture's: it may show what was cropped away. */
  readonly mayShowMore: boolean;
}

export type RefusalProblem =
  | PictureProblem
  | "unreadable"
  | "tooLarge"
  | "tooLong"
  | LogoProblem
  | MarkingProblem
  | RedactingProblem
  | DocumentProblem;

/** Why a picture can't serve as a mark's logo. */
export type LogoProblem = "logoTooLarge" | "logoTooSmall" | "logoOneColour";

/** Why a picture can't be marked. */
export type MarkingProblem = "markUnseen";

/** Why edits can't be burnt into a picture on this device. */
export type RedactingProblem = "redactingFailed";

/** Why a document's pages can't be drawn. */
export type DocumentProblem =
  | "documentDamaged"
  | "documentEncrypted"
  | "documentTooLong"
  | "documentTooLarge"
  | "documentSlow";

/** Why a file can't be sent. */
export interface Refusal {
  readonly problem: RefusalProblem;
  readonly formatName: string | undefined;
}

export class PictureRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`picture refused: ${refusal.problem}`);
    this.name = "PictureRefused";
  }
}
