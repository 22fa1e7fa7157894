import { byteAt } from "../reading/read";
import type { ReportBuilder } from "../reporting/report-builder";
import type { BoxFields } from "./box-fields";
import { BoxWriter } from "./box-writer";
import { NalUnits } from "./nal-units";

/** How many bytes each unit's length takes. */
export function avcLengthBytes(body: Uint8Array): number {
  return (byteAt(body, 4) & 3) + 1;
}

/** The high profiles say their chroma format and depths. */
const profilesWithDepths: readonly number[] = [100, 110, 122, 144, 244];

/**
 * The decoder configuration of AVC, `avcC` (ISO/IEC 14496-15 section 5.3.3.1): the body cut to its exact length, with
 * reserved bits as the standard has them.
 */
export function cleanAvcConfiguration(fields: BoxFields, report: ReportBuilder): Uint8Array {
  const head = fields.take(5).slice();
  head[4] = byteAt(head, 4) | 0xfc;
  const units = new NalUnits(false, avcLengthBytes(head), report);
  const writer = new BoxWriter();
  writer.bytes(head);
  writeSets(fields, fields.u8() & 31, 0xe0, units, writer);
  writeSets(fields, fields.u8(), 0, units, writer);
  if (profilesWithDepths.includes(byteAt(head, 1)) && fields.left >= 4) {
    writer.u8(0xfc | fields.u8());
    writer.u8(0xf8 | fields.u8());
    writer.u8(0xf8 | fields.u8());
    writeSets(fields, fields.u8(), 0, units, writer);
  }
  return writer.toBytes();
}

function writeSets(fields: BoxFields, count: number, reserved: number, units: NalUnits, writer: BoxWriter): void {
  const kept = units.cleanSets(fields, count);
  writer.u8(reserved | kept.length);
  for (const unit of kept) {
    writer.u16(unit.length);
    writer.bytes(unit);
  }
}
