import { byteAt, u32 } from "../reading/read";
import type { PngHeader } from "./png-header";
import { pngTypes } from "./png-types";

const smallestGamma = 16;
const largestGamma = 625_000_000;

/**
 * Whether the first bytes of a chunk that is too long are what such a chunk says (W3C PNG section 11.3): only then is it one
 * with something behind it, and not another thing under its name.
 */
export function pngValueMakesSense(type: number, value: Uint8Array, header: PngHeader): boolean {
  switch (type) {
    case pngTypes.gamma:
      return u32(value, 0) >= smallestGamma && u32(value, 0) <= largestGamma;
    case pngTypes.srgb:
      return byteAt(value, 0) <= 3;
    case pngTypes.density:
      return byteAt(value, 8) <= 1;
    case pngTypes.codingPoints:
      return value[2] === 0 && byteAt(value, 3) <= 1;
    case pngTypes.significantBits:
      return value.every((bits) => bits >= 1 && bits <= header.sampleBits);
    case pngTypes.chromaticities:
    case pngTypes.mastering:
    case pngTypes.lightLevel:
      return true;
    default:
      return false;
  }
}
