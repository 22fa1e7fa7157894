/** Pixels as a PNG that says what its numbers mean: the one way to have a browser convert them by any profile. */
import { store } from "../../../imaging/packing/zlib";
import { pngChunk } from "../../../imaging/png/png-chunk";
import { pngTypes } from "../../../imaging/png/png-types";
import { ascii, be32 } from "../../../imaging/reading/read";
import { asOwned } from "../clean";
import type { Colour, Decoded } from "./decoded";

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const eightBitsWithAlpha = [8, 6, 0, 0, 0];

/** W3C PNG. Stored, not packed: it is read once and forgotten. */
export function colouredPng({ width, height, pixels }: Omit<Decoded, "colour" | "unpacked">, colour: Colour): Blob {
  const row = 4 * width;
  const filtered = new Uint8Array((row + 1) * height);
  for (let y = 0; y < height; y++) filtered.set(pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  const chunks = [
    signature,
    pngChunk(pngTypes.header, Uint8Array.of(...be32(width), ...be32(height), ...eightBitsWithAlpha)),
    colourChunk(colour),
    pngChunk(pngTypes.data, store(filtered)),
    pngChunk(pngTypes.end, new Uint8Array(0)),
  ];
  return new Blob(chunks.map(asOwned), { type: "image/png" });
}

function colourChunk(colour: Colour): Uint8Array {
  if (!("profile" in colour))
    return pngChunk(pngTypes.codingPoints, Uint8Array.of(colour.primaries, colour.transfer, 0, 1));
  const packed = store(colour.profile);
  const data = new Uint8Array(5 + packed.length);
  data.set(ascii("icc\0\0"));
  data.set(packed, 5);
  return pngChunk(pngTypes.profile, data);
}
