import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findCode, removeStuffing } from "./stuffing";

/** Mostly bytes that mean something. */
const coded = fc
  .uint8Array({ maxLength: 60 })
  .map((bytes) => bytes.map((value) => (value < 60 ? 0xff : value < 150 ? 0 : value)));

/** Byte by byte, as the standard has it. */
function plain(data: Uint8Array, from: number): { read: number; bytes: number[] } {
  const bytes: number[] = [];
  let read = from;
  while (read < data.length && !(data[read] === 0xff && data[read + 1] !== 0)) {
    const value = data[read] ?? 0;
    bytes.push(value);
    read += value === 0xff ? 2 : 1;
  }
  return { read, bytes };
}

test("codes are found, and stuffed zeros removed, as byte by byte", () => {
  fc.assert(
    fc.property(coded, fc.nat(5), fc.nat(5), (data, from, start) => {
      const output = new Uint8Array(data.length + start + 8);
      const { read, bytes } = plain(data, from);
      const unstuffed = removeStuffing(data, from, output, start);
      expect(unstuffed).toEqual({ read: Math.max(read, from), written: start + bytes.length });
      expect([...output.subarray(start, unstuffed.written)]).toEqual(bytes);
      expect(findCode(data, from)).toBe(read < data.length ? read : -1);
    }),
    { numRuns: 3000 },
  );
});
