import { fixed } from "./gps-findings";
import type { TiffBlock, TiffEntry } from "./tiff-block";

/** A lens told by what it can do: its shortest and longest focal length, and its widest opening at each (Exif 3.0, LensSpecification). */
export function lensRange(block: TiffBlock, entry: TiffEntry): string {
  const [shortest, longest] = [block.rational(entry, 0), block.rational(entry, 1)];
  if (!(shortest > 0 && longest >= shortest && longest < 10_000)) {
    return "";
  }
  const openings = range(block.rational(entry, 2), block.rational(entry, 3));
  return `${range(shortest, longest)} mm${openings === "" ? "" : ` f/${openings}`}`;
}

function range(from: number, to: number): string {
  if (!(from > 0 && to >= from && to < 10_000)) {
    return "";
  }
  return short(from) === short(to) ? short(from) : `${short(from)}-${short(to)}`;
}

/** One decimal, and none where it would be a zero. */
function short(value: number): string {
  const text = fixed(value, 1);
  return text.endsWith(".0") ? text.slice(0, -2) : text;
}
