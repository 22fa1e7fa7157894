import { expect, test } from "vitest";
import type { ManifestPicture } from "../../format/manifest-picture";
import type { Savable } from "../session";
import { deliveredIn } from "./delivered";

const picture = (preview: number, original?: number) =>
  ({
    preview: { blob: preview },
    original: original === undefined ? undefined : { blob: original },
  }) as ManifestPicture;

const pictures = [picture(2, 3), picture(4, 5), picture(62, 63), picture(8)];

test.each<[string | null, number[]]>([
  [null, []],
  ["", []],
  ["DA", [0]],
  ["PA", [0, 1]],
  ["AAAAAAAAAMA", [2]],
  // Not base64url, and shorter or longer than the list.
  ["!!!", []],
  ["_____________________w", [0, 1, 2]],
])("bits %s are pictures %j", (bits, wanted) => {
  expect([...deliveredIn(bits, pictures)].map((each) => (pictures as Savable[]).indexOf(each))).toEqual(wanted);
});
