import { PictureRefusedError } from "../picture-refused-error";
import { byteAt } from "../reading/read";

/** Types of open bitstream units (AV1 bitstream specification section 6.2.2). */
export const av1Types = { sequenceHeader: 1, temporalDelimiter: 2, metadata: 5 } as const;

/** One open bitstream unit (AV1 bitstream specification section 5.3.1). */
export interface Av1Unit {
  /** Its type, 0..15. */
  readonly type: number;
  /** Where its head begins. */
  readonly start: number;
  /** Where its payload begins. */
  readonly body: number;
  /** Where it ends. */
  readonly end: number;
  /** Whether the head has a second byte. */
  readonly hasExtension: boolean;
}

/**
 * The unit at a position; one without a length goes on to the end.
 * @throws PictureRefusedError It is longer than the data, or not a unit.
 */
export function readAv1Unit(data: Uint8Array, start: number): Av1Unit {
  const head = byteAt(data, start);
  const type = (head >> 3) & 15;
  const hasExtension = (head & 4) !== 0;
  let at = start + (hasExtension ? 2 : 1);
  if ((head & 0x80) !== 0 || at > data.length) {
    throw new PictureRefusedError("malformed");
  }
  if ((head & 2) === 0) {
    return { type, start, body: at, end: data.length, hasExtension };
  }
  let length = 0;
  for (let shift = 0; shift < 56 && at < data.length; shift += 7) {
    const value = byteAt(data, at++);
    // Beyond 2^53 the sum isn't exact, but then it is far beyond the data too.
    length += (value & 0x7f) * 2 ** shift;
    if (value < 0x80) {
      if (length > data.length - at) {
        throw new PictureRefusedError("malformed");
      }
      return { type, start, body: at, end: at + length, hasExtension };
    }
  }
  throw new PictureRefusedError("malformed");
}
