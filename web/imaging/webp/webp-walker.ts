import { isOrientationTiff } from "../building/orientation-tiff";
import { profilePasses } from "../colour/profile-walker";
import { byteAt, matches, slice, u32 } from "../reading/read";
import { webpTypes } from "./webp-chunk";

/** The strict reading of a cleaned WebP: sizes that add up, known chunks only, pad bytes of zero. */
export function webpPasses(file: Uint8Array): boolean {
  return file.length >= 12 && u32(file, 4, false) === file.length - 8 && chunksPass(file.subarray(12), isAllowed);
}

function chunksPass(stretch: Uint8Array, isKnown: (type: number, data: Uint8Array) => boolean): boolean {
  let at = 0;
  while (at < stretch.length) {
    if (at > stretch.length - 8) {
      return false;
    }
    const length = u32(stretch, at + 4, false);
    const padded = length + (length & 1);
    if (padded > stretch.length - at - 8 || (padded > length && stretch[at + 8 + length] !== 0)) {
      return false;
    }
    if (!isKnown(u32(stretch, at), slice(stretch, at + 8, length))) {
      return false;
    }
    at += 8 + padded;
  }
  return at === stretch.length;
}

function isPicture(type: number): boolean {
  return type === webpTypes.alpha || type === webpTypes.lossy || type === webpTypes.lossless;
}

function isAllowed(type: number, data: Uint8Array): boolean {
  switch (type) {
    case webpTypes.extended:
      return data.length === 10 && (byteAt(data, 0) & 0xc5) === 0 && matches(data, 1, "\0\0\0");
    case webpTypes.animation:
      return data.length === 6;
    case webpTypes.frame:
      return data.length > 16 && byteAt(data, 15) <= 3 && chunksPass(data.subarray(16), isPicture);
    case webpTypes.profile:
      return profilePasses(data);
    case webpTypes.exif:
      return isOrientationTiff(data);
    default:
      return isPicture(type);
  }
}
