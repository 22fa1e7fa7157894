import { expect, test } from "vitest";
import { readRecipients } from "./recipients";

function read(text: string) {
  const reading = readRecipients(text, 500);
  if (!reading.ok) return reading.problem;
  return reading.names.map((name, place) => (reading.mails[place] ? [name, reading.mails[place]] : name));
}

test.each<[string, unknown]>([
  ["Anna\nBen", ["Anna", "Ben"]],
  ["Anna, Ben; Carla\r\n\r\n", ["Anna", "Ben", "Carla"]],
  ["- Anna\n• Ben\n3) Carla", ["Anna", "Ben", "Carla"]],
  ["آنا، بن", ["آنا", "بن"]],
  ["Anna\nAnna", ["Anna", "Anna"]],
  ["Jean-Luc\tP.", ["Jean-Luc P."]],
  ["-Anna", ["-Anna"]],
  ["Anna <anna@example.org>", [["Anna", "anna@example.org"]]],
  [
    '"Berg, Anna" <anna@example.org>, Ben <mailto:ben@example.org>',
    [
      ["Berg, Anna", "anna@example.org"],
      ["Ben", "ben@example.org"],
    ],
  ],
  ['"a \\"b\\"" <a@example.org>', [['a "b"', "a@example.org"]]],
  ["Anna Berg\tanna@example.org", [["Anna Berg", "anna@example.org"]]],
  ["anna.berg@example.org", [["anna.berg", "anna.berg@example.org"]]],
  ["<anna@example.org>", [["anna", "anna@example.org"]]],
  ['5" screen, Ben', ['5" screen', "Ben"]],
  ['"never closed, Ben', ['"never closed', "Ben"]],
  ["Anna <3", ["Anna <3"]],
  ["<img src=x onerror=alert(1)>", ["<img src=x onerror=alert(1)>"]],
  ["Anna <a@b@c>", ["Anna <a@b@c>"]],
  ["👩‍👩‍👧 Berg", ["👩‍👩‍👧 Berg"]],
  ["\u202eAnna\u2066", ["Anna"]],
  ["\ud800x", ["x"]],
])("%j is %j", (text, names) => {
  expect(read(text)).toEqual(names);
});

test("none, too many and too long are told apart", () => {
  expect(readRecipients(" \n , ", 5)).toEqual({ ok: false, problem: "none" });
  expect(readRecipients("a\nb\nc", 2)).toEqual({ ok: false, problem: "too-many" });
  const long = "ä".repeat(201);
  expect(readRecipients(`ok\n${long}`, 5)).toEqual({ ok: false, problem: "too-long", name: long });
});

test("a hundred thousand characters of anything are read in no time", () => {
  for (const piece of [" ", "<", ">", '"', "\\", "@", "a ", "- "]) {
    const began = performance.now();
    readRecipients(piece.repeat(100_000), 500);
    expect(performance.now() - began).toBeLessThan(1_000);
  }
});
