import { Pieces } from "../building/pieces";
import type { ReportBuilder } from "../reporting/report-builder";
import type { PngChunk } from "./png-chunk";
import { measureRows } from "./png-pixels";

/** Makes a chunk that can't stay as it is: the one it stands for, and its part of the stream. */
export type ChunkMaker = (original: PngChunk, part: Uint8Array) => Uint8Array;

/** The chunks of one packed stream. */
export interface PngStream {
  /** In order. */
  readonly chunks: readonly PngChunk[];
  /** Bytes of each chunk's data before its part of the stream: 4 in fdAT. */
  readonly skip: number;
  /** What the stream must unpack to. */
  readonly expected: number;
  readonly make: ChunkMaker;
}

/**
 * Writes the chunks of one packed stream: as they are when the stream is exact, else cut or replaced.
 * @returns How many chunks were left out.
 * @throws PictureRefusedError The stream does not give the picture.
 */
export function writeRows({ chunks, skip, expected, make }: PngStream, output: Pieces, report: ReportBuilder): number {
  if (report.isSecondReading) {
    for (const chunk of chunks) {
      output.add(chunk.whole);
    }
    return 0;
  }
  const fit = measureRows(join(chunks, skip), expected);
  const [first] = chunks;
  if (fit.hidden > 0) {
    report.addBytes("other", "Bytes behind the last row", fit.hidden);
  }
  if (fit.spared > 0) {
    report.addBytes("other", "Data inside the coded picture", fit.spared);
  }
  if (fit.replacement !== undefined && first !== undefined) {
    output.add(make(first, fit.replacement));
    return chunks.length - 1;
  }
  let left = fit.length;
  let written = 0;
  for (const chunk of chunks) {
    const length = chunk.length - skip;
    if (left === 0 && length > 0) {
      break;
    }
    output.add(length <= left ? chunk.whole : make(chunk, chunk.data.subarray(skip, skip + left)));
    left -= Math.min(left, length);
    written++;
  }
  return chunks.length - written;
}

function join(chunks: readonly PngChunk[], skip: number): Uint8Array {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) {
    return first.data.subarray(skip);
  }
  const joined = new Pieces();
  for (const chunk of chunks) {
    joined.add(chunk.data.subarray(skip));
  }
  return joined.join();
}
