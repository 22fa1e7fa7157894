import { expect, test } from "vitest";
import { cleanPicture } from "../../../imaging/clean-picture";
import { cleanProfile } from "../../../imaging/colour/profile-cleaner";
import { unpack } from "../../../imaging/packing/zlib";
import { indexOf, u32 } from "../../../imaging/reading/read";
import { ReportBuilder } from "../../../imaging/reporting/report-builder";
import { colouredPng } from "./coloured-png";
import { srgbProfile } from "./srgb-profile";

const pixels = Uint8ClampedArray.of(1, 2, 3, 255, 4, 5, 6, 128);

function dataOf(png: Uint8Array, type: string): Uint8Array {
  const at = indexOf(png, type);
  return png.subarray(at + 4, at + 4 + u32(png, at - 4));
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

test("a PNG holds the pixels as they are, and their profile", async () => {
  const png = await bytesOf(colouredPng({ width: 2, height: 1, pixels }, { profile: srgbProfile() }));
  expect(unpack(dataOf(png, "IDAT"), 100)).toEqual(Uint8Array.of(0, ...pixels));
  expect(unpack(dataOf(png, "iCCP").subarray(5), 1000)).toEqual(srgbProfile());
  expect(await cleanPicture(png)).toMatchObject({ width: 2, height: 1 });
});

test("code points stand in a chunk of their own, full range and RGB", async () => {
  const png = await bytesOf(colouredPng({ width: 1, height: 2, pixels }, { primaries: 9, transfer: 18 }));
  expect(dataOf(png, "cICP")).toEqual(Uint8Array.of(9, 18, 0, 1));
  expect(unpack(dataOf(png, "IDAT"), 100)).toEqual(Uint8Array.of(0, ...pixels.slice(0, 4), 0, ...pixels.slice(4)));
});

test("our profile of sRGB is a valid one that says nothing more than colours", () => {
  const report = new ReportBuilder();
  const cleaned = cleanProfile(srgbProfile(), report);
  for (const tag of ["rXYZ", "gXYZ", "bXYZ", "wtpt", "rTRC", "gTRC", "bTRC"]) {
    expect(indexOf(cleaned, tag), tag).toBeGreaterThan(0);
  }
});
