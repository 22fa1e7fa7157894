import { withoutExifPrefix } from "./exif-prefix";
import { TiffBlock, type TiffEntry } from "./tiff-block";

/** Whether Exif tells Adobe RGB in place of a profile (Exif 3.0, ColorSpace and the DCF option file's "R03"). */
export function exifIsAdobeRgb(exif: Uint8Array): boolean {
  const block = TiffBlock.open(withoutExifPrefix(exif));
  if (block === undefined) {
    return false;
  }
  const find = (directory: number, tag: number): TiffEntry | undefined =>
    block.directory(directory).find((entry) => entry.tag === tag);
  const exifDirectory = find(block.first, 0x8769);
  if (exifDirectory === undefined) {
    return false;
  }
  const directory = block.number(exifDirectory);
  const colour = find(directory, 0xa001);
  const space = colour === undefined ? 1 : block.number(colour);
  if (space !== 0xffff) {
    return space === 2;
  }
  const interop = find(directory, 0xa005);
  const index = interop === undefined ? undefined : find(block.number(interop), 1);
  return index !== undefined && block.text(index) === "R03";
}
