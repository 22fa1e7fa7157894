/**
 * The zero that stands behind each 0xFF of coded data (ITU-T T.81 B.1.1.5). One byte in sixty or so is such an 0xFF: to call a
 * search for each would take longer than all the rest, so these loops look at four bytes at once and go on by themselves.
 */

/** Where the first 0xFF from a position on stands that has no zero behind it; -1 when there is none. */
export function findCode(data: Uint8Array, from: number): number {
  const words = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const lastWord = data.length - 4;
  let at = from;
  while (at <= lastWord) {
    const marks = marksOf(words.getInt32(at, true));
    if (marks === 0) {
      at += 4;
      continue;
    }
    at += firstOf(marks);
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

/**
 * Copies coded data in which every 0xFF has its zero, without the zeros.
 * @param data Where it stands.
 * @param from Its first byte.
 * @param to Behind its last byte.
 * @param output Where to write; up to three bytes behind what is written may change.
 * @param start The first byte to write.
 * @returns Behind the last byte that was written.
 */
export function removeStuffing(data: Uint8Array, from: number, to: number, output: Uint8Array, start: number): number {
  const words = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const written = new DataView(output.buffer, output.byteOffset, output.byteLength);
  let at = from;
  let behind = start;
  while (at <= to - 4) {
    const word = words.getInt32(at, true);
    const marks = marksOf(word);
    written.setInt32(behind, word, true);
    if (marks === 0) {
      at += 4;
      behind += 4;
    } else {
      const plain = firstOf(marks);
      at += plain + 2;
      behind += plain + 1;
    }
  }
  for (; at < to; at++) {
    const value = data[at] ?? 0;
    output[behind++] = value;
    at += value === 0xff ? 1 : 0;
  }
  return behind;
}

/** Not zero when one of four bytes is 0xFF; its lowest bit is in the lowest of those. */
function marksOf(word: number): number {
  return (~word - 0x01010101) & word & 0x80808080;
}

/** The number of the byte that the lowest bit is in. */
function firstOf(marks: number): number {
  return (31 - Math.clz32(marks ^ (marks - 1))) >> 3;
}
