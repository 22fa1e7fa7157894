import { PictureRefusedError } from "../picture-refused-error";
import { be32 } from "../reading/read";
import { Adler32 } from "./adler32";
import { BitWriter } from "./bit-writer";
import type { DeflateCutPoint } from "./deflate-cut-point";
import { DeflateWalker } from "./deflate-walker";
import { DeflateWindow } from "./deflate-window";

const zlibHeader = 2;
const storedHead = 4;

/**
 * Ends a zlib stream early without packing it again: the codes up to the cut are copied bit by bit, the block is closed
 * with its own end code, and what a code at the cut would have given only in part follows in a stored block.
 * @returns A zlib stream that unpacks to the first `expected` bytes of what `stream` does.
 * @throws PictureRefusedError It can't be unpacked.
 */
export function cutDeflate(stream: Uint8Array, cut: DeflateCutPoint, expected: number): Uint8Array {
  const deflate = stream.subarray(zlibHeader);
  const last = lastBytes(deflate, cut, expected - cut.produced);
  const shorter = ended(deflate, cut, cut.isBetweenBlocks ? cut.blockStart : cut.tokenStart, last);
  const check = new Adler32();
  inflate(shorter, expected, (piece) => check.add(piece));
  const output = new Uint8Array(zlibHeader + shorter.length + 4);
  output.set(stream.subarray(0, zlibHeader));
  output.set(shorter, zlibHeader);
  output.set(be32(check.value), zlibHeader + shorter.length);
  return output;
}

/** The bytes that only a part of a code or stored block gives. */
function lastBytes(deflate: Uint8Array, cut: DeflateCutPoint, length: number): Uint8Array {
  if (length <= 0) {
    return new Uint8Array(0);
  }
  if (cut.isBetweenBlocks) {
    const data = Math.floor((cut.blockStart + 3 + 7) / 8) + storedHead;
    return deflate.subarray(data, data + length);
  }
  // A match refers to what was unpacked before, so unpack up to and with it.
  const last = new Uint8Array(length);
  let at = 0;
  inflate(ended(deflate, cut, cut.tokenEnd, new Uint8Array(0)), undefined, (piece) => {
    const wanted = piece.subarray(Math.max(0, cut.produced - at), Math.max(0, cut.produced + length - at));
    if (wanted.length > 0) {
      last.set(wanted, Math.max(0, at - cut.produced));
    }
    at += piece.length;
  });
  return last;
}

/** The stream up to a bit, its block closed, and one stored block that ends it all; that may be empty (RFC 1951, 3.2.4). */
function ended(deflate: Uint8Array, cut: DeflateCutPoint, bits: number, last: Uint8Array): Uint8Array {
  const output = new BitWriter(Math.floor(bits / 8) + last.length + 64);
  output.copy(deflate, bits);
  if (!cut.isBetweenBlocks) {
    // The block may have been the last one; now it is not.
    output.clear(cut.blockStart);
    output.write(cut.endCode, cut.endBits);
  }
  output.write(1, 3);
  output.align();
  output.write(last.length, 16);
  output.write(last.length ^ 0xffff, 16);
  output.copy(last, 8 * last.length);
  return output.toBytes();
}

function inflate(deflate: Uint8Array, expected: number | undefined, handle: (piece: Uint8Array) => void): void {
  const walked = DeflateWalker.walk(deflate, Number.MAX_SAFE_INTEGER, new DeflateWindow(handle));
  if (walked.end !== "complete" || (expected !== undefined && walked.produced !== expected)) {
    throw new PictureRefusedError("malformed");
  }
}
