import { lensRange } from "../lens-range";
import type { NoteDirectory } from "./note-directory";
import { noteFaces, noteMoment, noteNumber, noteSerial, noteText } from "./note-values";

/* Notes that are one directory each. */

export const appleNotes: NoteDirectory = {
  tags: {
    11: ["serial-number", "Burst's number", noteSerial],
    17: ["audio-video", "Live Photo's number", noteSerial],
    21: ["serial-number", "Picture's unique number", noteSerial],
    32: ["serial-number", "Number of the picture's request", noteSerial],
    43: ["serial-number", "Picture's unique number", noteSerial],
  },
};

export const fujifilmNotes: NoteDirectory = {
  tags: {
    16: ["serial-number", "Serial number inside the camera", noteSerial],
    16640: ["face", "Faces that the camera saw", noteFaces(0)],
  },
};

export const nikonNotes: NoteDirectory = {
  tags: {
    29: ["serial-number", "Camera's serial number", noteSerial],
    33: ["face", "Faces that the camera saw", noteFaces(6)],
    132: ["lens", "Lens", lensRange],
    160: ["serial-number", "Camera's serial number", noteSerial],
    167: ["serial-number", "Pictures the camera had taken", noteNumber],
    182: ["time", "Camera switched on", noteMoment],
  },
  directories: { 17: { preview: { start: 0x0201, length: 0x0202 } } },
  encrypted: [0x0091, 0x0097, 0x0098, 0x00a8, 0x00b7],
};

export const samsungNotes: NoteDirectory = {
  tags: {
    48: ["position", "Place", noteText],
    49: ["position", "Place", noteText],
    291: ["face", "Person shown", noteText],
    40961: ["software", "Firmware", noteText],
    40962: ["serial-number", "Camera's serial number", noteSerial],
    40964: ["software", "Firmware", noteText],
    40965: ["serial-number", "Lens's serial number", noteSerial],
  },
  directories: { 53: { preview: { start: 0x0201, length: 0x0202 } } },
};

export const sigmaNotes: NoteDirectory = {
  tags: {
    2: ["serial-number", "Camera's serial number", noteSerial],
    23: ["software", "Firmware", noteText],
  },
};

export const sonyNotes: NoteDirectory = {
  tags: {
    8241: ["serial-number", "Camera's serial number", noteSerial],
    12288: ["face", "Faces that the camera saw", noteFaces(48)],
  },
  pictures: [0x2001],
  encrypted: [0x2010, 0x9050, 0x9400, 0x9401, 0x9402, 0x9403, 0x9404, 0x9405, 0x9406, 0x940a, 0x940c, 0x940e, 0x9416],
};
