import { expect, test } from "vitest";
import { clockText, spokenText } from "./time-left";

test.each([
  [0, "0:00"],
  [-5, "0:00"],
  [0.2, "0:01"],
  [27, "0:27"],
  [189, "3:09"],
  [3_600, "1:00:00"],
  [86_399, "23:59:59"],
  [86_400, "1 day 00:00:00"],
  [2 * 86_400 + 11_565, "2 days 03:12:45"],
])("%d seconds are %s", (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
});

test.each([
  [1, "1 second"],
  [90, "90 seconds"],
  [180, "3 minutes"],
  [86_400, "24 hours"],
  [259_200, "3 days"],
])("%d seconds are said as %s", (seconds, text) => {
  expect(spokenText(seconds)).toBe(text);
});
