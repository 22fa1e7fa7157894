import { cutDeflate } from "../packing/deflate-cutter";
import { DeflateWalker } from "../packing/deflate-walker";
import { clearSpareBits } from "../packing/spare-bits";
import { hasZlibHeader } from "../packing/zlib";
import { PictureRefusedError } from "../picture-refused-error";

const zlibHeader = 2;
const zlibCheck = 4;

/**
 * Ends a zlib stream behind the last pixel.
 * @throws PictureRefusedError No decoder would unpack it.
 */
export function cutTiffDeflate(whole: Uint8Array, expected: number): Uint8Array {
  if (!hasZlibHeader(whole)) {
    throw new PictureRefusedError("malformed");
  }
  const walked = DeflateWalker.walk(whole.subarray(zlibHeader), expected);
  const stream = walked.spare.length > 0 ? clearSpareBits(whole, zlibHeader, walked.spare) : whole;
  if (walked.end === "complete") {
    return stream.subarray(0, zlibHeader + walked.length + zlibCheck);
  }
  if (walked.end === "invalid") {
    throw new PictureRefusedError("malformed");
  }
  if (walked.produced < expected) {
    throw new PictureRefusedError("cutOff");
  }
  return cutDeflate(stream, walked.cut, expected);
}
