import { planAsAsked } from "./building/plan-picture";
import type { CleaningOptions } from "./cleaning-options";
import type { PictureReport } from "./picture-report";

/**
 * Tells what a picture reveals without making a cleaned one: the same report that `cleanPicture` gives.
 * @param file The whole file; its format is told from its bytes.
 * @param options What the sender asks for.
 * @throws PictureRefusedError As `cleanPicture`, except that nothing is written and so nothing read again.
 */
export async function inspectPicture(file: Uint8Array, options: CleaningOptions = {}): Promise<PictureReport> {
  const draft = planAsAsked(file, options);
  return draft.report.build(file.length - draft.output.length, draft);
}
