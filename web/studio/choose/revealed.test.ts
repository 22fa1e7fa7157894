import { expect, test } from "vitest";
import type { Inspected } from "../work/messages";
import { countRevealed, withGainMap } from "./revealed";

const picture: Inspected = {
  format: "jpeg",
  mediaType: "image/jpeg",
  width: 4,
  height: 3,
  length: 100,
  lengthWithGainMap: 140,
  bytesRemoved: 70,
  findings: [
    { kind: "device", label: "Camera", value: "X", embedded: undefined, mayShowMore: false },
    {
      kind: "depth-or-gain-map",
      label: "HDR gain map",
      value: "4 × 3, 50 bytes",
      embedded: undefined,
      mayShowMore: false,
    },
  ],
  thumbnail: new Blob(),
};

test("a gain map that is kept is not told as removed", () => {
  const kept = withGainMap(picture);
  expect(kept).toMatchObject({ length: 140, bytesRemoved: 30 });
  expect(countRevealed([picture, kept])).toEqual([
    { kind: "device", pictures: 2 },
    { kind: "depth-or-gain-map", pictures: 1 },
  ]);
});

test("one that can't be kept is", () => {
  const lost = { ...picture, lengthWithGainMap: undefined };
  expect(withGainMap(lost)).toBe(lost);
});
