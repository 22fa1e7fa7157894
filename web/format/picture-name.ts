import { utf8 } from "./bytes";
import { extensions } from "./media-types";

const longestName = 255;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a name must not have
const forbidden = /[/\\\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/**
 * Whether a manifest may hold this name (FORMAT.md, section 5). Whoever saves a file under it must treat it as hostile all the same.
 */
export const isPictureName = (name: string): boolean =>
  name !== "" && name !== "." && name !== ".." && !forbidden.test(name) && utf8(name).length <= longestName;

/** Names that are the same for a manifest: A to Z count as a to z, and no more than that, because case tables differ. */
export const foldName = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** A PDF's name that tells nothing, `document-001.pdf`. */
export const neutralDocumentName = (place: number): string => `document-${String(place).padStart(3, "0")}.pdf`;

/** A name that tells nothing, `picture-001.jpg`; `place` counts from 1, `count` sets the number of digits. */
export function neutralName(place: number, count: number, mediaType: string): string {
  return `picture-${String(place).padStart(Math.max(3, String(count).length), "0")}.${extensions.get(mediaType)}`;
}
