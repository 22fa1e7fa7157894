import type { Area, Bar } from "../../../imaging/redacting";

/** What a sender has decided to burn into a picture, in pixels of the picture as it is shown. */
export interface Edits {
  readonly bars: readonly Bar[];
  /** What stays; undefined for all of it. */
  readonly crop: Area | undefined;
  /** What it is for, filled in; empty for none. Written across what stays. */
  readonly stamp: string;
}

export const noEdits: Edits = { bars: [], crop: undefined, stamp: "" };

export function isEdited({ bars, crop, stamp }: Edits): boolean {
  return bars.length > 0 || crop !== undefined || stamp !== "";
}
