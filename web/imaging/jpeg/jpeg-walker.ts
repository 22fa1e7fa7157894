import { isOrientationTiff } from "../building/orientation-tiff";
import { profileHeadPasses, profilePasses } from "../colour/profile-walker";
import { byteAt, matches, slice, u16 } from "../reading/read";
import { isFrame, jpegMarkers } from "./jpeg-markers";
import { profileSignature } from "./jpeg-parts";
import { findCode } from "./scans/stuffing";

/**
 * The strict reading of a cleaned JPEG: markers without gaps, only the allowed ones, each of its exact length; scans as long as
 * their blocks need.
 * @param file The cleaned file.
 * @param coded How long the scans' coded data must be (`Draft.coded`); undefined when that is not known.
 */
export function jpegPasses(file: Uint8Array, coded?: readonly number[]): boolean {
  const lengths = jpegLengths(file);
  return (
    lengths !== undefined &&
    (coded === undefined || (coded.length === lengths.length && coded.every((length, i) => length === lengths[i])))
  );
}

/**
 * How long each scan's coded data is; undefined when something else than a cleaned JPEG was read.
 * @param extra Segments that must stand in it once, byte for byte, before any table; mostly none.
 */
export function jpegLengths(file: Uint8Array, extra: readonly number[] = []): number[] | undefined {
  if (!matches(file, 0, "\xff\xd8")) {
    return undefined;
  }
  const lengths: number[] = [];
  let awaited = extra;
  let at = 2;
  while (at + 4 <= file.length && file[at] === 0xff && file[at + 1] !== jpegMarkers.endOfImage) {
    if (awaited.length > 0 && awaited.every((value, i) => file[at + i] === value)) {
      at += awaited.length;
      awaited = [];
      continue;
    }
    const marker = byteAt(file, at + 1);
    const length = u16(file, at + 2);
    if (length < 2 || length > file.length - at - 2 || !isAllowed(marker, slice(file, at + 4, length - 2))) {
      return undefined;
    }
    if (awaited.length > 0 && (marker < jpegMarkers.app0 || marker > jpegMarkers.app15)) {
      return undefined;
    }
    at += 2 + length;
    if (marker === jpegMarkers.startOfScan) {
      const end = endOfScan(file, at);
      lengths.push(end - at);
      at = end;
    }
  }
  const isWhole = at + 2 === file.length && file[at] === 0xff && file[at + 1] === jpegMarkers.endOfImage;
  return isWhole && awaited.length === 0 ? lengths : undefined;
}

/** Where coded data ends: at a marker that is not the next restart. */
function endOfScan(file: Uint8Array, from: number): number {
  let restarts = 0;
  for (let at = findCode(file, from); at >= 0 && at + 1 < file.length; at = findCode(file, at + 2)) {
    if (byteAt(file, at + 1) !== jpegMarkers.restart0 + (restarts & 7)) {
      return at;
    }
    restarts++;
  }
  return file.length;
}

function isAllowed(marker: number, payload: Uint8Array): boolean {
  switch (marker) {
    case jpegMarkers.app0:
      return payload.length === 14 && matches(payload, 0, "JFIF\0") && matches(payload, 12, "\0\0");
    case jpegMarkers.app1:
      return matches(payload, 0, "Exif\0\0") && isOrientationTiff(payload.subarray(6));
    case jpegMarkers.app2:
      return matches(payload, 0, profileSignature) && isProfilePart(payload);
    case jpegMarkers.app14:
      return payload.length === 12 && matches(payload, 0, "Adobe\0d\0\0\0\0");
    case jpegMarkers.quantisationTables:
      return tablesPass(payload, (at) => (byteAt(payload, at) >> 4 === 0 ? 65 : 129));
    case jpegMarkers.huffmanTables:
      return tablesPass(payload, (at) => huffmanLength(payload, at));
    case jpegMarkers.startOfScan:
      return payload.length === 4 + 2 * byteAt(payload, 0);
    case jpegMarkers.restartInterval:
    case jpegMarkers.numberOfLines:
      return payload.length === 2;
    case jpegMarkers.arithmeticConditioning:
      return payload.length > 0 && payload.length <= 64;
    default:
      return isFrame(marker) && payload.length === 6 + 3 * byteAt(payload, 5);
  }
}

/** A profile in one part is read whole; of a longer one the head shows that it is ours. */
function isProfilePart(payload: Uint8Array): boolean {
  if (byteAt(payload, 12) !== 1) {
    return true;
  }
  const profile = payload.subarray(14);
  return byteAt(payload, 13) === 1 ? profilePasses(profile) : profileHeadPasses(profile);
}

function tablesPass(payload: Uint8Array, lengthAt: (at: number) => number): boolean {
  let at = 0;
  while (at < payload.length) {
    at += lengthAt(at);
  }
  return at === payload.length;
}

function huffmanLength(payload: Uint8Array, at: number): number {
  let length = 17;
  for (let i = 1; i <= 16; i++) {
    length += byteAt(payload, at + i);
  }
  return length;
}
