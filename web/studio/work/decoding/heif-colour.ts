import { indexOf, u16, u32 } from "../../../imaging/reading/read";
import type { Colour } from "./decoded";
import type { Libheif } from "./libheif";

/** heif_color_profile_type, four letters as a number. */
const nclx = 0x6e636c78;
const noProfile = 0;

/** Code points of ITU-T H.273. */
const bt709 = 1;
const unspecified = 2;
const displayP3 = 12;
const bt2020 = 9;
const pq = 16;
const hlg = 18;

/** What a picture's numbers mean; undefined where they are sRGB, or nothing is said. */
export function heifColour(heif: Libheif, picture: number): Colour | undefined {
  const type = heif.c._heif_image_handle_get_color_profile_type(picture);
  if (type === noProfile) return undefined;
  return type === nclx ? codePoints(heif, picture) : profile(heif, picture);
}

function profile(heif: Libheif, picture: number): Colour {
  const length = heif.c._heif_image_handle_get_raw_color_profile_size(picture);
  const at = heif.allocate(length);
  heif.require((error) => heif.c._heif_image_handle_get_raw_color_profile(error, picture, at));
  return { profile: heif.bytes(at, length).slice() };
}

/** heif_color_profile_nclx: a version in one byte, then primaries and transfer in four each. */
function codePoints(heif: Libheif, picture: number): Colour | undefined {
  const at = heif.take((error, out) => heif.c._heif_image_handle_get_nclx_color_profile(error, picture, out));
  const primaries = heif.number(at + 4);
  const transfer = heif.number(at + 8);
  return meaningOf(primaries, transfer);
}

/** The same of a cleaned sequence, of which libheif doesn't tell: the first `colr` box of its tracks (ISO/IEC 14496-12 section 12.1.5). */
export function sequenceColour(file: Uint8Array): Colour | undefined {
  const tracks = file.subarray(0, Math.max(0, indexOf(file, "mdat")));
  const at = indexOf(tracks, "colr");
  if (at < 0) return undefined;
  const isCodePoints = indexOf(tracks, "nclx", at) === at + 4;
  if (isCodePoints) return meaningOf(u16(tracks, at + 8), u16(tracks, at + 10));
  return { profile: tracks.slice(at + 8, at - 4 + u32(tracks, at - 4)) };
}

function meaningOf(primaries: number, transfer: number): Colour | undefined {
  const isWide = primaries === displayP3 || primaries === bt2020;
  const isBright = transfer === pq || transfer === hlg;
  if (!isWide && !isBright) return undefined;
  return { primaries: primaries === unspecified ? bt709 : primaries, transfer };
}
