import { u16 } from "../../reading/read";
import { textOf } from "../../reading/text";
import type { TiffBlock, TiffEntry } from "../tiff-block";
import type { NoteReader } from "./note-directory";

/* The forms in which makers write values. */

const longest = 200;
const unset = 0xffffffff;

/** A name or a place. */
export function noteText(block: TiffBlock, entry: TiffEntry): string {
  return said(textOf(noteStart(block, entry)));
}

/** A serial number: printable ASCII, and not only zeros, blanks and the like. */
export function noteSerial(block: TiffBlock, entry: TiffEntry): string {
  const text = textOf(noteStart(block, entry)).replace(/^ +| +$/g, "");
  return /^[ -~]*$/.test(text) ? said(text) : "";
}

/** A number. */
export function noteNumber(block: TiffBlock, entry: TiffEntry, index = 0): string {
  const number = block.number(entry, index);
  return number > 0 && number < unset ? String(number) : "";
}

/** A serial number as Canon prints it, with ten digits. */
export function noteTenDigits(block: TiffBlock, entry: TiffEntry): string {
  const number = noteNumber(block, entry);
  return number === "" ? "" : number.padStart(10, "0");
}

/** The first bytes of a block as hexadecimal digits; none when all are zero. */
export function noteHex(most: number): NoteReader {
  return (block, entry) => {
    const bytes = noteStart(block, entry).subarray(0, most);
    return bytes.every((byte) => byte === 0)
      ? ""
      : Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
}

/** How many faces: a 16-bit number at a place in a block. Cameras that saw none say 0. */
export function noteFaces(at: number): NoteReader {
  return (block, entry) => {
    const bytes = noteStart(block, entry);
    return at <= bytes.length - 2 ? count(u16(bytes, at, block.bigEndian)) : "";
  };
}

/** How many faces: a byte at a place in a block. */
export function noteFacesInByte(at: number): NoteReader {
  return (block, entry) => count(noteStart(block, entry)[at] ?? 0);
}

/** How many faces: a number. */
export function noteFaceNumber(block: TiffBlock, entry: TiffEntry): string {
  return count(block.number(entry));
}

function count(faces: number): string {
  return faces > 0 && faces <= 100 ? String(faces) : "";
}

/** A date in seven or eight bytes: a 16-bit year, then month, day, hours, minutes and seconds. */
export function noteMoment(block: TiffBlock, entry: TiffEntry): string {
  const bytes = noteStart(block, entry);
  if (bytes.length < 7) {
    return "";
  }
  const [, , month = 0, day = 0, ...clock] = bytes;
  const date = noteDate(u16(bytes, 0, block.bigEndian), month, day);
  return date === "" ? "" : `${date} ${clock.slice(0, 3).map(two).join(":")}`;
}

/** A year, month and day, or nothing when no calendar has such a day. */
export function noteDate(year: number, month: number, day: number): string {
  const exists = year >= 1980 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return exists ? `${year}-${two(month)}-${two(day)}` : "";
}

export function noteStart(block: TiffBlock, entry: TiffEntry): Uint8Array {
  return block.bytesOf(entry).subarray(0, longest);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Fields that were never filled hold zeros, blanks, dashes or 0xFF. */
function said(text: string): string {
  return /^[0 \-.ÿ\t]*$/.test(text) ? "" : text;
}
