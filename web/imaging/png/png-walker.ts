import { isOrientationTiff } from "../building/orientation-tiff";
import { profilePasses } from "../colour/profile-walker";
import { store, unpack } from "../packing/zlib";
import { pictureLimits } from "../picture-limits";
import { matches, slice, u32 } from "../reading/read";
import { pngColours } from "./png-header";
import { pngTypes } from "./png-types";

const overhead = 12;

const exactLengths: ReadonlyMap<number, number> = new Map([
  [pngTypes.header as number, 13],
  [pngTypes.gamma, 4],
  [pngTypes.codingPoints, 4],
  [pngTypes.chromaticities, 32],
  [pngTypes.srgb, 1],
  [pngTypes.mastering, 24],
  [pngTypes.lightLevel, 8],
  [pngTypes.animation, 8],
  [pngTypes.density, 9],
  [pngTypes.frameControl, 26],
  [pngTypes.end, 0],
]);

/** The strict reading of a cleaned PNG: only known chunks, each of its exact length, nothing behind the end. */
export function pngPasses(file: Uint8Array): boolean {
  const colourType = file[25] ?? 255;
  let at = 8;
  while (at <= file.length - overhead) {
    const length = u32(file, at);
    if (length > file.length - at - overhead) {
      return false;
    }
    const type = u32(file, at + 4);
    if (!isAllowed(type, slice(file, at + 8, length), colourType)) {
      return false;
    }
    at += overhead + length;
    if (type === pngTypes.end) {
      return at === file.length;
    }
  }
  return false;
}

function isAllowed(type: number, data: Uint8Array, colourType: number): boolean {
  switch (type) {
    case pngTypes.palette:
      return data.length > 0 && data.length <= 768 && data.length % 3 === 0 && colourType === pngColours.indexed;
    case pngTypes.transparency:
      return data.length <= (colourType === pngColours.indexed ? 256 : colourType === pngColours.rgb ? 6 : 2);
    case pngTypes.significantBits:
      return data.length >= 1 && data.length <= 4;
    case pngTypes.data:
      return true;
    case pngTypes.frameData:
      return data.length >= 4;
    case pngTypes.exif:
      return isOrientationTiff(data);
    case pngTypes.profile:
      return isProfile(data);
    default:
      return exactLengths.get(type) === data.length;
  }
}

function isProfile(data: Uint8Array): boolean {
  const packed = data.subarray(5);
  const profile = matches(data, 0, "icc\0\0") ? unpack(packed, pictureLimits.maxProfileBytes) : undefined;
  return profile !== undefined && profilePasses(profile) && store(profile).length === packed.length;
}
