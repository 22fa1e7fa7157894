import { profilePasses } from "../colour/profile-walker";
import { byteAt, matches } from "../reading/read";
import { joinSubBlocks } from "./gif-reader";

/** The strict reading of a cleaned GIF: only frames, their controls, a loop count and a profile; nothing behind the trailer. */
export function gifPasses(file: Uint8Array): boolean {
  let at = 13 + tableLength(byteAt(file, 10));
  while (at < file.length) {
    const kind = byteAt(file, at);
    if (kind === 0x3b) {
      return at === file.length - 1;
    }
    if (kind === 0x2c) {
      at = skipSubBlocks(file, at + 11 + tableLength(byteAt(file, at + 9))).end;
    } else if (kind === 0x21 && isAllowed(file, at)) {
      at = skipSubBlocks(file, at + 2).end;
    } else {
      return false;
    }
  }
  return false;
}

function tableLength(packed: number): number {
  return (packed & 0x80) === 0 ? 0 : 3 << ((packed & 7) + 1);
}

/** Behind the sub-blocks at a position, and how much data they hold. */
function skipSubBlocks(file: Uint8Array, from: number): { readonly end: number; readonly total: number } {
  let at = from;
  let total = 0;
  for (let length = byteAt(file, at); length > 0; length = byteAt(file, at)) {
    total += length;
    at += 1 + length;
  }
  return { end: at + 1, total };
}

function isAllowed(file: Uint8Array, at: number): boolean {
  if (file[at + 1] === 0xf9) {
    return file[at + 2] === 4 && (byteAt(file, at + 3) & 0xe0) === 0 && file[at + 7] === 0;
  }
  if (file[at + 1] !== 0xff || file[at + 2] !== 11) {
    return false;
  }
  if (matches(file, at + 3, "NETSCAPE2.0") || matches(file, at + 3, "ANIMEXTS1.0")) {
    return file[at + 14] === 3 && file[at + 15] === 1 && file[at + 18] === 0;
  }
  const { total } = skipSubBlocks(file, at + 14);
  return matches(file, at + 3, "ICCRGBG1012") && profilePasses(joinSubBlocks(file, at + 14, total));
}
