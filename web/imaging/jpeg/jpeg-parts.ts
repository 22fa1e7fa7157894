import { orientationTiff } from "../building/orientation-tiff";
import type { Pieces } from "../building/pieces";
import { ascii, byteAt, slice } from "../reading/read";
import { jpegMarkers } from "./jpeg-markers";

/* The segments that we write ourselves. */

const profilePart = 65519;

export const profileSignature = "ICC_PROFILE\0";

export function segmentHeader(marker: number, length: number): number[] {
  return [0xff, marker, length >> 8, length & 255];
}

/** JFIF 1.02 APP0 with the original's version and density and no thumbnail. */
export function jfifSegment(original: Uint8Array): number[] {
  return [...segmentHeader(jpegMarkers.app0, 16), ...ascii("JFIF\0"), ...slice(original, 5, 7), 0, 0];
}

/** Adobe APP14 (Adobe technical note 5116): only its last byte, the colour transform, means anything to a decoder. */
export function adobeSegment(original: Uint8Array): number[] {
  return [...segmentHeader(jpegMarkers.app14, 14), ...ascii("Adobe\0d\0\0\0\0"), byteAt(original, 11)];
}

/** APP1 with Exif that says only which way is up. */
export function orientationSegment(orientation: number): number[] {
  const tiff = orientationTiff(orientation);
  return [...segmentHeader(jpegMarkers.app1, 2 + 6 + tiff.length), ...ascii("Exif\0\0"), ...tiff];
}

/** APP2 segments of at most 65,519 profile bytes each (ICC.1:2022 annex B.4). */
export function writeProfileSegments(profile: Uint8Array, output: Pieces): void {
  const count = Math.ceil(profile.length / profilePart);
  for (let i = 0; i < count; i++) {
    const part = profile.subarray(i * profilePart, (i + 1) * profilePart);
    output.add(segmentHeader(jpegMarkers.app2, 2 + 14 + part.length));
    output.add([...ascii(profileSignature), i + 1, count]);
    output.add(part);
  }
}
