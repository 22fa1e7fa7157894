import { u16 } from "./read";

/*
 * Hostile bytes as one line of text that is safe to show. Both languages must give the same characters, so every step is
 * spelled out here and nothing is left to a platform's idea of white space or Latin-1 (which browsers take for Windows-1252).
 */

const maxShown = 200;

/** UTF-8 where the bytes are valid UTF-8, else each byte as the character of that number; up to the first NUL. */
export function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decodeText(end < 0 ? bytes : bytes.subarray(0, end));
}

/** As `textOf`, but NULs don't end it. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return latin1(bytes);
  }
}

/** Each byte as the character of that number. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  }
  return text;
}

/** UTF-16 up to the first NUL; an odd last byte is left out. */
export function utf16Of(bytes: Uint8Array, bigEndian: boolean): string {
  const units: string[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const unit = u16(bytes, at, bigEndian);
    if (unit === 0) {
      break;
    }
    units.push(String.fromCharCode(unit));
  }
  return units.join("");
}

/**
 * One line: control, formatting and unpaired surrogate characters become spaces, runs of spaces one, and what is longer
 * than 200 UTF-16 units is cut with an ellipsis.
 */
export function oneLine(text: string): string {
  let line = "";
  let space = false;
  for (let at = 0; at < text.length && line.length <= maxShown; at++) {
    const unit = text.charCodeAt(at);
    const pair = isHigh(unit) && isLow(text.charCodeAt(at + 1));
    if (!pair && isBlank(unit)) {
      space = line.length > 0;
      continue;
    }
    line += space ? " " : "";
    space = false;
    line += text.slice(at, pair ? at + 2 : at + 1);
    at += pair ? 1 : 0;
  }
  return line.length <= maxShown ? line : cut(line);
}

function cut(line: string): string {
  return `${line.slice(0, isLow(line.charCodeAt(maxShown - 1)) ? maxShown - 2 : maxShown - 1)}…`;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Spaces, C0 and C1 controls, marks that change the direction of text, the byte order mark, unpaired surrogates. */
function isBlank(unit: number): boolean {
  return (
    unit <= 0x20 ||
    (unit >= 0x7f && unit <= 0xa0) ||
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x2028 && unit <= 0x202e) ||
    (unit >= 0x2060 && unit <= 0x206f) ||
    (unit >= 0xd800 && unit <= 0xdfff) ||
    unit === 0xfeff ||
    unit >= 0xfffe
  );
}
