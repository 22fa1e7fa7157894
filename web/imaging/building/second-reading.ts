import type { PictureFormat } from "../picture-format";
import { PictureRefusedError } from "../picture-refused-error";
import { ReportBuilder } from "../reporting/report-builder";
import { planPicture } from "./plan-picture";

/**
 * Reads a cleaned picture with the reader that told what the original reveals. It finds nothing, and would leave nothing
 * out; anything else stops the picture.
 * @param keepsGainMap Whether it has an HDR gain map, which nothing else may have.
 * @throws PictureRefusedError Something is left.
 */
export function requireNothingFound(format: PictureFormat, bytes: Uint8Array, keepsGainMap = false): void {
  if (!findsNothing(format, bytes, keepsGainMap)) {
    throw new PictureRefusedError("stillRevealing");
  }
}

export function findsNothing(format: PictureFormat, bytes: Uint8Array, keepsGainMap = false): boolean {
  try {
    const draft = planPicture(bytes, new ReportBuilder({ isSecondReading: true }), keepsGainMap);
    const { findings } = draft.report.build(0, draft);
    const isSame = draft.format === format && draft.report.keepsGainMap === keepsGainMap;
    return isSame && draft.output.length === bytes.length && findings.length === 0;
  } catch (error) {
    if (error instanceof PictureRefusedError) {
      return false;
    }
    throw error;
  }
}
