import { matches, u32 } from "../../reading/read";
import type { NoteDirectory } from "./note-directory";
import { noteFaces, noteFacesInByte, noteHex, noteSerial, noteTenDigits, noteText } from "./note-values";

/** Canon's notes: a directory without a beginning of its own. */
export const canonNotes: NoteDirectory = {
  tags: {
    6: ["device", "Camera", noteText],
    7: ["software", "Firmware", noteText],
    9: ["owner", "Camera owner", noteText],
    12: ["serial-number", "Camera's serial number", noteTenDigits],
    36: ["face", "Faces that the camera saw", noteFaces(4)],
    37: ["face", "Faces that the camera saw", noteFacesInByte(2)],
    40: ["serial-number", "Picture's unique number", noteHex(16)],
    47: ["face", "Faces that the camera saw", noteFaces(6)],
    149: ["lens", "Lens", noteText],
    150: ["serial-number", "Serial number inside the camera", noteSerial],
    16409: ["serial-number", "Lens's serial number", noteHex(5)],
  },
};

/**
 * How far the notes were moved by a program that didn't mend their offsets: the last eight bytes of newer notes tell where
 * they stood at first.
 */
export function canonNotesMoved(note: Uint8Array, at: number, bigEndian: boolean): number {
  if (!matches(note, note.length - 8, bigEndian ? "MM\0*" : "II*\0")) {
    return 0;
  }
  const first = u32(note, note.length - 4, bigEndian);
  return first > 0 && first < 0x7fffffff ? at - first : 0;
}
