import { expect, test } from "vitest";
import { placed, placeOf, sorted, stepped } from "./arrange";
import { type Chosen, noWords } from "./chosen-pictures";

const files = ["10.jpg", "2.jpg", "bad.txt", "1.jpg"].map(
  (name, at) => new File([], name, { lastModified: [3, 1, 2, 1][at] ?? 0 }),
);
const plain = (id: number, file: File) => ({ id, file, source: file, edits: undefined, words: noWords });
const all: Chosen[] = files.map((file, id) =>
  file.name === "bad.txt"
    ? { ...plain(id, file), state: "refused", refusal: { problem: "notAPicture", formatName: undefined } }
    : { ...plain(id, file), state: "waiting" },
);
const names = (list: readonly Chosen[]) => list.map(({ file }) => file.name.split(".")[0]).join(" ");

test("a picture is put in front of another, or behind all", () => {
  expect(names(placed(all, 3, 0))).toBe("1 10 2 bad");
  expect(names(placed(all, 0, undefined))).toBe("2 bad 1 10");
  expect(placed(all, 0, 0)).toBe(all);
  expect(placed(all, 9, 0)).toBe(all);
  expect(placed(all, 0, 9)).toBe(all);
});

test("a step leads past what is not shown, and not beyond the ends", () => {
  expect(names(stepped(all, 1, 1))).toBe("10 bad 1 2");
  expect(names(stepped(all, 3, -1))).toBe("10 1 2 bad");
  expect(stepped(all, 0, -1)).toBe(all);
  expect(stepped(all, 3, 1)).toBe(all);
  expect(placeOf(stepped(all, 3, -1), 3)).toBe(2);
});

test("sorted as people count, or by time, and stable", () => {
  expect(names(sorted(all, "name"))).toBe("1 2 10 bad");
  expect(names(sorted(all, "time"))).toBe("2 1 bad 10");
});
