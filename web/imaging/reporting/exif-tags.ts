import type { Named } from "../picture-report";
import { exifTimeTags } from "./exif-times";

/** Exif and TIFF tags whose value is text that says something about a person, place or device. */
export const exifTexts: ReadonlyMap<number, Named> = new Map<number, Named>([
  [0x000b, ["software", "Software"]],
  [0x010d, ["text", "Document name"]],
  [0x010e, ["text", "Description"]],
  [0x011d, ["text", "Page name"]],
  [0x0131, ["software", "Software"]],
  [0x013b, ["owner", "Artist"]],
  [0x013c, ["device", "Computer"]],
  [0x8298, ["owner", "Copyright"]],
  [0xa004, ["audio-video", "Sound file"]],
  [0xa420, ["serial-number", "Picture's unique number"]],
  [0xa430, ["owner", "Camera owner"]],
  [0xa431, ["serial-number", "Camera's serial number"]],
  [0xa433, ["lens", "Lens maker"]],
  [0xa434, ["lens", "Lens"]],
  [0xa435, ["serial-number", "Lens's serial number"]],
  [0xa436, ["text", "Title"]],
  [0xa437, ["owner", "Photographer"]],
  [0xa438, ["owner", "Editor"]],
  [0xa439, ["software", "Firmware"]],
  [0xa43a, ["software", "Raw developer"]],
  [0xa43b, ["software", "Picture editor"]],
  [0xa43c, ["software", "Metadata editor"]],
  [0xc614, ["device", "Camera"]],
  [0xc62f, ["serial-number", "Camera's serial number"]],
  [0xc68b, ["edit-history", "Raw file it came from"]],
  [0xfde8, ["owner", "Owner"]],
  [0xfde9, ["serial-number", "Camera's serial number"]],
  [0xfdea, ["lens", "Lens"]],
]);

/** 0x9C9B to 0x9C9F, written by Windows in UTF-16. */
export const windowsTexts: readonly Named[] = [
  ["text", "Title"],
  ["text", "Comment"],
  ["owner", "Author"],
  ["text", "Keywords"],
  ["text", "Subject"],
];

/** Tags that we write ourselves, that say only how pixels are laid out, or that are told in other ways. */
const elsewhere = new Set([
  274, 256, 257, 258, 259, 262, 273, 277, 278, 279, 282, 283, 284, 296, 513, 514, 529, 530, 531, 532, 0x0001, 0x0002,
  0x010f, 0x0110, 0x02bc, 0x83bb, 0x8649, 0x8769, 0x8825, 0x9000, 0x9101, 0x927c, 0x9286, 0xa000, 0xa001, 0xa002,
  0xa003, 0xa005, 0xa432,
]);

/** Exposure, focal length and the like: no one's name, but they tell one camera's pictures from another's. */
export function isExifSetting(tag: number): boolean {
  return (
    !elsewhere.has(tag) && !exifTimeTags.has(tag) && !exifTexts.has(tag) && windowsTexts[tag - 0x9c9b] === undefined
  );
}
