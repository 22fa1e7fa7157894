import { Pieces } from "../building/pieces";
import { longsField, type TiffField } from "./tiff-field";
import type { TiffPage } from "./tiff-page";
import { tiffTags } from "./tiff-tags";

const headerLength = 8;
const entryLength = 12;
const inline = 4;

/**
 * Lays pages out one behind the other: directory, values, pixels. Directories and values begin at even places (TIFF 6.0
 * section 2).
 */
export function writeTiff(pages: readonly TiffPage[], bigEndian: boolean): Pieces {
  const output = new Pieces();
  output.add(header(bigEndian));
  pages.forEach((page, i) => {
    writePage(page, i === pages.length - 1, bigEndian, output);
  });
  return output;
}

function header(bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(headerLength).fill(bigEndian ? 0x4d : 0x49, 0, 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(2, 42, !bigEndian);
  view.setUint32(4, headerLength, !bigEndian);
  return bytes;
}

function writePage(page: TiffPage, isLast: boolean, bigEndian: boolean, output: Pieces): void {
  // Where the pixels begin depends on the length of what says where they begin.
  const start = output.length;
  const length = metadataLength(page);
  const pixels = start + length;
  const end = pixels + page.pixels.bytes.length;
  const pad = isLast ? 0 : end % 2;
  output.add(metadata(fieldsOf(page, pixels, bigEndian), start, length, isLast ? 0 : end + pad, bigEndian));
  output.addAll(page.pixels.bytes);
  output.add(new Uint8Array(pad));
}

function fieldsOf({ fields, pixels, layout }: TiffPage, start: number, bigEndian: boolean): TiffField[] {
  const { starts, lengths } = pixels;
  const [offsets, counts] = layout.isTiled
    ? [tiffTags.tileOffsets, tiffTags.tileByteCounts]
    : [tiffTags.stripOffsets, tiffTags.stripByteCounts];
  const placeOf = (i: number): number => (lengths[i] === 0 ? 0 : start + (starts[i] ?? 0));
  return [
    ...fields,
    longsField(offsets, bigEndian, starts.length, placeOf),
    longsField(counts, bigEndian, lengths.length, (i) => lengths[i] ?? 0),
  ].sort((one, other) => one.tag - other.tag);
}

function directoryLength(fields: number): number {
  return 2 + entryLength * fields + 4;
}

function metadataLength({ fields, pixels }: TiffPage): number {
  const tables = directoryLength(fields.length + 2) + 2 * valueLength(4 * pixels.starts.length);
  return fields.reduce((length, { value }) => length + valueLength(value.length), tables);
}

function valueLength(length: number): number {
  return length <= inline ? 0 : length + (length % 2);
}

function metadata(
  fields: readonly TiffField[],
  start: number,
  length: number,
  next: number,
  bigEndian: boolean,
): Uint8Array {
  const block = new Uint8Array(length);
  const view = new DataView(block.buffer);
  view.setUint16(0, fields.length, !bigEndian);
  let at = 2;
  let valueAt = directoryLength(fields.length);
  for (const field of fields) {
    view.setUint16(at, field.tag, !bigEndian);
    view.setUint16(at + 2, field.type, !bigEndian);
    view.setUint32(at + 4, field.count, !bigEndian);
    if (field.value.length <= inline) {
      block.set(field.value, at + 8);
    } else {
      view.setUint32(at + 8, start + valueAt, !bigEndian);
      block.set(field.value, valueAt);
      valueAt += valueLength(field.value.length);
    }
    at += entryLength;
  }
  view.setUint32(at, next, !bigEndian);
  return block;
}
