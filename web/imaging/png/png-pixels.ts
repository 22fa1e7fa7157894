import { cutDeflate } from "../packing/deflate-cutter";
import { DeflateWalker } from "../packing/deflate-walker";
import { clearSpareBits } from "../packing/spare-bits";
import { hasZlibHeader } from "../packing/zlib";
import { PictureRefusedError } from "../picture-refused-error";

const zlibHeader = 2;
const zlibCheck = 4;

/** How many of a stream's bytes to keep, or a shorter stream in their place. */
export interface PngFit {
  readonly length: number;
  /** Undefined to keep the bytes as they are. */
  readonly replacement: Uint8Array | undefined;
  /** Bytes hidden behind the last row or the end. */
  readonly hidden: number;
  /** Bytes with bits that no decoder looks at. */
  readonly spared: number;
}

/**
 * Measures the packed rows of a picture or frame. Whatever stands behind the last row or behind the stream's end is no
 * part of the picture.
 * @param stream All parts of the stream, joined.
 * @param expected What it must unpack to.
 * @throws PictureRefusedError It unpacks to less, or not at all.
 */
export function measureRows(stream: Uint8Array, expected: number): PngFit {
  if (stream.length < zlibHeader) {
    throw new PictureRefusedError("cutOff");
  }
  if (!hasZlibHeader(stream)) {
    throw new PictureRefusedError("malformed");
  }
  const walked = DeflateWalker.walk(stream.subarray(zlibHeader), expected);
  const spared = walked.spare.length;
  const cleared = spared > 0 ? clearSpareBits(stream, zlibHeader, walked.spare) : undefined;
  if (walked.produced >= expected && (walked.end === "tooLong" || walked.end === "cutOff")) {
    const replacement = cutDeflate(cleared ?? stream, walked.cut, expected);
    return { length: replacement.length, replacement, hidden: Math.max(1, walked.produced - expected), spared };
  }
  if (walked.end === "cutOff") {
    throw new PictureRefusedError("cutOff");
  }
  if (walked.end === "invalid" || walked.produced !== expected) {
    throw new PictureRefusedError("malformed");
  }
  const length = Math.min(stream.length, zlibHeader + walked.length + zlibCheck);
  return { length, replacement: cleared?.subarray(0, length), hidden: stream.length - length, spared };
}
