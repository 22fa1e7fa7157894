import { byteAt } from "../reading/read";

const endOfBlock = 0x001001;
const endMask = 0xffffff;

/**
 * Ends Group 4 fax data at its end-of-block code (ITU-T T.6 section 2.4.1.1), which occurs nowhere in the picture itself.
 * @returns The data up to the byte in which the code ends; all of it when there is none.
 */
export function cutFax(data: Uint8Array): Uint8Array {
  let window = -1;
  for (let at = 0; at < data.length; at++) {
    window = (window << 8) | byteAt(data, at);
    for (let behind = 7; behind >= 0; behind--) {
      if (((window >>> behind) & endMask) === endOfBlock) {
        return ended(data.subarray(0, at + 1), behind);
      }
    }
  }
  return data;
}

function ended(data: Uint8Array, bitsBehind: number): Uint8Array {
  const at = data.length - 1;
  const last = byteAt(data, at) & (0xff << bitsBehind);
  if (last === data[at]) {
    return data;
  }
  const output = data.slice();
  output[at] = last;
  return output;
}
