import { Pieces } from "../building/pieces";
import { PictureRefusedError } from "../picture-refused-error";
import { byteAt } from "../reading/read";
import type { ReportBuilder } from "../reporting/report-builder";
import { cleanAv1Units } from "./av1-units";
import type { BoxFields } from "./box-fields";

/**
 * The decoder configuration of AV1, `av1C` (AV1 in ISO base media files, section 2.3): four bytes, then units. The body comes
 * back with reserved bits of zero; units that can't be read go, since the coded picture has them too.
 */
export function cleanAv1Configuration(fields: BoxFields, report: ReportBuilder): Uint8Array {
  const head = fields.take(4).slice();
  head[3] = byteAt(head, 3) & 0x1f;
  const units = fields.take(fields.left);
  const whole = new Pieces();
  whole.add(head);
  try {
    cleanAv1Units(units, whole, report);
    return whole.join();
  } catch (error) {
    if (!(error instanceof PictureRefusedError)) {
      throw error;
    }
    report.addNamed("other", "Bytes behind a value", "av1C", units.length);
    return head;
  }
}
