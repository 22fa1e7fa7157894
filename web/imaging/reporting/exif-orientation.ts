import { withoutExifPrefix } from "./exif-prefix";
import { TiffBlock } from "./tiff-block";

/** Which way up (TIFF 6.0 section 8, Orientation), 1..8; anything unreadable or out of range is 1, upright. */
export function exifOrientation(tiff: Uint8Array): number {
  const block = TiffBlock.open(withoutExifPrefix(tiff));
  const entry = block?.directory(block.first).find(({ tag }) => tag === 274);
  if (block === undefined || entry === undefined) {
    return 1;
  }
  const value = block.number(entry);
  return value >= 1 && value <= 8 ? value : 1;
}
