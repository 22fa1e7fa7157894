/** Hexadecimal text behind the third line break, as ImageMagick writes it. */
export function decodeRawProfile(text: Uint8Array): Uint8Array {
  let at = 0;
  for (let line = 0; line < 3; line++) {
    const end = text.indexOf(0x0a, at);
    if (end < 0) {
      return new Uint8Array(0);
    }
    at = end + 1;
  }
  const bytes = new Uint8Array((text.length - at) >> 1);
  let count = 0;
  let high = -1;
  for (const c of text.subarray(at)) {
    const digit = hexDigit(c);
    if (digit < 0) {
      continue;
    }
    if (high < 0) {
      high = digit;
    } else {
      bytes[count++] = (high << 4) | digit;
      high = -1;
    }
  }
  return bytes.subarray(0, count);
}

/** The value of an ASCII hexadecimal digit, or -1. */
function hexDigit(c: number): number {
  if (c >= 0x30 && c <= 0x39) {
    return c - 0x30;
  }
  const letter = c | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
}
