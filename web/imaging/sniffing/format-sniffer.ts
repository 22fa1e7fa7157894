import type { PictureFormat } from "../picture-format";
import { PictureRefusedError } from "../picture-refused-error";
import { byteAt, indexOf, matches, u32 } from "../reading/read";

/** Signatures at the start of kinds of file that can't be cleaned. */
const known: readonly (readonly [string, string])[] = [
  ["8BPS", "Photoshop"],
  ["%PDF", "PDF"],
  ["%!PS", "PostScript"],
  ["\xff\x0a", "JPEG XL"],
  ["\0\0\0\x0cJXL ", "JPEG XL"],
  ["\0\0\0\x0cjP  ", "JPEG 2000"],
  ["\xff\x4f\xff\x51", "JPEG 2000"],
  ["FUJIFILMCCD-RAW", "camera raw"],
  ["IIRO", "camera raw"],
  ["IIRS", "camera raw"],
  ["MMOR", "camera raw"],
  ["IIU\0", "camera raw"],
  ["FOVb", "camera raw"],
  ["\0MRM", "camera raw"],
  ["II+\0", "BigTIFF"],
  ["MM\0+", "BigTIFF"],
  ["II\xbc\x01", "JPEG XR"],
  ["\x1a\x45\xdf\xa3", "video"],
  ["\0\0\x01\xba", "video"],
  ["\x8aMNG", "MNG"],
  ["\x8bJNG", "JNG"],
  ["\x76\x2f\x31\x01", "OpenEXR"],
  ["#?RADIANCE", "Radiance HDR"],
  ["gimp xcf", "GIMP"],
  ["qoif", "QOI"],
  ["DDS ", "DDS"],
  ["FLIF", "FLIF"],
  ["AT&TFORM", "DjVu"],
  ["\0\0\x01\0", "icon"],
  ["\0\0\x02\0", "icon"],
  ["icns", "icon"],
];

const pngSignature = "\x89PNG\r\n\x1a\n";
const jpegSignature = "\xff\xd8\xff";

/**
 * Tells a file's kind from its first bytes. Names and media types lie; bytes are what a decoder sees.
 * @throws PictureRefusedError Anything but the formats that can be cleaned, said by name where it has one.
 */
export function requireCleanable(file: Uint8Array): PictureFormat {
  if (file.length === 0) {
    throw new PictureRefusedError("empty");
  }
  const format = cleanable(file);
  if (format !== undefined) {
    return format;
  }
  const name = nameOfOther(file);
  if (name !== undefined) {
    throw new PictureRefusedError("unsupportedFormat", name);
  }
  throw new PictureRefusedError(isStartOfPicture(file) ? "cutOff" : "notAPicture");
}

function cleanable(file: Uint8Array): PictureFormat | undefined {
  if (matches(file, 0, jpegSignature)) {
    return "jpeg";
  }
  if (matches(file, 0, pngSignature)) {
    return "png";
  }
  if (matches(file, 0, "RIFF") && matches(file, 8, "WEBP")) {
    return "webp";
  }
  if (matches(file, 0, "GIF87a") || matches(file, 0, "GIF89a")) {
    return "gif";
  }
  if (isTiff(file) && !isRawFile(file)) {
    return "tiff";
  }
  return isBoxed(file) ? boxedFormats.get(nameOfBoxed(file)) : undefined;
}

const boxedFormats: ReadonlyMap<string, PictureFormat> = new Map([
  ["AVIF", "avif"],
  ["HEIC", "heic"],
]);

function isTiff(file: Uint8Array): boolean {
  return matches(file, 0, "II*\0") || matches(file, 0, "MM\0*");
}

/** Canon's and Phase One's mark behind the header; other makers' raw files only their directories tell. */
function isRawFile(file: Uint8Array): boolean {
  return matches(file, 4, "\x10\0\0\0CR") || matches(file, 8, "IIIITwaR") || matches(file, 8, "MMMMRawT");
}

function nameOfOther(file: Uint8Array): string | undefined {
  const found = known.find(([magic]) => matches(file, 0, magic));
  if (found !== undefined) {
    return found[1];
  }
  if (isBoxed(file)) {
    return nameOfBoxed(file);
  }
  if (matches(file, 0, "RIFF") && matches(file, 8, "AVI ")) {
    return "video";
  }
  if (isTiff(file)) {
    return "camera raw";
  }
  if (file.length >= 26 && matches(file, 0, "BM") && file[6] === 0 && file[7] === 0) {
    return "BMP";
  }
  if (
    file.length >= 3 &&
    file[0] === 0x50 &&
    isNetpbmDigit(byteAt(file, 1)) &&
    (file[2] === 0x20 || file[2] === 0x0a)
  ) {
    return "Netpbm";
  }
  return indexOf(file.subarray(0, 1024), "<svg") >= 0 ? "SVG" : undefined;
}

function isNetpbmDigit(value: number): boolean {
  return value >= 0x31 && value <= 0x37;
}

function isBoxed(file: Uint8Array): boolean {
  return file.length >= 12 && matches(file, 4, "ftyp");
}

/** ISO base media files (ISO/IEC 14496-12): the brands tell still pictures from video. */
function nameOfBoxed(file: Uint8Array): string {
  const end = Math.min(file.length, 1024);
  const declared = Math.min(end, u32(file, 0));
  for (let at = 8; at + 4 <= Math.max(declared, 12) && at + 4 <= end; at += at === 8 ? 8 : 4) {
    if (matches(file, at, "avif") || matches(file, at, "avis")) {
      return "AVIF";
    }
    if (["hei", "hev", "mif1", "msf1"].some((brand) => matches(file, at, brand))) {
      return hasBrand(file, declared, "avif") ? "AVIF" : "HEIC";
    }
    if (matches(file, at, "crx ")) {
      return "camera raw";
    }
    if (matches(file, at, "jxl ")) {
      return "JPEG XL";
    }
  }
  return "video";
}

function hasBrand(file: Uint8Array, declared: number, wanted: string): boolean {
  for (let at = 16; at + 4 <= declared; at += 4) {
    if (matches(file, at, wanted)) {
      return true;
    }
  }
  return false;
}

/** A first piece of a signature: the file is a picture of which only a few bytes arrived. */
function isStartOfPicture(file: Uint8Array): boolean {
  return (
    [jpegSignature, pngSignature, "GIF89a", "GIF87a"].some((signature) => isPrefix(file, signature)) ||
    (file.length > 1 && file.length < 12 && isPrefix(file.subarray(0, 4), "RIFF"))
  );
}

function isPrefix(file: Uint8Array, signature: string): boolean {
  return file.length > 1 && file.length <= signature.length && matches(file, 0, signature.slice(0, file.length));
}
