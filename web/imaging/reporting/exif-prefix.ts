import { matches } from "../reading/read";

/** The TIFF block of an Exif block: some writers put `Exif\0\0` before it where none belongs. */
export function withoutExifPrefix(block: Uint8Array): Uint8Array {
  return matches(block, 0, "Exif\0") && block.length >= 6 ? block.subarray(6) : block;
}
