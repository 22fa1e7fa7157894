import fc from "fast-check";
import { expect, test } from "vitest";
import { safeName } from "./safe-name";

test.each([
  ["picture-001.jpg", "picture-001.jpg"],
  ["../../etc/passwd", "_.._etc_passwd"],
  ["con.png", "_con.png"],
  ["a\u202egnp.exe", "a_gnp.exe"],
  ["..", "_"],
  ["", "_"],
  ["ends in dots...", "ends in dots"],
  [`${"x".repeat(300)}.jpeg`, `${"x".repeat(120)}.jpeg`],
])("%j is saved as %j", (name, safe) => {
  expect(safeName(name)).toBe(safe);
});

test("no name leads anywhere", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
      const safe = safeName(name);
      expect(safe).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cs}]|^\.|^$/u);
      expect([...safe].length).toBeLessThanOrEqual(130);
    }),
  );
});
