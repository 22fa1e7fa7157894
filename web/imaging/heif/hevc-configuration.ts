import { byteAt } from "../reading/read";
import type { ReportBuilder } from "../reporting/report-builder";
import type { BoxFields } from "./box-fields";
import { BoxWriter } from "./box-writer";
import { NalUnits } from "./nal-units";

const fixedLength = 22;

/** Where bits are reserved, and which. */
const reserved: readonly (readonly [number, number])[] = [
  [13, 0xf0],
  [15, 0xfc],
  [16, 0xfc],
  [17, 0xf8],
  [18, 0xf8],
];

/** How many bytes each unit's length takes. */
export function hevcLengthBytes(body: Uint8Array): number {
  return (byteAt(body, 21) & 3) + 1;
}

/**
 * The decoder configuration of HEVC, `hvcC` (ISO/IEC 14496-15 section 8.3.3.1): 22 bytes, then arrays of parameter sets. The
 * body comes back with reserved bits as the standard has them and no unit that decoders don't need.
 */
export function cleanHevcConfiguration(fields: BoxFields, report: ReportBuilder): Uint8Array {
  const fixed = fields.take(fixedLength).slice();
  for (const [at, bits] of reserved) {
    fixed[at] = byteAt(fixed, at) | bits;
  }
  const units = new NalUnits(true, hevcLengthBytes(fixed), report);
  const writer = new BoxWriter();
  let arrays = 0;
  for (let left = fields.u8(); left > 0; left--) {
    const kind = fields.u8() & 0xbf;
    const kept = units.cleanSets(fields, fields.u16());
    if (kept.length > 0) {
      arrays++;
      writeArray(kind, kept, writer);
    }
  }
  const whole = new BoxWriter();
  whole.bytes(fixed);
  whole.u8(arrays);
  whole.bytes(writer.toBytes());
  return whole.toBytes();
}

function writeArray(kind: number, units: readonly Uint8Array[], writer: BoxWriter): void {
  writer.u8(kind);
  writer.u16(units.length);
  for (const unit of units) {
    writer.u16(unit.length);
    writer.bytes(unit);
  }
}
