import type { Bytes } from "./bytes";
import type { Members } from "./json-members";
import { encodeBase64Url } from "./strict-base64-url";

/** The sender's logo, a small picture that stands in the manifest itself (FORMAT.md, section 5.3). */
export interface SenderLogo {
  readonly mediaType: string;
  /** In pixels, 1 to 1,024. */
  readonly width: number;
  /** In pixels, 1 to 1,024. */
  readonly height: number;
  /** The picture's file, 1 to 32,768 bytes. */
  readonly data: Bytes;
}

/** The longest side of a logo, in pixels. */
export const longestLogoSide = 1_024;
/** The most bytes of a logo's file. */
export const mostLogoBytes = 32_768;

/** Reads a manifest's logo, where it has one. */
export function readLogo(manifest: Members): SenderLogo | undefined {
  const logo = manifest.optionalObject("logo");
  if (!logo) return undefined;
  const mediaType = logo.text("mediaType");
  if (!/^image\/(png|webp|jpeg)$/.test(mediaType)) logo.wrong("mediaType");
  return {
    mediaType,
    width: logo.integer("width", 1, longestLogoSide),
    height: logo.integer("height", 1, longestLogoSide),
    data: logo.optionalBytes("data", 1, mostLogoBytes) ?? logo.wrong("data"),
  };
}

/** A logo as JSON has it. */
export const logoJson = (logo: SenderLogo | undefined): unknown =>
  logo && { ...logo, data: encodeBase64Url(logo.data) };
