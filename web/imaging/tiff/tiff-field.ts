import { tiffTypes } from "./tiff-types";

/** A field as we write it: its values in the file's byte order. */
export interface TiffField {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Uint8Array;
}

/** A field of 16-bit numbers. */
export function shortsField(tag: number, bigEndian: boolean, count: number, number: (i: number) => number): TiffField {
  const value = new Uint8Array(2 * count);
  const view = new DataView(value.buffer);
  for (let i = 0; i < count; i++) {
    view.setUint16(2 * i, number(i), !bigEndian);
  }
  return { tag, type: tiffTypes.short, count, value };
}

/** A field of 32-bit numbers. */
export function longsField(tag: number, bigEndian: boolean, count: number, number: (i: number) => number): TiffField {
  const value = new Uint8Array(4 * count);
  const view = new DataView(value.buffer);
  for (let i = 0; i < count; i++) {
    view.setUint32(4 * i, number(i), !bigEndian);
  }
  return { tag, type: tiffTypes.long, count, value };
}
