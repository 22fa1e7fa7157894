import type { NoteDirectory } from "./note-directory";
import { noteFaceNumber, noteSerial, noteText } from "./note-values";

const equipment: NoteDirectory = {
  tags: {
    257: ["serial-number", "Camera's serial number", noteSerial],
    258: ["serial-number", "Serial number inside the camera", noteSerial],
    514: ["serial-number", "Lens's serial number", noteSerial],
    515: ["lens", "Lens", noteText],
    770: ["serial-number", "Extender's serial number", noteSerial],
    4099: ["serial-number", "Flash's serial number", noteSerial],
  },
};

const cameraSettings: NoteDirectory = { preview: { start: 0x0101, length: 0x0102 } };

const imageProcessing: NoteDirectory = { tags: { 4608: ["face", "Faces that the camera saw", noteFaceNumber] } };

/** Notes of Olympus and OM cameras: directories in a directory. */
export const olympusNotes: NoteDirectory = {
  tags: {
    519: ["software", "Firmware", noteText],
    1028: ["serial-number", "Camera's serial number", noteSerial],
    4122: ["serial-number", "Camera's serial number", noteSerial],
  },
  directories: { 8208: equipment, 8224: cameraSettings, 8256: imageProcessing },
  pictures: [0x0100, 0x0280],
  preview: { start: 0x0088, length: 0x0089 },
};
