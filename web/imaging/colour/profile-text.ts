import { ascii, be32, matches, slice, u32 } from "../reading/read";
import { oneLine, textOf, utf16Of } from "../reading/text";
import type { ProfileTag } from "./profile-tags";

/* The two texts that every profile must have, read and written: version 2 in ASCII, version 4 in UTF-16. */

export function profileDescription(version: number, name: string): Uint8Array {
  return version >= 4 ? localised(name) : descriptionV2(name);
}

export function profileCopyright(version: number): Uint8Array {
  return version >= 4 ? localised("none") : ascii("text\0\0\0\0none\0");
}

/** textDescriptionType (ICC.1:2001, 6.5.17) with empty Unicode and Macintosh parts. */
function descriptionV2(name: string): Uint8Array {
  const data = new Uint8Array(12 + name.length + 1 + 78);
  data.set(ascii("desc"));
  data.set(be32(name.length + 1), 8);
  data.set(ascii(name), 12);
  return data;
}

/** multiLocalizedUnicodeType (ICC.1:2022, 10.15) with one record, en-US. Our texts are ASCII. */
function localised(text: string): Uint8Array {
  const data = new Uint8Array(28 + 2 * text.length);
  data.set(ascii("mluc"));
  data.set(be32(1), 8);
  data.set(be32(12), 12);
  data.set(ascii("enUS"), 16);
  data.set(be32(2 * text.length), 20);
  data.set(be32(28), 24);
  ascii(text).forEach((unit, i) => {
    data[29 + 2 * i] = unit;
  });
  return data;
}

/** The text of a `desc`, `text` or `mluc` element (its first language); empty when there is none. */
export function profileText(profile: Uint8Array, tag: ProfileTag | undefined): string {
  const data = tag === undefined ? new Uint8Array(0) : slice(profile, tag.start, tag.length);
  if (matches(data, 0, "desc") && data.length > 12) {
    return oneLine(textOf(slice(data, 12, Math.min(u32(data, 8), data.length - 12))));
  }
  if (matches(data, 0, "text")) {
    return oneLine(textOf(data.subarray(8)));
  }
  if (matches(data, 0, "mluc") && data.length >= 28) {
    const start = u32(data, 24);
    const length = u32(data, 20);
    return start + length <= data.length ? oneLine(utf16Of(slice(data, start, length), true)) : "";
  }
  return "";
}
