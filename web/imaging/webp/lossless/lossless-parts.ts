import { PictureRefusedError } from "../../picture-refused-error";
import type { LosslessBits } from "./lossless-bits";
import { type PrefixGroup, readPrefixGroup } from "./prefix-group";

/** Encoders make some thousands at most; each takes memory. */
const maxGroups = 16_384;

/** How many colours the cache holds; 0 without one (RFC 9649 section 3.6.2.3). */
export function readCacheSize(bits: LosslessBits): number {
  if (bits.read(1) === 0) {
    return 0;
  }
  const size = bits.read(4);
  if (size < 1 || size > 11) {
    throw new PictureRefusedError("malformed");
  }
  return 1 << size;
}

export function readGroups(bits: LosslessBits, count: number, cached: number): PrefixGroup[] {
  if (count > maxGroups) {
    throw new PictureRefusedError("malformed");
  }
  return Array.from({ length: count }, () => readPrefixGroup(bits, cached));
}

/** A length or distance: its prefix, then bits of its own (RFC 9649 section 3.6.2.2). */
export function readValue(bits: LosslessBits, prefix: number): number {
  if (prefix < 4) {
    return prefix + 1;
  }
  const extra = (prefix - 2) >> 1;
  return ((2 + (prefix & 1)) << extra) + bits.read(extra) + 1;
}

/** How many blocks of 2^bits pixels cover so many pixels. */
export function blocks(pixels: number, bits: number): number {
  return (pixels + (1 << bits) - 1) >> bits;
}
