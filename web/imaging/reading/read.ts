/** Numbers out of bytes. Reading beyond the end throws a RangeError, which the cleaners turn into "damaged". */
export function byteAt(bytes: Uint8Array, at: number): number {
  const value = bytes[at];
  if (value === undefined) {
    throw new RangeError("beyond the end");
  }
  return value;
}

export function u16(bytes: Uint8Array, at: number, bigEndian = true): number {
  const first = byteAt(bytes, at);
  const second = byteAt(bytes, at + 1);
  return bigEndian ? (first << 8) | second : (second << 8) | first;
}

export function u32(bytes: Uint8Array, at: number, bigEndian = true): number {
  const first = u16(bytes, at, bigEndian);
  const second = u16(bytes, at + 2, bigEndian);
  return bigEndian ? first * 65536 + second : second * 65536 + first;
}

/** The first `length` bytes from `at`; throws where a view would silently be shorter. */
export function slice(bytes: Uint8Array, at: number, length: number): Uint8Array {
  if (at < 0 || length < 0 || at + length > bytes.length) {
    throw new RangeError("beyond the end");
  }
  return bytes.subarray(at, at + length);
}

/** Characters of code 0..255 as bytes. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function matches(bytes: Uint8Array, at: number, wanted: string): boolean {
  if (at < 0 || at > bytes.length - wanted.length) {
    return false;
  }
  for (let i = 0; i < wanted.length; i++) {
    if (bytes[at + i] !== wanted.charCodeAt(i)) {
      return false;
    }
  }
  return true;
}

/** Where `wanted` first stands at or behind `from`, or -1. */
export function indexOf(bytes: Uint8Array, wanted: string, from = 0): number {
  const first = wanted.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (matches(bytes, at, wanted)) {
      return at;
    }
  }
  return -1;
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}

/** Four big-endian bytes. */
export function be32(value: number): number[] {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

/** Four little-endian bytes. */
export function le32(value: number): number[] {
  return be32(value).reverse();
}
