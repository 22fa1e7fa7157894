const maxCodes = 4096;
const maxBits = 12;
const longestString = 65535;

/**
 * Follows a GIF's LZW codes without unpacking them (GIF89a appendix F): only how long each code's string is needs to be
 * known. Tells where the picture's data ends, so that nothing can stand behind it.
 * @returns The data up to the code that ends it. When there is none behind the last pixel, one is written in the place of
 * the code that follows. Data that gives fewer pixels than the frame has is kept whole, as decoders show it.
 */
export function cutLzw(data: Uint8Array, minimumBits: number, pixels: number): Uint8Array {
  const clear = 1 << minimumBits;
  const end = clear + 1;
  const lengths = new Uint16Array(maxCodes);
  const available = data.length * 8;
  let bits = minimumBits + 1;
  let next = end + 1;
  let previous = 0;
  let produced = 0;
  let at = 0;
  while (at + bits <= available) {
    const code = codeAt(data, at, bits);
    if (code === end || produced >= pixels) {
      return ended(data, at, bits, end);
    }
    at += bits;
    if (code === clear) {
      bits = minimumBits + 1;
      next = end + 1;
      previous = 0;
      continue;
    }
    const length = code < clear ? 1 : code < next ? (lengths[code] ?? 0) : previous + 1;
    produced += length;
    if (previous > 0 && next < maxCodes) {
      lengths[next++] = Math.min(previous + 1, longestString);
      bits = next === 1 << bits && bits < maxBits ? bits + 1 : bits;
    }
    previous = Math.min(length, longestString - 1);
  }
  return data;
}

/** Bit positions may be beyond 32 bits; their low three are right in bit operations all the same. */
function codeAt(data: Uint8Array, bit: number, bits: number): number {
  const shift = bit & 7;
  const at = (bit - shift) / 8;
  const value = (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16);
  return (value >> shift) & ((1 << bits) - 1);
}

/** The data before a bit, the end code there, and zeros up to the byte's end. */
function ended(data: Uint8Array, bit: number, bits: number, end: number): Uint8Array {
  const cut = data.slice(0, Math.ceil((bit + bits) / 8));
  for (let i = bit; i < cut.length * 8; i++) {
    const at = Math.floor(i / 8);
    const isSet = i - bit < bits && ((end >> (i - bit)) & 1) === 1;
    const mask = 1 << (i % 8);
    const value = cut[at] ?? 0;
    cut[at] = isSet ? value | mask : value & ~mask;
  }
  return cut;
}
