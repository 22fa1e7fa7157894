import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type BlockCodes, cycleOf, passBlocks } from "./block-codes";
import { CodedBits, slack } from "./coded-bits";
import { HuffmanTable } from "./huffman-table";
import { findRuns, makeRuns } from "./known-runs";
import { SequentialWalk } from "./sequential-walk";
import { SplitWalk } from "./split-walk";

const beyond = Number.POSITIVE_INFINITY;

/** A table of 16 counts and some symbols. */
function table(counts: number[], symbols: number[]): HuffmanTable {
  const read = HuffmanTable.read(Uint8Array.from([...counts, ...new Array(16 - counts.length).fill(0), ...symbols]));
  if (read === undefined) throw new Error("no table");
  return read;
}

/** Every number of bits is a code here, so that noise can be walked for long; blocks are often full, others end soon. */
const full: BlockCodes = {
  dc: table([0, 4], [0, 1, 2, 3]),
  ac: table([0, 2, 3, 1, 2], [0x02, 0x01, 0x11, 0x00, 0x21, 0xf0, 0x03, 0x33]),
};
const short: BlockCodes = { dc: table([2], [2, 0]), ac: table([1, 1, 2], [0x00, 0x03, 0x12, 0x01]) };

/** Every number of bits is a code here too; many are longer than what is looked up at once, and DC coefficients seldom fit. */
const long: BlockCodes = {
  dc: table([1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 128], [4, 0, 2, 3, ...Array.from({ length: 128 }, (_, i) => i % 12)]),
  ac: table(
    [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 100, 56],
    [0x02, 0x00, 0x21, 0xf0, 0x13, ...Array.from({ length: 156 }, (_, i) => i)],
  ),
};

function plain(bits: CodedBits, unit: readonly BlockCodes[], units: number): number {
  let at = 0;
  for (let left = units; left > 0 && at >= 0 && at <= bits.end; left--) {
    at = passBlocks(bits, at, unit);
  }
  return at;
}

/** Beyond the end the blocks are missing, however far. */
function outcome(walked: number, end: number): number {
  return walked > end || -1 - walked > end ? beyond : walked;
}

function noise(length: number, seed: number, mask = 0xff): Uint8Array {
  const buffer = new Uint8Array(length + slack);
  for (let i = 0, state = seed | 1; i < length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    buffer[i] = state & mask;
  }
  return buffer;
}

const units = [
  [full],
  [short],
  [full, short],
  [short, full, full],
  [full, full, full, full, short, short],
  [long],
  [full, long, full, long],
];

const counts = [1, 3, 4, 5, 16];

test("noise is walked alike at several places at once and code by code", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...units),
      fc.integer({ min: 0, max: 150_000 }),
      fc.integer(),
      fc.double({ min: 0, max: 1.2, noNaN: true }),
      fc.constantFrom(0xff, 0x7f, 0x11, 0x55, 0x0f),
      (unit, length, seed, part, mask) => {
        const bits = new CodedBits(noise(length, seed, mask), length);
        const count = Math.floor((part * length) / (5 * unit.length));
        const walked = new SequentialWalk(unit).walk(bits, 0, count);
        expect(outcome(walked, bits.end)).toBe(outcome(plain(bits, unit, count), bits.end));
        if (length > 16_384) {
          const reached = new SplitWalk(unit).split(bits, count, counts[length % counts.length] ?? 1);
          expect(plain(bits, unit, reached.units)).toBe(reached.at);
          expect(reached.units).toBeLessThanOrEqual(count);
        }
      },
    ),
    { numRuns: 120 },
  );
});

test("nearly all of an interval is told in a hurry", () => {
  for (const unit of units) {
    const bits = new CodedBits(noise(200_000, 7), 200_000);
    for (const count of counts) {
      const reached = new SplitWalk(unit).split(bits, beyond, count);
      expect(reached.at).toBeGreaterThan(bits.end - 5000);
      expect(plain(bits, unit, reached.units)).toBe(reached.at);
    }
    expect(new SplitWalk(unit).advance(bits, beyond).at).toBeGreaterThan(bits.end - 5000);
  }
});

test("look-ups are shared by pictures with the same codes", () => {
  const copy = { dc: table([0, 4], [0, 1, 2, 3]), ac: full.ac };
  const other = { dc: table([0, 4], [0, 1, 2, 4]), ac: full.ac };
  const made = makeRuns([full, long]);
  expect(findRuns([copy, long])).toBe(made);
  expect(findRuns([other, long])).toBeUndefined();
  expect(cycleOf([full, copy, full])).toBe(1);
});
