import { expect, test } from "vitest";
import { groundFor } from "./logo-ground";

const points = (...all: [number, number, number, number][]) => new Uint8ClampedArray(all.flat());

test("a logo gets the ground that it can be seen on", () => {
  const clear: [number, number, number, number] = [0, 0, 0, 0];
  expect(groundFor(points([0, 0, 0, 255], clear))).toBe("light");
  expect(groundFor(points([255, 255, 255, 255], clear))).toBe("dark");
  expect(groundFor(points([255, 220, 0, 255], clear, clear))).toBe("dark");
  expect(groundFor(points([0, 60, 160, 200], clear, clear))).toBe("light");
  expect(groundFor(points([0, 60, 160, 255], [255, 255, 255, 255]))).toBe("none");
  expect(groundFor(points(clear))).toBe("light");
});
