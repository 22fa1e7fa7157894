import fc from "fast-check";
import { expect, test } from "vitest";
import { presetLifetimes, protocolBounds, readLifetime, splitLifetime, startingLifetime } from "./lifetime";

test.each([
  ["5", "minutes", 300],
  [" 2 ", "hours", 7_200],
  ["1,5", "hours", 5_400],
  ["0.5", "days", 43_200],
  ["٧", "days", 604_800],
  ["۱۲", "hours", 43_200],
  ["90", "days", 7_776_000],
] as const)("%s %s is %d seconds", (text, unit, seconds) => {
  expect(readLifetime(text, unit, protocolBounds)).toEqual({ ok: true, seconds });
});

test.each([
  ["4", "minutes", "too-short"],
  ["0", "days", "too-short"],
  ["91", "days", "too-long"],
  ["999999999", "days", "too-long"],
  ["", "days", "not-a-number"],
  ["-1", "days", "not-a-number"],
  ["1e3", "hours", "not-a-number"],
  ["for ever", "days", "not-a-number"],
  ["9999999999", "days", "not-a-number"],
] as const)("%s %s is refused: %s", (text, unit, problem) => {
  expect(readLifetime(text, unit, protocolBounds)).toEqual({ ok: false, problem });
});

test("what is read never leaves the bounds", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom("minutes", "hours", "days"), (text, unit) => {
      const reading = readLifetime(text, unit, protocolBounds);
      return !reading.ok || (reading.seconds >= 300 && reading.seconds <= 7_776_000);
    }),
  );
});

test("splitting and reading again gives the same seconds", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 129_600 }), (minutes) => {
      const { amount, unit } = splitLifetime(minutes * 60);
      expect(readLifetime(String(amount), unit, protocolBounds)).toEqual({ ok: true, seconds: minutes * 60 });
    }),
  );
});

test("a server that allows a day offers no more than a day", () => {
  const day = { shortest: 300, longest: 86_400 };
  expect(presetLifetimes(day)).toEqual([300, 3_600, 86_400]);
  expect(startingLifetime(day)).toBe(86_400);
  expect(startingLifetime(protocolBounds)).toBe(604_800);
});
