import { expect, test } from "vitest";
import { readRecipients } from "./recipients";

test.each([
  ["Anna\nBen", ["Anna", "Ben"]],
  ["Anna, Ben; Carla\r\n\r\n", ["Anna", "Ben", "Carla"]],
  ["- Anna\n• Ben", ["Anna", "Ben"]],
  ["آنا، بن", ["آنا", "بن"]],
  ["Anna\nAnna", ["Anna", "Anna"]],
  ["Jean-Luc\tP.", ["Jean-Luc P."]],
  ["-Anna", ["-Anna"]],
])("%j is %j", (text, names) => {
  expect(readRecipients(text, 500)).toEqual({ ok: true, names });
});

test("none, too many and too long are told apart", () => {
  expect(readRecipients(" \n , ", 5)).toEqual({ ok: false, problem: "none" });
  expect(readRecipients("a\nb\nc", 2)).toEqual({ ok: false, problem: "too-many" });
  const long = "ä".repeat(201);
  expect(readRecipients(`ok\n${long}`, 5)).toEqual({ ok: false, problem: "too-long", name: long });
});
