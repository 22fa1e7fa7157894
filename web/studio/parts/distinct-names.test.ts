import { expect, test } from "vitest";
import { distinctNames } from "./distinct-names";

test("only names that several have are numbered, and never into another's", () => {
  expect(distinctNames(["Anna", "Ben", "Anna", undefined, "Anna (1)"])).toEqual([
    "Anna (2)",
    "Ben",
    "Anna (3)",
    undefined,
    "Anna (1)",
  ]);
});

test("twenty of one name have twenty names", () => {
  expect(new Set(distinctNames(new Array(20).fill("Anna"))).size).toBe(20);
});
