import fc from "fast-check";
import { expect, test } from "vitest";
import { type Area, fitsInto } from "../../imaging/redacting";
import { changed, changedBar, editsOf, startFrom, undone, withBar, withoutBar } from "./draft";
import { between, corners, isAll, lineInTheMiddle, moved, resized } from "./geometry";
import { stampProblem, stampText } from "./stamp-text";

const size = { width: 300, height: 200 };
const all: Area = { x: 0, y: 0, ...size };
const one: Area = { x: 10, y: 20, width: 30, height: 40 };

test("however a pointer moves, an area stays a rectangle of whole pixels within the picture", () => {
  const sides = fc.integer({ min: 1, max: 30_000 });
  const far = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(sides, sides, far, far, far, far, fc.constantFrom(...corners), (width, height, a, b, c, d, corner) => {
      const within = { width, height };
      const drawn = between({ x: a, y: b }, { x: c, y: d }, within);
      for (const area of [drawn, moved(drawn, c, d, within), resized(drawn, corner, c, d, within)]) {
        expect(fitsInto(area, width, height)).toBe(true);
      }
      expect(fitsInto(lineInTheMiddle(drawn), width, height)).toBe(true);
    }),
  );
});

test("moving keeps the size, and resizing the other corner", () => {
  expect(moved(one, -99, 5, size)).toEqual({ ...one, x: 0, y: 25 });
  expect(resized(one, { x: -1, y: -1 }, 5, -30, size)).toEqual({ x: 15, y: 0, width: 25, height: 60 });
  expect(resized(one, { x: 1, y: 1 }, -999, 999, size)).toEqual({ x: 10, y: 20, width: 1, height: 180 });
  expect(between({ x: 3.2, y: 9.9 }, { x: 1.1, y: 9.95 }, size)).toEqual({ x: 1, y: 9, width: 3, height: 1 });
});

test("a drag is one step back, and so is what is typed in one go", () => {
  let history = startFrom(undefined, size);
  const added = withBar(history.now, one, "solid");
  history = changed(history, added.draft, "drag 1");
  for (let x = 0; x < 50; x++)
    history = changed(history, changedBar(history.now, added.id, { area: { ...one, x } }), "drag 1");
  history = changed(history, { ...history.now, stamp: "c" }, "stamp");
  history = changed(history, { ...history.now, stamp: "co" }, "stamp");
  expect(history.past).toHaveLength(2);
  history = undone(history);
  expect(history.now.stamp).toBe("");
  expect(history.now.bars[0]?.area.x).toBe(49);
  history = undone(undone(history));
  expect(history.now).toEqual({ bars: [], crop: all, stamp: "" });
});

test("a bar that is removed does not give its number to the next, and edits start again from what was applied", () => {
  const first = withBar(startFrom(undefined, size).now, one, "solid");
  const second = withBar(first.draft, one, "pixelated");
  const left = withoutBar(second.draft, first.id);
  expect(left.bars.map((bar) => bar.id)).toEqual([second.id]);
  const edits = editsOf({ ...left, crop: one }, "copy", size);
  expect(edits).toEqual({ bars: [{ area: one, fill: "pixelated" }], crop: one, stamp: "copy" });
  expect(startFrom(edits, size).now).toEqual({
    bars: [{ id: 0, area: one, fill: "pixelated" }],
    crop: one,
    stamp: "copy",
  });
  expect(editsOf(startFrom(undefined, size).now, "", size).crop).toBeUndefined();
  expect(isAll(one, size)).toBe(false);
});

test("a stamp says the same to everybody", () => {
  expect(stampText("copy for ACME, {date}", "2026-11-28")).toBe("copy for ACME, 2026-11-28");
  expect(stampProblem("for {recipient}")).toBe("stampPlaceholder");
  expect(stampProblem("{link}")).toBe("stampPlaceholder");
  expect(stampProblem("{nobody}")).toBe("stampPlaceholder");
  expect(stampProblem("x".repeat(201))).toBe("stampTooLong");
  expect(stampProblem(" \u202e ")).toBeUndefined();
  expect(stampText(" \u202e ", "2026-11-28")).toBe("");
});
