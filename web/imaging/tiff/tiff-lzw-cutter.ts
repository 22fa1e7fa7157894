import { cutLzw } from "../gif/lzw-walker";
import { PictureRefusedError } from "../picture-refused-error";
import { byteAt } from "../reading/read";

const clear = 256;
const end = 257;
const maxCodes = 4096;
const minBits = 9;
const maxBits = 12;

/**
 * Follows TIFF's LZW codes (TIFF 6.0 section 13) without unpacking them and ends them behind the last pixel with the code
 * for the end. Only how long each code's string is needs to be known.
 * @returns The codes that give as many bytes; all of them when they give fewer.
 * @throws PictureRefusedError A code that means nothing.
 */
export function cutTiffLzw(data: Uint8Array, expected: number): Uint8Array {
  if (data.length >= 2 && data[0] === 0 && (byteAt(data, 1) & 1) === 1) {
    // The first writers put the bits in GIF's order, and widened codes as GIF does.
    return cutLzw(data, 8, expected);
  }
  const lengths = new Uint16Array(maxCodes);
  const available = data.length * 8;
  let bits = minBits;
  let next = end + 1;
  let previous = 0;
  let produced = 0;
  let at = 0;
  while (produced < expected) {
    if (at + bits > available) {
      return data;
    }
    const code = codeAt(data, at, bits);
    if (code === end) {
      break;
    }
    at += bits;
    if (code === clear) {
      bits = minBits;
      next = end + 1;
      previous = 0;
      continue;
    }
    const known = code < next ? (lengths[code] ?? 0) : code === next && previous > 0 ? previous + 1 : 0;
    const length = code < clear ? 1 : known;
    if (length === 0) {
      throw new PictureRefusedError("malformed");
    }
    produced += length;
    if (previous > 0 && next < maxCodes) {
      lengths[next++] = previous + 1;
      bits = next === (1 << bits) - 1 && bits < maxBits ? bits + 1 : bits;
    }
    previous = length;
  }
  return ended(data, at, bits);
}

function codeAt(data: Uint8Array, bit: number, bits: number): number {
  const at = Math.floor(bit / 8);
  const value = (byteAt(data, at) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
  return (value >> (24 - (bit & 7) - bits)) & ((1 << bits) - 1);
}

/** The data before a bit, the end code there, and zeros up to the byte's end: as it is when it is so already. */
function ended(data: Uint8Array, bit: number, bits: number): Uint8Array {
  const from = Math.floor(bit / 8);
  const length = Math.floor((bit + bits + 7) / 8);
  const keep = bit % 8;
  const code = end << (24 - keep - bits);
  const tail = Uint8Array.from({ length: length - from }, (_, i) => code >> (16 - 8 * i));
  if (keep > 0) {
    tail[0] = byteAt(tail, 0) | (byteAt(data, from) & ~(0xff >> keep));
  }
  if (data.length >= length && tail.every((value, i) => value === data[from + i])) {
    return data.subarray(0, length);
  }
  const output = new Uint8Array(length);
  output.set(data.subarray(0, from));
  output.set(tail, from);
  return output;
}
