import { PictureRefusedError } from "../picture-refused-error";
import { byteAt } from "../reading/read";
import type { Av1Cut } from "./av1-units";
import { boxHead } from "./box";

const head = boxHead + 1;

/**
 * The lengths of an AV1 picture's layers (`a1lx`, AV1 in image files, section 2.3.2.3). Where something was left out of a
 * layer, its length shrinks.
 * @param box The property as it is written.
 * @param cuts What was left out, ascending.
 */
export function shrinkLayers(box: Uint8Array, cuts: readonly Av1Cut[]): Uint8Array {
  const bytes = box[boxHead] === 1 ? 4 : 2;
  const shrunk = box.slice();
  let start = 0;
  for (let at = head; at < box.length; at += bytes) {
    const length = get(box, at, bytes);
    let less = length;
    for (const cut of cuts) {
      less -= cut.at >= start && cut.at < start + length ? cut.length : 0;
    }
    if (less < 0) {
      throw new PictureRefusedError("malformed");
    }
    put(shrunk, at, bytes, less);
    start += length;
  }
  return shrunk;
}

function get(box: Uint8Array, at: number, bytes: number): number {
  let value = 0;
  for (let i = 0; i < bytes; i++) {
    value = value * 256 + byteAt(box, at + i);
  }
  return value;
}

function put(box: Uint8Array, at: number, bytes: number, value: number): void {
  for (let i = 0; i < bytes; i++) {
    box[at + i] = value >>> (8 * (bytes - 1 - i));
  }
}
