import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteProgress } from "./byte-progress";

test("a steady line gives its rate and the time that is left", () => {
  const progress = new ByteProgress();
  progress.expect(0, 10_000_000);
  for (let second = 0; second <= 4; second++) progress.sent(1_000_000, second * 1_000);
  expect(progress.now(4_000)).toEqual({ done: 5_000_000, total: 10_000_000, rate: 1_000_000, secondsLeft: 5 });
});

test("nothing is claimed before there is something to measure", () => {
  const progress = new ByteProgress();
  progress.expect(0, 100);
  expect(progress.now(0)).toEqual({ done: 0, total: 100, rate: undefined, secondsLeft: undefined });
  progress.sent(50, 10);
  expect(progress.now(20).rate).toBeUndefined();
});

test("an estimate is replaced by the true size", () => {
  const progress = new ByteProgress();
  progress.expect(0, 400);
  progress.expect(1, 400);
  progress.expect(0, 250);
  expect(progress.now(0).total).toBe(650);
});

test("the pace is that of the last seconds, not of an hour ago", () => {
  const progress = new ByteProgress();
  progress.expect(0, 1_000_000);
  for (let second = 0; second < 100; second++) progress.sent(10, second * 1_000);
  for (let second = 100; second < 130; second++) progress.sent(1_000, second * 1_000);
  expect(progress.now(129_000).rate).toBeCloseTo(1_000, -1);
});

test("done never passes the total, and numbers stay numbers", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(5_000), fc.nat(900))), (events) => {
      const progress = new ByteProgress();
      let time = 0;
      for (const [piece, bytes, wait] of events) {
        time += wait;
        progress.expect(piece, bytes);
        progress.sent(bytes >> 1, time);
        const now = progress.now(time);
        expect(now.done).toBeLessThanOrEqual(now.total);
        expect(now.rate === undefined || Number.isFinite(now.rate)).toBe(true);
        expect(now.secondsLeft === undefined || now.secondsLeft >= 0).toBe(true);
      }
    }),
  );
});
