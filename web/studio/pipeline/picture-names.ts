/** The names that recipients see and save (FORMAT.md section 5). */

import { utf8 } from "../../format/bytes";
import { isPictureName, neutralName } from "../../format/picture-name";

const longestNameBytes = 255;

/**
 * The files' own names, made safe to save and distinct, from those that are `there` already too; a name with nothing left in it
 * becomes a neutral one.
 */
export function keptNames(
  files: readonly { readonly name: string; readonly mediaType: string }[],
  there: readonly string[] = [],
): string[] {
  const taken = new Set(there.map(fold));
  return files.map((file, index) => {
    const safe =
      safeName(file.name) ?? neutralName(there.length + index + 1, there.length + files.length, file.mediaType);
    const name = distinctName(safe, taken);
    taken.add(fold(name));
    return name;
  });
}

/** Without folders, control and direction marks, and not longer than file systems take. */
function safeName(name: string): string | undefined {
  const last = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const kept = last.replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, "").trim();
  const short = shorten(kept, longestNameBytes).trim();
  return isPictureName(short) && !/^\.+$/u.test(short) ? short : undefined;
}

function distinctName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(fold(name))) return name;
  for (let copy = 2; ; copy++) {
    const mark = ` (${copy})`;
    const [stem, extension] = splitName(name);
    const candidate = shortenStem(stem, longestNameBytes - bytes(mark + extension)) + mark + extension;
    if (!taken.has(fold(candidate))) return candidate;
  }
}

function shorten(name: string, most: number): string {
  const [stem, extension] = splitName(name);
  return shortenStem(stem, most - bytes(extension)) + extension;
}

/** Cuts whole characters, never half of one. */
function shortenStem(stem: string, most: number): string {
  let kept = "";
  let length = 0;
  for (const character of stem) {
    length += bytes(character);
    if (length > most) break;
    kept += character;
  }
  return kept;
}

function splitName(name: string): [stem: string, extension: string] {
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 ? name.slice(dot) : "";
  return bytes(extension) > 20 ? [name, ""] : [name.slice(0, name.length - extension.length), extension];
}

function bytes(text: string): number {
  return utf8(text).length;
}

/** Names that differ by case alone would overwrite each other on many disks. */
function fold(name: string): string {
  return name.normalize("NFC").toLowerCase().toUpperCase().toLowerCase();
}
