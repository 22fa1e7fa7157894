import type { ReportBuilder } from "./report-builder";

/* Pictures that XMP holds as base64 (RFC 4648 section 4): Adobe's thumbnails, Google's picture before it was blurred. */

export function isXmpPicture(name: string): boolean {
  return name.endsWith("GImg:image") || name === "GImage:Data" || name === "GDepth:Data";
}

export function reportXmpPicture(name: string, base64: string, report: ReportBuilder): void {
  const picture = decode(base64);
  if (name === "GDepth:Data") {
    report.addPicture("depth-or-gain-map", "Depth map", picture);
  } else {
    report.addPicture("thumbnail", "Picture in the metadata", picture);
  }
}

/** Characters that are no base64 are passed over, as line breaks stand between them. */
function decode(base64: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor(base64.length / 4) * 3);
  let count = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < base64.length; at++) {
    const value = sixBits(base64.charCodeAt(at));
    if (value < 0) {
      continue;
    }
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8 && count < bytes.length) {
      bits -= 8;
      bytes[count++] = held >> bits;
    }
  }
  return bytes.subarray(0, count);
}

function sixBits(c: number): number {
  if (c >= 0x41 && c <= 0x5a) {
    return c - 0x41;
  }
  if (c >= 0x61 && c <= 0x7a) {
    return c - 0x61 + 26;
  }
  if (c >= 0x30 && c <= 0x39) {
    return c - 0x30 + 52;
  }
  return c === 0x2b ? 62 : c === 0x2f ? 63 : -1;
}
