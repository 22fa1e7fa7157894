import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanCaption, cleanLine, isLonger } from "./written";

test("what is written keeps its script, its emoji and its markup, and loses what steers", () => {
  expect(cleanLine(" a\u0000b\u202e\r\nc\u2067 ")).toBe("a b c");
  expect(cleanLine("<b>می\u200cخواهم</b> 👨\u200d👩\u200d👧")).toBe("<b>می\u200cخواهم</b> 👨\u200d👩\u200d👧");
  expect(cleanCaption("one\r\ntwo\u2028three\tfour\u001b\ud800\n")).toBe("one\ntwo\nthree four");
  expect(cleanLine("\u202e\u0000 ")).toBe("");
});

test("lengths are counted in characters, also of texts without end", () => {
  expect(isLonger("😀".repeat(200), 200)).toBe(false);
  expect(isLonger("😀".repeat(201), 200)).toBe(true);
  expect(isLonger("a".repeat(100_000), 2_000)).toBe(true);
});

test("whatever is typed, what is left is fit for a manifest", () => {
  const refused = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u;
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(refused.test(cleanLine(text))).toBe(false);
      expect(refused.test(cleanCaption(text).replaceAll("\n", ""))).toBe(false);
    }),
  );
});
