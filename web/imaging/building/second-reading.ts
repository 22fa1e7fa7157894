import type { PictureFormat } from "../picture-format";
import { PictureRefusedError } from "../picture-refused-error";
import { ReportBuilder } from "../reporting/report-builder";
import { planPicture } from "./plan-picture";

/**
 * Reads a cleaned picture with the reader that told what the original reveals. It finds nothing, and would leave nothing
 * out; anything else stops the picture.
 * @throws PictureRefusedError Something is left.
 */
export function requireNothingFound(format: PictureFormat, bytes: Uint8Array): void {
  if (!findsNothing(format, bytes)) {
    throw new PictureRefusedError("stillRevealing");
  }
}

export function findsNothing(format: PictureFormat, bytes: Uint8Array): boolean {
  try {
    const draft = planPicture(bytes, new ReportBuilder({ isSecondReading: true }));
    const { findings } = draft.report.build(0, draft);
    return draft.format === format && draft.output.length === bytes.length && findings.length === 0;
  } catch (error) {
    if (error instanceof PictureRefusedError) {
      return false;
    }
    throw error;
  }
}
