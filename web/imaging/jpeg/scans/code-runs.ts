import type { BlockCodes } from "./block-codes";

/** Twelve bits hold two or three codes; the tables of a picture still fit into a core's second cache. */
export const windowBits = 12;

/** No entry passes more bits, so that the next ones are looked up in the same 32. */
export const maxBits = 19;

/** What has the codes for more different blocks is no picture of a camera's. */
export const maxBlocks = 12;

/** More coefficients than a block has: then the slow way looks. */
const none = 127;

/**
 * For each block of a unit, what the next `windowBits` bits make of it: one look-up passes several whole codes. An entry is a
 * run of AC codes with the bits behind them; or such a run up to an end of block, and the next block's DC coefficient too.
 *
 * From the low end, 6 bits: how many bits it passes; 1: whether a block ends; from bit 16 on which block comes next; 8 from the
 * top: how many coefficients it passes, `none` when no run is this short.
 * @param blocks The tables of each block of a unit.
 * @returns For each block one entry for each number of `windowBits` bits.
 */
export function codeRuns(blocks: readonly BlockCodes[]): Uint32Array {
  const entries = new Uint32Array(blocks.length << windowBits);
  blocks.forEach((codes, block) => {
    const next = (block + 1) % blocks.length;
    const following = blocks[next] ?? codes;
    for (let window = 0; window < 1 << windowBits; window++) {
      entries[(block << windowBits) | window] = entryOf(window << (32 - windowBits), block, next, codes, following);
    }
  });
  return entries;
}

function entryOf(bits: number, block: number, next: number, { ac }: BlockCodes, { dc }: BlockCodes): number {
  let used = 0;
  let passed = 0;
  while (used < windowBits) {
    const code = ac.find((bits << used) >>> 16);
    const end = used + (code >> 8);
    const run = (code >> 4) & 15;
    const size = code & 15;
    if (code === 0 || end > windowBits) {
      break;
    }
    if (size === 0 && run < 15) {
      const dcCode = dc.find((bits << end) >>> 16);
      const behind = end + (dcCode >> 8) + (dcCode & 255);
      if (dcCode === 0 || end + (dcCode >> 8) > windowBits || behind > maxBits) {
        break;
      }
      return behind | (1 << 6) | (next << 16) | (passed << 24);
    }
    if (end + size > maxBits || passed + run + 1 > 63) {
      break;
    }
    used = end + size;
    passed += run + 1;
  }
  return used === 0 ? none << 24 : used | (block << 16) | (passed << 24);
}
