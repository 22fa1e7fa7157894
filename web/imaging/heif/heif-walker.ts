import { PictureRefusedError } from "../picture-refused-error";
import { u32 } from "../reading/read";
import { type Box, bodyLength, hasShortHead, readBoxes, typeAt } from "./box";
import { heifMetaPasses } from "./heif-meta-walker";
import { walkMovie } from "./movies/movie-walker";

const brands = new Set([
  ...["avif", "avis", "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "avci", "avcs", "jpeg"],
  ...["mif1", "mif2", "msf1", "miaf", "MiPr", "MiHB", "MiHA", "MiHE", "MiAB", "MA1A", "MA1B", "MiCm", "MiBu", "MiAC"],
  ...["iso8", "iso9", "isoa", "isob", "isoc"],
]);

const orders: readonly string[] = ["ftyp meta mdat", "ftyp moov mdat", "ftyp meta moov mdat"];

/**
 * The strict reading of a cleaned HEIC or AVIF: known boxes in their order, each of its exact length; items that the picture
 * needs and no others; tracks that are shown; every byte of data belongs to an item or a sample.
 */
export function heifPasses(file: Uint8Array): boolean {
  return passes(file, false);
}

/** The same for a picture that must have an HDR gain map. */
export function heifWithGainMapPasses(file: Uint8Array): boolean {
  return passes(file, true);
}

function passes(file: Uint8Array, keepsGainMap: boolean): boolean {
  try {
    return isClean(file, keepsGainMap);
  } catch (error) {
    if (error instanceof PictureRefusedError) {
      return false;
    }
    throw error;
  }
}

function isClean(file: Uint8Array, keepsGainMap: boolean): boolean {
  const { boxes, rest } = readBoxes(file, 0, file.length);
  const [fileType] = boxes;
  return (
    rest === file.length &&
    orders.includes(typesOf(boxes)) &&
    fileType !== undefined &&
    fileTypePasses(file, fileType, keepsGainMap) &&
    contentPasses(file, boxes, keepsGainMap)
  );
}

/** The items' data stands before the tracks'; an item may use a sample's. */
function contentPasses(file: Uint8Array, boxes: readonly Box[], keepsGainMap: boolean): boolean {
  const data = boxes[boxes.length - 1];
  const meta = boxes.find(({ type }) => type === "meta");
  const movie = boxes.find(({ type }) => type === "moov");
  if (data === undefined) {
    return false;
  }
  if (movie === undefined) {
    return meta !== undefined && heifMetaPasses(file, meta, data, new Set(), keepsGainMap);
  }
  const walked = walkMovie(file, movie, data);
  if (walked === undefined) {
    return false;
  }
  const items = { ...data, end: walked.dataAt };
  return meta === undefined
    ? bodyLength(items) === 0 && !keepsGainMap
    : heifMetaPasses(file, meta, items, walked.samples, keepsGainMap);
}

/** The types of boxes, one after the other, when each has a short head. */
export function typesOf(boxes: readonly Box[]): string {
  return boxes.map((box) => (hasShortHead(box) ? box.type : "?")).join(" ");
}

function fileTypePasses(file: Uint8Array, box: Box, keepsGainMap: boolean): boolean {
  if (bodyLength(box) < 12 || bodyLength(box) % 4 !== 0 || u32(file, box.body + 4) !== 0) {
    return false;
  }
  for (let at = box.body; at < box.end; at += 4) {
    const brand = typeAt(file, at);
    const isKnown = brands.has(brand) || (keepsGainMap && at > box.body && brand === "tmap");
    if (at !== box.body + 4 && !isKnown) {
      return false;
    }
  }
  return true;
}
