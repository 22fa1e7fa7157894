import type { Named } from "../picture-report";

/** Exif and TIFF tags whose value is text that says something about a person, place or device. */
export const exifTexts: ReadonlyMap<number, Named> = new Map<number, Named>([
  [0x010d, ["text", "Document name"]],
  [0x010e, ["text", "Description"]],
  [0x011d, ["text", "Page name"]],
  [0x0131, ["software", "Software"]],
  [0x0132, ["time", "Changed"]],
  [0x013b, ["owner", "Artist"]],
  [0x013c, ["device", "Computer"]],
  [0x8298, ["owner", "Copyright"]],
  [0x9003, ["time", "Taken"]],
  [0x9004, ["time", "Digitised"]],
  [0x9010, ["time", "Time zone"]],
  [0x9011, ["time", "Time zone"]],
  [0x9012, ["time", "Time zone"]],
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
