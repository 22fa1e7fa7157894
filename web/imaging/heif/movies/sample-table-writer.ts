import type { BoxWriter } from "../box-writer";
import type { TrackPart } from "./track-part";
import type { SampleRun } from "./track-times";

const resolution = 72 << 16;
const depth = 24;
const noColourTable = 0xffff;

/**
 * Writes a track's `stbl` box anew. A chunk is all samples that follow each other with the same sample entry.
 * @param at Where in the file the track's samples begin.
 */
export function writeSampleTable(part: TrackPart, at: number, writer: BoxWriter): void {
  const { deltas, offsets, sync } = part.times;
  const start = writer.begin("stbl");
  writeEntries(part, writer);
  writeRuns("stts", 0, deltas, writer);
  if (offsets !== undefined) {
    writeRuns("ctts", offsets.version, offsets.runs, writer);
  }
  if (sync !== undefined) {
    writeNumbers("stss", sync, writer);
  }
  writeChunks(part, at, writer);
  writer.end(start);
}

function writeEntries({ entries }: TrackPart, writer: BoxWriter): void {
  const start = writer.beginFull("stsd", 0, 0);
  writer.u32(entries.length);
  for (const entry of entries) {
    const box = writer.begin(entry.type);
    writer.zeros(6);
    writer.u16(1);
    writer.zeros(16);
    writer.u16(entry.width);
    writer.u16(entry.height);
    writer.u32(resolution);
    writer.u32(resolution);
    writer.zeros(4);
    writer.u16(1);
    // An empty name.
    writer.zeros(32);
    writer.u16(depth);
    writer.u16(noColourTable);
    for (const property of entry.properties) {
      writer.bytes(property.box);
    }
    writer.end(box);
  }
  writer.end(start);
}

function writeRuns(type: string, version: number, runs: readonly SampleRun[], writer: BoxWriter): void {
  const start = writer.beginFull(type, version, 0);
  writer.u32(runs.length);
  for (const { samples, value } of runs) {
    writer.u32(samples);
    writer.u32(value);
  }
  writer.end(start);
}

function writeNumbers(type: string, numbers: readonly number[], writer: BoxWriter): void {
  const start = writer.beginFull(type, 0, 0);
  writer.u32(numbers.length);
  for (const number of numbers) {
    writer.u32(number);
  }
  writer.end(start);
}

function writeChunks({ samples, lengths }: TrackPart, dataAt: number, writer: BoxWriter): void {
  const chunks: { readonly offset: number; samples: number; readonly entry: number }[] = [];
  let at = dataAt;
  samples.forEach(({ entry }, i) => {
    const last = chunks[chunks.length - 1];
    if (last?.entry === entry) {
      last.samples++;
    } else {
      chunks.push({ offset: at, samples: 1, entry });
    }
    at += lengths[i] ?? 0;
  });
  const start = writer.beginFull("stsc", 0, 0);
  writer.u32(chunks.length);
  chunks.forEach((chunk, i) => {
    writer.u32(i + 1);
    writer.u32(chunk.samples);
    writer.u32(chunk.entry + 1);
  });
  writer.end(start);
  writeSizes(lengths, writer);
  writeNumbers(
    "stco",
    chunks.map(({ offset }) => offset),
    writer,
  );
}

function writeSizes(lengths: readonly number[], writer: BoxWriter): void {
  const [first = 0] = lengths;
  const areEqual = lengths.every((length) => length === first);
  const start = writer.beginFull("stsz", 0, 0);
  writer.u32(areEqual ? first : 0);
  writer.u32(lengths.length);
  for (const length of areEqual ? [] : lengths) {
    writer.u32(length);
  }
  writer.end(start);
}
