import { PictureRefusedError } from "../picture-refused-error";
import { byteAt } from "../reading/read";

/** Whether a picture is put together from others (ISO/IEC 23008-12 section 6.6.2). */
export function isDerived(type: string): boolean {
  return type === "grid" || type === "iovl" || type === "iden";
}

/**
 * How a picture is put together: the item's data, cut to its exact length.
 * @param parts How many pictures it is put together from.
 * @throws PictureRefusedError Too short, or of another number of pictures.
 */
export function cleanDerived(type: string, data: Uint8Array, parts: number): Uint8Array {
  if (type === "iden") {
    if (parts !== 1) {
      throw new PictureRefusedError("malformed");
    }
    return new Uint8Array(0);
  }
  if (data.length < 4 || data[0] !== 0 || parts === 0) {
    throw new PictureRefusedError("malformed");
  }
  const flags = byteAt(data, 1) & 1;
  const bytes = flags === 1 ? 4 : 2;
  const length = type === "grid" ? 4 + 2 * bytes : 10 + 2 * bytes + 2 * bytes * parts;
  const tiles = type === "grid" ? (byteAt(data, 2) + 1) * (byteAt(data, 3) + 1) : parts;
  if (data.length < length || tiles !== parts) {
    throw new PictureRefusedError("malformed");
  }
  const exact = data.slice(0, length);
  exact[1] = flags;
  return exact;
}
