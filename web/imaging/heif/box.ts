import { pictureLimits } from "../picture-limits";
import { PictureRefusedError } from "../picture-refused-error";
import { byteAt, u32 } from "../reading/read";

export const boxHead = 8;
const largeHead = 16;

/** What no file can be long; numbers of every language hold it. */
export const beyondAnyFile = 2 ** 53;

/** One box (ISO/IEC 14496-12 section 4.2): length(4) ‖ type(4) ‖ body, or with a length of 8 bytes behind the type. */
export interface Box {
  /** The four characters, one for each byte. */
  readonly type: string;
  /** Where its head begins in the file. */
  readonly start: number;
  /** Where its body begins. */
  readonly body: number;
  /** Where it ends. */
  readonly end: number;
}

export function bodyLength(box: Box): number {
  return box.end - box.body;
}

/** Whether the box has a length of four bytes. */
export function hasShortHead(box: Box): boolean {
  return box.body - box.start === boxHead;
}

/**
 * The boxes of a stretch of the file; where one doesn't fit, reading stops, and `rest` says where.
 * @throws PictureRefusedError Too many boxes.
 */
export function readBoxes(
  file: Uint8Array,
  start: number,
  end: number,
): { readonly boxes: Box[]; readonly rest: number } {
  const boxes: Box[] = [];
  let at = start;
  while (at <= end - boxHead) {
    let head = boxHead;
    let size = u32(file, at);
    if (size === 1 && at <= end - largeHead) {
      head = largeHead;
      size = large(file, at + boxHead);
    } else if (size === 0) {
      size = end - at;
    }
    if (size < head || size > end - at) {
      break;
    }
    if (boxes.length === pictureLimits.maxParts) {
      throw new PictureRefusedError("malformed");
    }
    boxes.push({ type: typeAt(file, at + 4), start: at, body: at + head, end: at + size });
    at += size;
  }
  return { boxes, rest: at };
}

/** Four bytes as characters. */
export function typeAt(file: Uint8Array, at: number): string {
  return String.fromCharCode(byteAt(file, at), byteAt(file, at + 1), byteAt(file, at + 2), byteAt(file, at + 3));
}

/** Eight bytes as a number; what no file can be long is told as 2^53. */
export function large(file: Uint8Array, at: number): number {
  const high = u32(file, at);
  const low = u32(file, at + 4);
  return high >= 2 ** 21 ? beyondAnyFile : high * 2 ** 32 + low;
}
