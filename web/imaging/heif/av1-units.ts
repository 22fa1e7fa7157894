import type { Pieces } from "../building/pieces";
import { pictureLimits } from "../picture-limits";
import { PictureRefusedError } from "../picture-refused-error";
import { byteAt } from "../reading/read";
import type { ReportBuilder } from "../reporting/report-builder";
import { type Av1Unit, av1Types, readAv1Unit } from "./av1-unit";

/** Where bytes were left out of coded data: a layer's length shrinks with them. */
export interface Av1Cut {
  readonly at: number;
  readonly length: number;
}

const closingBit = 0x80;

/** Frame header, tile group, frame, redundant frame header. */
const pictureTypes: readonly number[] = [3, 4, 6, 7];

/**
 * Coded data of AV1 (bitstream specification section 5.3): open bitstream units, each with its length. Headers, frames and
 * tiles stay; padding, private metadata and unknown units go. Of metadata the light level and the mastering display stay,
 * of exact length.
 * @returns What was left out, ascending.
 * @throws PictureRefusedError A unit is longer than the data, or too many are left out.
 */
export function cleanAv1Units(data: Uint8Array, output: Pieces, report: ReportBuilder): Av1Cut[] {
  const cuts: Av1Cut[] = [];
  let from = 0;
  for (let at = 0; at < data.length; ) {
    const unit = readAv1Unit(data, at);
    if (!isKept(unit)) {
      output.add(data.subarray(from, at));
      const instead = unit.type === av1Types.metadata ? metadataOf(data, unit, report) : [];
      output.add(instead);
      if (instead.length === 0 && unit.end > unit.body) {
        report.addBytes("other", "Data inside the coded picture", unit.end - unit.body);
      }
      if (cuts.length === pictureLimits.maxParts) {
        throw new PictureRefusedError("malformed");
      }
      cuts.push({ at, length: unit.end - at - instead.length });
      from = unit.end;
    }
    at = unit.end;
  }
  output.add(data.subarray(from));
  return cuts;
}

/** Whether a unit is needed for the pixels. */
function isKept({ type, body, end }: Av1Unit): boolean {
  return (
    type === av1Types.sequenceHeader ||
    pictureTypes.includes(type) ||
    (type === av1Types.temporalDelimiter && end === body)
  );
}

/** The exact length of a metadata unit that stays, its type and closing bit included; 0 for others. */
function metadataLength(type: number): number {
  switch (type) {
    case 1:
      return 1 + 4 + 1;
    case 2:
      return 1 + 24 + 1;
    default:
      return 0;
  }
}

/** The unit written anew: its head without a reserved bit, its length, its payload, the closing bit. */
function metadataOf(data: Uint8Array, unit: Av1Unit, report: ReportBuilder): readonly number[] {
  const { start, body, end, hasExtension } = unit;
  const length = end > body ? metadataLength(byteAt(data, body)) : 0;
  if (length === 0 || end - body < length - 1) {
    return [];
  }
  if (end - body > length) {
    report.addBytes("other", "Data inside the coded picture", end - body - length);
  }
  const head = (byteAt(data, start) & 0xfc) | 2;
  const extension = hasExtension ? [byteAt(data, start + 1)] : [];
  return [head, ...extension, length, ...data.subarray(body, body + length - 1), closingBit];
}
