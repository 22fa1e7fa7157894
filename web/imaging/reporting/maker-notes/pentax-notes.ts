import { byteAt, u16 } from "../../reading/read";
import type { TiffBlock, TiffEntry } from "../tiff-block";
import type { NoteDirectory } from "./note-directory";
import { noteDate, noteFacesInByte, noteNumber, noteSerial, noteStart, noteText } from "./note-values";

/** Notes of Pentax and later Ricoh cameras. */
export const pentaxNotes: NoteDirectory = {
  tags: {
    6: ["time", "Taken", day],
    96: ["face", "Faces that the camera saw", noteFacesInByte(0)],
    // Model, day of manufacture, two production codes, and the number.
    533: ["serial-number", "Serial number inside the camera", (block, entry) => noteNumber(block, entry, 4)],
    553: ["serial-number", "Camera's serial number", noteSerial],
    558: ["owner", "Artist", noteText],
    559: ["owner", "Copyright", noteText],
    560: ["software", "Firmware", noteText],
  },
  preview: { start: 0x0004, length: 0x0003 },
  encrypted: [0x005d],
};

function day(block: TiffBlock, entry: TiffEntry): string {
  const bytes = noteStart(block, entry);
  return bytes.length < 4 ? "" : noteDate(u16(bytes, 0), byteAt(bytes, 2), byteAt(bytes, 3));
}
