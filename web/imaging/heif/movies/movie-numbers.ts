import { PictureRefusedError } from "../../picture-refused-error";
import { beyondAnyFile } from "../box";
import type { BoxFields } from "../box-fields";
import type { BoxWriter } from "../box-writer";

/** A duration without an end. In files all its bits are set. */
export const endless = -1;

const lastShort = 0xffff_fffe;
export const allBits = 0xffff_ffff;

/**
 * How many bytes a time or duration takes in a box of this version.
 * @throws PictureRefusedError A version that isn't known.
 */
export function bytesOfVersion(version: number): 4 | 8 {
  if (version > 1) {
    throw new PictureRefusedError("malformed");
  }
  return version === 0 ? 4 : 8;
}

export function readDuration(fields: BoxFields): number {
  const bytes = bytesOfVersion(fields.version);
  const value = fields.number(bytes);
  return value === (bytes === 4 ? allBits : beyondAnyFile) ? endless : value;
}

/** Whether a duration needs version 1. */
export function isLongDuration(duration: number): boolean {
  return duration > lastShort;
}

export function writeDuration(writer: BoxWriter, duration: number, isLong: boolean): void {
  if (isLong) {
    writer.u32(duration === endless ? allBits : Math.floor(duration / 2 ** 32));
  }
  writer.u32(duration === endless ? allBits : duration % 2 ** 32);
}

/** @throws PictureRefusedError It isn't true, so the file contradicts itself. */
export function requireSense(isTrue: boolean): void {
  if (!isTrue) {
    throw new PictureRefusedError("malformed");
  }
}
