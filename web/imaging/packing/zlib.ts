import { be32, byteAt } from "../reading/read";
import { Adler32 } from "./adler32";
import { DeflateWalker } from "./deflate-walker";
import { DeflateWindow } from "./deflate-window";

const maxStored = 65535;

/** Whether a decoder takes the two header bytes (RFC 1950): method deflate, no dictionary, check bits right. */
export function hasZlibHeader(stream: Uint8Array): boolean {
  if (stream.length < 2) {
    return false;
  }
  const method = byteAt(stream, 0);
  const flags = byteAt(stream, 1);
  return (method & 15) === 8 && method >> 4 <= 7 && (flags & 0x20) === 0 && ((method << 8) | flags) % 31 === 0;
}

/** What the stream unpacks to; undefined when it is broken, cut off or longer than `limit`. */
export function unpack(stream: Uint8Array, limit: number): Uint8Array | undefined {
  if (!hasZlibHeader(stream)) {
    return undefined;
  }
  const deflate = stream.subarray(2);
  const walked = DeflateWalker.walk(deflate, limit);
  if (walked.end !== "complete") {
    return undefined;
  }
  const unpacked = new Uint8Array(walked.produced);
  let at = 0;
  const window = new DeflateWindow((piece) => {
    unpacked.set(piece, at);
    at += piece.length;
  });
  DeflateWalker.walk(deflate, limit, window);
  return unpacked;
}

/** A zlib stream of stored blocks: packers differ, and both languages must write the same. */
export function store(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / maxStored));
  const stream = new Uint8Array(2 + 5 * blocks + bytes.length + 4);
  stream.set([0x78, 0x01]);
  let at = 2;
  for (let i = 0; i < blocks; i++) {
    const block = bytes.subarray(i * maxStored, (i + 1) * maxStored);
    const { length } = block;
    stream.set([i === blocks - 1 ? 1 : 0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255], at);
    stream.set(block, at + 5);
    at += 5 + length;
  }
  const check = new Adler32();
  check.add(bytes);
  stream.set(be32(check.value), at);
  return stream;
}
