/**
 * The zero that stands behind each 0xFF of coded data (ITU-T T.81 B.1.1.5). One byte in sixty or so is such an 0xFF: to call a
 * search for each would take longer than all the rest, so these loops look at four or eight bytes at once and go on by themselves.
 */

/** Where the first 0xFF from a position on stands that has no zero behind it; -1 when there is none. */
export function findCode(data: Uint8Array, from: number): number {
  const words = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const last = data.length - 9;
  let at = from;
  while (at <= last) {
    const one = marksOf(words.getInt32(at, true));
    const other = marksOf(words.getInt32(at + 4, true));
    if ((one | other) === 0) {
      at += 8;
      continue;
    }
    at += one === 0 ? 4 + firstOf(other) : firstOf(one);
    if (data[at + 1] !== 0) {
      return at;
    }
    at += 2;
  }
  for (; at < data.length; at++) {
    if (data[at] === 0xff && data[at + 1] !== 0) {
      return at;
    }
  }
  return -1;
}

/** How far coded data was read, and how far it was written. */
export interface Unstuffed {
  readonly read: number;
  readonly written: number;
}

/**
 * Copies coded data up to the first 0xFF that has no zero behind it, or to the end, without those zeros.
 * @param data Where it stands.
 * @param from Its first byte.
 * @param output Where to write; up to three bytes behind what is written may change.
 * @param start The first byte to write.
 */
export function removeStuffing(data: Uint8Array, from: number, output: Uint8Array, start: number): Unstuffed {
  const words = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const copies = new DataView(output.buffer, output.byteOffset, output.byteLength);
  const last = data.length - 5;
  let read = from;
  let written = start;
  while (read <= last) {
    const word = words.getInt32(read, true);
    const marks = marksOf(word);
    copies.setInt32(written, word, true);
    if (marks === 0) {
      read += 4;
      written += 4;
      continue;
    }
    const plain = firstOf(marks);
    if (data[read + plain + 1] !== 0) {
      return { read: read + plain, written: written + plain };
    }
    read += plain + 2;
    written += plain + 1;
  }
  while (read < data.length && !(data[read] === 0xff && data[read + 1] !== 0)) {
    const value = data[read] ?? 0;
    output[written++] = value;
    read += value === 0xff ? 2 : 1;
  }
  return { read, written };
}

/** Not zero when one of four bytes is 0xFF; its lowest bit is in the lowest of those. */
function marksOf(word: number): number {
  return (~word - 0x01010101) & word & 0x80808080;
}

/** The number of the byte that the lowest bit is in. */
function firstOf(marks: number): number {
  return (31 - Math.clz32(marks ^ (marks - 1))) >> 3;
}
