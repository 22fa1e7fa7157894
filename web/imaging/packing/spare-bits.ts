import { byteAt } from "../reading/read";

/**
 * The bits between the end of a deflate block and the next whole byte (RFC 1951 section 3.2.4). No decoder looks at them, so that
 * they can hold anything: five of them in front of each stored block, of which there may be any number.
 * @param stream With its header.
 * @param header The header's length.
 * @param starts Where such bits begin, as bits of the raw stream.
 * @returns A copy of the stream in which they are zero.
 */
export function clearSpareBits(stream: Uint8Array, header: number, starts: readonly number[]): Uint8Array {
  const cleared = stream.slice();
  for (const start of starts) {
    const at = header + Math.floor(start / 8);
    cleared[at] = byteAt(cleared, at) & ((1 << (start % 8)) - 1);
  }
  return cleared;
}
