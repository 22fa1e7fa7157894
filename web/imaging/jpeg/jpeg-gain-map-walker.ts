import { readGainMapPayload } from "../gain-maps/gain-map-payload";
import { matches, u16, u32 } from "../reading/read";
import { isoSignature, listSignature, segmentsOfMap, segmentsOfPicture } from "./jpeg-gain-map-parts";
import { jpegLengths } from "./jpeg-walker";

const pictureLengthAt = 62;
const mapLengthAt = 78;

/**
 * The strict reading of a cleaned JPEG with its gain map: two JPEGs without a byte between or behind them, each of which passes
 * by itself but for the segments that tell of the map, and these are byte for byte what their numbers and places demand.
 * @param coded As for a JPEG alone, the map's behind the picture's.
 */
export function jpegWithGainMapPasses(file: Uint8Array, coded: readonly number[]): boolean {
  const at = behindOwn(file);
  const list = behind(file, behind(file, at));
  if (!matches(file, list + 4, listSignature)) {
    return false;
  }
  const pictureLength = u32(file, list + pictureLengthAt);
  const mapLength = u32(file, list + mapLengthAt);
  if (pictureLength + mapLength !== file.length) {
    return false;
  }
  const beside = segmentsOfPicture(at, pictureLength, mapLength);
  const ofPicture = jpegLengths(file.subarray(0, pictureLength), beside);
  const ofMap = lengthsOfMap(file.subarray(pictureLength));
  const lengths = ofPicture === undefined || ofMap === undefined ? undefined : [...ofPicture, ...ofMap];
  return lengths !== undefined && lengths.length === coded.length && lengths.every((length, i) => length === coded[i]);
}

function lengthsOfMap(map: Uint8Array): number[] | undefined {
  const at = behind(map, behindOwn(map));
  if (!matches(map, at + 4, isoSignature)) {
    return undefined;
  }
  const numbers = readGainMapPayload(map.subarray(at + 4 + isoSignature.length, behind(map, at)));
  return numbers === undefined ? undefined : jpegLengths(map, segmentsOfMap(numbers));
}

/** Behind the start marker, the JFIF header and the orientation. */
function behindOwn(file: Uint8Array): number {
  const at = matches(file, 6, "JFIF\0") ? behind(file, 2) : 2;
  return matches(file, at + 4, "Exif\0") ? behind(file, at) : at;
}

function behind(file: Uint8Array, at: number): number {
  return at + 2 + u16(file, at + 2);
}
