import { byteAt, matches, slice, u16, u32 } from "../../reading/read";
import type { TiffBlock, TiffEntry } from "../tiff-block";
import { canonNotes, canonNotesMoved } from "./canon-notes";
import { appleNotes, fujifilmNotes, nikonNotes, samsungNotes, sigmaNotes, sonyNotes } from "./maker-tables";
import type { NoteDirectory } from "./note-directory";
import { olympusNotes } from "./olympus-notes";
import { panasonicNotes } from "./panasonic-notes";
import { pentaxNotes } from "./pentax-notes";

/** Where the directory of a maker's notes stands, how its offsets count, and what is known of it. */
export interface NoteLayout {
  readonly block: TiffBlock;
  readonly at: number;
  readonly known: NoteDirectory;
}

const letterI = 0x49;
const letterM = 0x4d;
const samsungSlack = 16;

/** Tells notes by how they begin and, where they have no beginning of their own, by the camera's maker. */
export function noteLayout(block: TiffBlock, entry: TiffEntry, make: string): NoteLayout | undefined {
  const note = slice(block.bytes, entry.at, entry.length);
  return note.length < 18 ? undefined : (byBeginning(block, entry.at, note) ?? byMaker(block, entry, make));
}

function byBeginning(block: TiffBlock, at: number, note: Uint8Array): NoteLayout | undefined {
  const begins = (start: string): boolean => matches(note, 0, start);
  if (begins("Nikon\0")) {
    return nikon(block, at, note);
  }
  if (begins("OLYMPUS\0")) {
    return inside(block, at, note[8] === letterM, 12, olympusNotes);
  }
  if (begins("OM SYSTEM\0")) {
    return inside(block, at, note[12] === letterM, 16, olympusNotes);
  }
  if (begins("OLYMP\0")) {
    return outside(block, at + 8, olympusNotes);
  }
  if (begins("Apple iOS\0")) {
    return inside(block, at, note[12] === letterM, 14, appleNotes);
  }
  if (begins("FUJIFILM")) {
    return inside(block, at, false, u32(note, 8, false), fujifilmNotes);
  }
  if (begins("SONY ")) {
    return outside(block, at + 12, sonyNotes);
  }
  if (begins("Panasonic\0\0\0")) {
    return outside(block, at + 12, panasonicNotes);
  }
  if (begins("AOC\0")) {
    return outside(block, at + 6, pentaxNotes);
  }
  if (begins("PENTAX \0")) {
    return inside(block, at, note[8] === letterM, 10, pentaxNotes);
  }
  return begins("SIGMA\0") || begins("FOVEON\0") ? outside(block, at + 10, sigmaNotes) : undefined;
}

/** A whole TIFF block of its own behind ten bytes, or in older cameras only its directory. */
function nikon(block: TiffBlock, at: number, note: Uint8Array): NoteLayout | undefined {
  const order = byteAt(note, 10);
  return order === note[11] && (order === letterI || order === letterM)
    ? inside(block, at + 10, order === letterM, u32(note, 14, order === letterM), nikonNotes)
    : outside(block, at + 8, nikonNotes);
}

function inside(
  block: TiffBlock,
  at: number,
  bigEndian: boolean,
  directory: number,
  known: NoteDirectory,
): NoteLayout | undefined {
  return directory < block.bytes.length ? { block: block.readAs(bigEndian, at), at: at + directory, known } : undefined;
}

/** Offsets that count from the beginning of the Exif block, as its own do. */
function outside(block: TiffBlock, at: number, known: NoteDirectory): NoteLayout {
  return { block: block.readAs(isBigEndian(block, at), 0), at, known };
}

/** Programs that write Exif anew in the other byte order leave the notes as they are; no directory has 256 entries. */
function isBigEndian(block: TiffBlock, at: number): boolean {
  return at <= block.bytes.length - 2 && u16(block.bytes, at, block.bigEndian) >= 256
    ? !block.bigEndian
    : block.bigEndian;
}

function byMaker(block: TiffBlock, entry: TiffEntry, make: string): NoteLayout | undefined {
  if (make.startsWith("Canon")) {
    const bigEndian = isBigEndian(block, entry.at);
    const moved = canonNotesMoved(slice(block.bytes, entry.at, entry.length), entry.at, bigEndian);
    return { block: block.readAs(bigEndian, moved), at: entry.at, known: canonNotes };
  }
  if (make.startsWith("NIKON")) {
    return outside(block, entry.at, nikonNotes);
  }
  if (make.startsWith("SONY")) {
    return outside(block, entry.at, sonyNotes);
  }
  return make.startsWith("SAMSUNG") || make.startsWith("Samsung") ? samsung(block, entry) : undefined;
}

/** Samsung's offsets count from the block or from the note, by model: its values stand right behind the directory. */
function samsung(block: TiffBlock, entry: TiffEntry): NoteLayout {
  const bigEndian = isBigEndian(block, entry.at);
  const own = block.readAs(bigEndian, entry.at);
  const directory = own.directory(entry.at);
  const end = entry.at + 6 + 12 * directory.length;
  const places = directory.filter(({ length }) => length > 4).map(({ at }) => at);
  const first = places.length === 0 ? 0 : Math.min(...places);
  const fits = first >= end && first <= end + samsungSlack;
  return { block: fits ? own : block.readAs(bigEndian, 0), at: entry.at, known: samsungNotes };
}
