import { PictureRefusedError } from "../picture-refused-error";
import { byteAt } from "../reading/read";

const noOperation = 128;

/**
 * Ends PackBits data (TIFF 6.0 section 9) behind the last pixel.
 * @returns The data that gives exactly as many bytes, or all of it when it gives fewer.
 */
export function cutPackBits(data: Uint8Array, expected: number): Uint8Array {
  let produced = 0;
  let at = 0;
  while (at < data.length && produced < expected) {
    const head = byteAt(data, at);
    if (head === noOperation) {
      at++;
      continue;
    }
    const isLiteral = head < noOperation;
    const length = isLiteral ? head + 1 : 257 - head;
    const end = at + 1 + (isLiteral ? length : 1);
    if (end > data.length) {
      throw new PictureRefusedError("cutOff");
    }
    if (produced + length > expected) {
      return shortened(data, at, expected - produced);
    }
    produced += length;
    at = end;
  }
  return data.subarray(0, at);
}

/** The run at a position gives too much: it is made to give only so much. */
function shortened(data: Uint8Array, at: number, length: number): Uint8Array {
  const isLiteral = byteAt(data, at) < noOperation;
  const bytes = isLiteral ? length : 1;
  const output = data.slice(0, at + 1 + bytes);
  // A run of one has no code of its own but that of a literal.
  output[at] = isLiteral || length === 1 ? length - 1 : 257 - length;
  return output;
}
