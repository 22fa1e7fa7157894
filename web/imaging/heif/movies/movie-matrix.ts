import { u32 } from "../../reading/read";
import type { BoxFields } from "../box-fields";
import { requireSense } from "./movie-numbers";

export const matrixLength = 36;
const one = 0x10000;
const lastOne = 0x40000000;

/** Factors beyond this make no picture. */
const maxFactor = 16 * one;

const identity = Uint8Array.from(
  [one, 0, 0, 0, one, 0, 0, 0, lastOne].flatMap((n) => [n >> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]),
);

/**
 * How a track is turned, scaled and moved before it is shown (ISO/IEC 14496-12 section 8.3.2): nine numbers of 32 bits.
 * @throws PictureRefusedError Numbers that turn or scale nothing in a way that makes sense.
 */
export function readMatrix(fields: BoxFields): Uint8Array {
  const matrix = fields.take(matrixLength);
  if (matrix.every((value) => value === 0)) {
    return identity;
  }
  requireSense(matrixMakesSense(matrix));
  return matrix;
}

export function matrixMakesSense(matrix: Uint8Array): boolean {
  for (let i = 0; i < 9; i++) {
    if (!numberMakesSense(i, u32(matrix, 4 * i) | 0)) {
      return false;
    }
  }
  return true;
}

function numberMakesSense(i: number, number: number): boolean {
  switch (i) {
    case 2:
    case 5:
      return number === 0;
    case 6:
    case 7:
      return (number & 0xffff) === 0;
    case 8:
      return number === lastOne;
    default:
      return number >= -maxFactor && number <= maxFactor;
  }
}

/** Whether width and height change places. */
export function isOnItsSide(matrix: Uint8Array): boolean {
  return u32(matrix, 0) === 0 && u32(matrix, 16) === 0;
}
