import { expect, test } from "vitest";
import { extensions } from "../../../format/media-types";
import { decoderFor } from "./choose-decoder";

test("what telephones take goes to the small decoder, what else a browser may not know to the large one", () => {
  const chosen = [...extensions.keys()].map((mediaType) => [mediaType, decoderFor(mediaType)]);
  expect(Object.fromEntries(chosen)).toEqual({
    "image/jpeg": "magick",
    "image/png": undefined,
    "image/webp": undefined,
    "image/gif": undefined,
    "image/avif": "magick",
    "image/heic": "heif",
    "image/tiff": "magick",
  });
});

test("no decoder is loaded for a file of no known kind, such as a picture found inside another", () => {
  expect(decoderFor("")).toBeUndefined();
  expect(decoderFor("image/svg+xml")).toBeUndefined();
});
