import { expect, test } from "vitest";
import { passwordProblem, passwordStrength } from "./password";

test.each([
  ["", "empty"],
  ["a", undefined],
  ["😀".repeat(1_024), undefined],
  ["😀".repeat(1_025), "too-long"],
  ["a\u0301".repeat(1_024), undefined],
  ["x".repeat(10_000), "too-long"],
  ["\ud800", "not-text"],
  [" ", undefined],
])("%j: %s", (password, problem) => {
  expect(passwordProblem(password)).toBe(problem);
});

test.each([
  ["1234", "guessable"],
  ["aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "guessable"],
  ["abcdefgh", "guessable"],
  ["1985", "guessable"],
  ["summer", "weak"],
  ["Kestrel7", "fair"],
  ["four plain words here", "strong"],
  ["q7#Zr!p2Vx0m", "strong"],
])("%j is %s", (password, strength) => {
  expect(passwordStrength(password)).toBe(strength);
});

test("the same password, however it is encoded, is equally strong", () => {
  expect(passwordStrength("Ga\u0308nsebraten")).toBe(passwordStrength("G\u00e4nsebraten"));
});
