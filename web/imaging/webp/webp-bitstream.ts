import { PictureRefusedError } from "../picture-refused-error";
import { byteAt, matches, u16, u32 } from "../reading/read";
import { type WebPChunk, webpTypes } from "./webp-chunk";

/** What the coded picture itself says of its size (RFC 6386 section 9.1; RFC 9649 section 3.4). */
export interface WebPBitstream {
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
}

/** @throws PictureRefusedError Not the start of a key frame or of a lossless picture. */
export function readWebPBitstream({ type, data }: WebPChunk): WebPBitstream {
  if (type === webpTypes.lossy) {
    if (data.length < 10 || (byteAt(data, 0) & 1) !== 0 || !matches(data, 3, "\x9d\x01\x2a")) {
      throw new PictureRefusedError("malformed");
    }
    return { width: u16(data, 6, false) & 0x3fff, height: u16(data, 8, false) & 0x3fff, hasAlpha: false };
  }
  if (data.length < 5 || data[0] !== 0x2f || byteAt(data, 4) >> 5 !== 0) {
    throw new PictureRefusedError("malformed");
  }
  const bits = u32(data, 1, false);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, hasAlpha: ((bits >>> 28) & 1) === 1 };
}
