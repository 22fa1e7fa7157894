import { u16 } from "../reading/read";
import type { ReportBuilder } from "../reporting/report-builder";
import { reportTail } from "../reporting/tail-findings";
import type { TiffBlock } from "../reporting/tiff-block";
import { TiffDirectory } from "./tiff-directory";
import type { TiffReader } from "./tiff-reader";
import { tiffTags } from "./tiff-tags";

const maxDirectories = 20_000;
const headerLength = 8;

const pointers = new Set<number>([
  tiffTags.subDirectories,
  tiffTags.exifDirectory,
  tiffTags.gpsDirectory,
  tiffTags.interoperabilityDirectory,
]);

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Reports bytes to which nothing in the file points. None of them is kept anyway. */
export function reportGaps({ block }: TiffReader, report: ReportBuilder): void {
  const { bytes } = block;
  let behind = 0;
  let hidden = 0;
  for (const { start, end } of new TiffGaps(block).stretches()) {
    if (start > behind && hasBytes(bytes, behind, start)) {
      hidden += Math.min(start, bytes.length) - behind;
    }
    behind = Math.max(behind, Math.min(end, bytes.length));
  }
  if (hidden > 0) {
    report.addBytes("other", "Bytes that nothing in the file points at", hidden);
  }
  if (hasBytes(bytes, behind, bytes.length)) {
    reportTail(bytes.subarray(behind), report);
  }
}

/** Zeros only fill up. */
function hasBytes(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end && at < bytes.length; at++) {
    if (bytes[at] !== 0) {
      return true;
    }
  }
  return false;
}

/** Walks everything that anything in the file points at. */
class TiffGaps {
  readonly #block: TiffBlock;
  readonly #known: Stretch[] = [{ start: 0, end: headerLength }];
  readonly #next: number[];
  #left: number;

  constructor(block: TiffBlock) {
    this.#block = block;
    this.#next = [block.first];
    this.#left = 2 * block.bytes.length;
  }

  stretches(): readonly Stretch[] {
    const seen = new Set<number>();
    for (let i = 0; i < this.#next.length && this.#left > 0 && seen.size < maxDirectories; i++) {
      const offset = this.#next[i] ?? 0;
      if (!seen.has(offset)) {
        seen.add(offset);
        this.#directory(offset);
      }
    }
    return this.#known.sort((one, other) => one.start - other.start || one.end - other.end);
  }

  #directory(offset: number): void {
    const directory = new TiffDirectory(this.#block, offset);
    if (directory.entries.length === 0) {
      return;
    }
    this.#left -= 12 * directory.entries.length;
    this.#add(offset, 2 + 12 * u16(this.#block.bytes, offset, this.#block.bigEndian) + 4);
    for (const entry of directory.entries) {
      if (entry.length > 4) {
        this.#add(entry.at, entry.length);
      }
      for (let i = 0; pointers.has(entry.tag) && i < Math.min(entry.count, maxDirectories); i++) {
        this.#next.push(this.#block.number(entry, i));
      }
    }
    this.#parts(directory, tiffTags.stripOffsets, tiffTags.stripByteCounts);
    this.#parts(directory, tiffTags.tileOffsets, tiffTags.tileByteCounts);
    this.#parts(directory, tiffTags.jpegInterchangeFormat, tiffTags.jpegInterchangeFormatLength);
    this.#next.push(this.#block.next(offset));
  }

  #parts(directory: TiffDirectory, offsets: number, counts: number): void {
    const starts = directory.find(offsets);
    const lengths = directory.find(counts);
    for (let i = 0; starts !== undefined && i < starts.count && this.#left > 0; i++) {
      const length = lengths === undefined ? this.#block.bytes.length : this.#block.number(lengths, i);
      this.#left -= 8;
      this.#add(this.#block.number(starts, i), length);
    }
  }

  /** Neighbours are noted as one: a large picture has a strip for every row. */
  #add(start: number, length: number): void {
    const last = this.#known[this.#known.length - 1];
    if (last !== undefined && last.end === start) {
      this.#known[this.#known.length - 1] = { start: last.start, end: start + length };
    } else {
      this.#known.push({ start, end: start + length });
    }
  }
}
