import fc from "fast-check";
import { expect, test } from "vitest";
import { BoxShrinker, squareFor } from "./box-shrinker";

test("no side gets shorter than what is needed, and a picture of twice that is made smaller", () => {
  expect(squareFor(2047, 10, 2048)).toBe(1);
  expect(squareFor(4095, 10, 2048)).toBe(1);
  expect(squareFor(4096, 10, 2048)).toBe(2);
  expect(squareFor(6048, 8064, 2048)).toBe(3);
});

test("a square of one leaves every number as it is, save under full transparency", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      fc.infiniteStream(fc.nat(255)),
      (width, height, numbers) => {
        const shrinker = new BoxShrinker(width, height, 1);
        const rows = Array.from({ length: height }, () => Uint8Array.from([...numbers.take(4 * width)]));
        for (const row of rows) shrinker.add(row, 4);
        shrinker.end();
        const wanted = rows.flatMap((row) => [...row]).map((number, at, all) => (all[at | 3] === 0 ? 0 : number));
        expect([...shrinker.pixels]).toEqual(wanted);
      },
    ),
  );
});

test("squares are averaged, cut ones at the edges too", () => {
  const shrinker = new BoxShrinker(3, 3, 2);
  for (const row of [
    [0, 0, 0, 100, 0, 0, 9, 9, 9],
    [0, 0, 0, 100, 0, 0, 11, 11, 11],
    [8, 8, 8, 16, 16, 16, 200, 100, 50],
  ]) {
    shrinker.add(Uint8Array.from(row), 3);
  }
  shrinker.end();
  expect([shrinker.width, shrinker.height]).toEqual([2, 2]);
  expect([...shrinker.pixels]).toEqual([50, 0, 0, 255, 10, 10, 10, 255, 12, 12, 12, 255, 200, 100, 50, 255]);
});

test("what can't be seen gives no colour to what can", () => {
  const shrinker = new BoxShrinker(2, 1, 2);
  shrinker.add(Uint8Array.of(200, 100, 50, 255, 0, 255, 0, 0), 4);
  shrinker.end();
  expect([...shrinker.pixels]).toEqual([200, 100, 50, 128]);
});
