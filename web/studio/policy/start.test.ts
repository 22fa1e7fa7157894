import { expect, test } from "vitest";
import { readStart, wireTime } from "./start";

const now = new Date(2026, 10, 23, 10, 0, 0);

test("a time ahead is read by the sender's own clock", () => {
  expect(readStart("2026-11-23T10:01", now)).toEqual({ ok: true, start: new Date(2026, 10, 23, 10, 1) });
  expect(readStart(" 2026-12-01 09:30:15 ", now)).toEqual({ ok: true, start: new Date(2026, 11, 1, 9, 30, 15) });
});

test.each([
  ["", "not-a-time"],
  ["tomorrow", "not-a-time"],
  ["2026-13-01T10:00", "not-a-time"],
  ["2026-11-23", "not-a-time"],
  ["2026-11-23T10:00", "past"],
  ["2020-01-01T00:00", "past"],
  ["2027-02-23T10:00", "too-late"],
])("%j is %s", (text, problem) => {
  expect(readStart(text, now)).toEqual({ ok: false, problem });
});

test("the wire has no parts of seconds", () => {
  expect(wireTime(new Date(Date.UTC(2026, 11, 1, 9, 0, 0, 5)))).toBe("2026-12-01T09:00:00Z");
});
