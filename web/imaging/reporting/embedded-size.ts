import { byteAt, matches, u16, u32 } from "../reading/read";

const maxSegments = 1000;
const largest = 0x7fffffff;

export interface Size {
  readonly width: number;
  readonly height: number;
}

const unknown: Size = { width: 0, height: 0 };

/** How large an embedded picture is. It is as hostile as its file: what can't be told is zero. */
export function embeddedSize(picture: Uint8Array): Size {
  if (matches(picture, 0, "\xff\xd8")) {
    return jpegSize(picture);
  }
  return matches(picture, 12, "IHDR") && picture.length >= 24
    ? { width: Math.min(u32(picture, 16), largest), height: Math.min(u32(picture, 20), largest) }
    : unknown;
}

function jpegSize(picture: Uint8Array): Size {
  let at = 2;
  for (let n = 0; n < maxSegments && at + 9 <= picture.length && picture[at] === 0xff; n++) {
    const marker = byteAt(picture, at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: u16(picture, at + 7), height: u16(picture, at + 5) };
    }
    at += marker === 0xff ? 1 : 2 + u16(picture, at + 2);
  }
  return unknown;
}
