import fc from "fast-check";
import { expect, test } from "vitest";
import { isPictureName } from "../../format/picture-name";
import { keptNames } from "./picture-names";

const kept = (...names: string[]) => keptNames(names.map((name) => ({ name, mediaType: "image/jpeg" })));

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\anna\\beach.jpg", "beach.jpg"],
  ["evil\u202egpj.exe", "evilgpj.exe"],
  ["line\nbreak.jpg", "linebreak.jpg"],
  ["..", "picture-001.jpg"],
  ["", "picture-001.jpg"],
  ["  .  ", "picture-001.jpg"],
  ["Straße \u{1f3d6}.jpg", "Straße \u{1f3d6}.jpg"],
])("%j is kept as %j", (name, expected) => {
  expect(kept(name)).toEqual([expected]);
});

test("a long name is cut before its extension, between characters", () => {
  const [name] = kept(`${"ä".repeat(300)}.jpeg`);
  expect(name).toBe(`${"ä".repeat(125)}.jpeg`);
});

test("names that only differ by case are told apart", () => {
  expect(kept("a.jpg", "A.JPG", "a.jpg")).toEqual(["a.jpg", "A (2).JPG", "a (3).jpg"]);
});

test("names are always valid in a manifest", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 270 }), { minLength: 1, maxLength: 6 }), (names) => {
      const result = kept(...names);
      expect(new Set(result.map((name) => name.toLowerCase())).size).toBe(names.length);
      for (const name of result) expect(isPictureName(name)).toBe(true);
    }),
  );
});
