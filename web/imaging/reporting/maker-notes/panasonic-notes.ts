import { oneLine, textOf } from "../../reading/text";
import type { TiffBlock, TiffEntry } from "../tiff-block";
import type { NoteDirectory } from "./note-directory";
import { noteFaces, noteSerial, noteStart, noteText } from "./note-values";

const faceRecord = 48;
const nameLength = 20;
const mostFaces = 10;

/** Panasonic's notes: its cameras know people by name, how old the baby is and which sight is near. */
export const panasonicNotes: NoteDirectory = {
  tags: {
    2: ["software", "Firmware", version],
    37: ["serial-number", "Serial number inside the camera", noteSerial],
    51: ["face", "Child's date of birth or age", noteText],
    78: ["face", "Faces that the camera saw", noteFaces(0)],
    81: ["lens", "Lens", noteText],
    82: ["serial-number", "Lens's serial number", noteSerial],
    84: ["serial-number", "Accessory's serial number", noteSerial],
    97: ["face", "Person shown", recognised],
    101: ["text", "Title", noteText],
    102: ["face", "Person shown", noteText],
    103: ["position", "Place", noteText],
    105: ["position", "Country", noteText],
    107: ["position", "State", noteText],
    109: ["position", "City", noteText],
    111: ["position", "Place", noteText],
    128: ["position", "City", noteText],
    32784: ["face", "Child's date of birth or age", noteText],
  },
};

function version(block: TiffBlock, entry: TiffEntry): string {
  const bytes = noteStart(block, entry);
  return bytes.length === 4 ? bytes.join(".") : "";
}

/** A count, then for each face a name of 20 bytes, its place and an age. */
function recognised(block: TiffBlock, entry: TiffEntry): string {
  const bytes = block.bytesOf(entry);
  const names: string[] = [];
  for (let i = 0; i < mostFaces && 4 + faceRecord * i + nameLength <= bytes.length; i++) {
    const at = 4 + faceRecord * i;
    names.push(oneLine(textOf(bytes.subarray(at, at + nameLength))));
  }
  return names.filter((name) => name !== "").join(", ");
}
