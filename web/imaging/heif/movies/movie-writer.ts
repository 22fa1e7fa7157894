import { BoxWriter } from "../box-writer";
import type { Movie } from "./movie";
import { isLongDuration, writeDuration } from "./movie-numbers";
import { writeSampleTable } from "./sample-table-writer";
import type { Track } from "./track";
import type { TrackEdits } from "./track-edits";
import type { TrackPart } from "./track-part";

const lastShortFrom = 0x7fff_ffff;

/** Writes the `moov` box anew. docs/cleaning-heif.md has every field. */
export class MovieWriter {
  readonly #movie: Movie;
  readonly #parts: readonly TrackPart[];
  readonly #ids: ReadonlyMap<number, number>;
  readonly #groups: readonly number[];

  constructor(movie: Movie, parts: readonly TrackPart[]) {
    this.#movie = movie;
    this.#parts = parts;
    this.#ids = new Map(parts.map(({ track }, i) => [track.id, i + 1]));
    this.#groups = [...new Set([0, ...parts.map(({ header }) => header.alternateGroup)])];
  }

  /** @param dataAt Where in the file the tracks' data begins. The box is equally long for any. */
  write(dataAt: number): Uint8Array {
    const writer = new BoxWriter();
    const start = writer.begin("moov");
    this.#writeHeader(writer);
    let at = dataAt;
    const places = new Map<TrackPart, number>();
    for (const part of this.#parts) {
      const place = (part.sameData && places.get(part.sameData)) ?? at;
      places.set(part, place);
      at += part.sameData === undefined ? part.data.length : 0;
      this.#writeTrack(part, place, writer);
    }
    writer.end(start);
    return writer.toBytes();
  }

  #writeHeader(writer: BoxWriter): void {
    const { duration, timeScale, matrix } = this.#movie;
    const isLong = isLongDuration(duration);
    const start = writer.beginFull("mvhd", isLong ? 1 : 0, 0);
    writer.zeros(isLong ? 16 : 8);
    writer.u32(timeScale);
    writeDuration(writer, duration, isLong);
    // At its own speed and volume.
    writer.u32(0x10000);
    writer.u16(0x100);
    writer.zeros(10);
    writer.bytes(matrix);
    writer.zeros(24);
    writer.u32(this.#parts.length + 1);
    writer.end(start);
  }

  #writeTrack(part: TrackPart, at: number, writer: BoxWriter): void {
    const start = writer.begin("trak");
    this.#writeTrackHeader(part, writer);
    this.#writeReferences(part.track, writer);
    writeEdits(part.edits, writer);
    const media = writer.begin("mdia");
    writeMediaHeader(part, writer);
    writeHandler(part.track, writer);
    const information = writer.begin("minf");
    writeVideoHeader(writer);
    writeDataReferences(writer);
    writeSampleTable(part, at, writer);
    writer.end(information);
    writer.end(media);
    writer.end(start);
  }

  #writeTrackHeader({ track, header }: TrackPart, writer: BoxWriter): void {
    const isLong = isLongDuration(header.duration);
    const start = writer.beginFull("tkhd", isLong ? 1 : 0, track.flags);
    writer.zeros(isLong ? 16 : 8);
    writer.u32(this.#ids.get(track.id) ?? 0);
    writer.zeros(4);
    writeDuration(writer, header.duration, isLong);
    writer.zeros(8);
    writer.u16(header.layer);
    writer.u16(this.#groups.indexOf(header.alternateGroup));
    writer.zeros(4);
    writer.bytes(header.matrix);
    writer.u32(header.width);
    writer.u32(header.height);
    writer.end(start);
  }

  /** Whose alpha plane it is, and by which one it is multiplied. */
  #writeReferences(track: Track, writer: BoxWriter): void {
    const kept = ["auxl", "prem"]
      .map((type) => ({ type, to: this.#keptTargets(track.references.get(type) ?? []) }))
      .filter(({ to }) => to.length > 0);
    if (kept.length === 0) {
      return;
    }
    const start = writer.begin("tref");
    for (const { type, to } of kept) {
      const box = writer.begin(type);
      for (const id of to) {
        writer.u32(id);
      }
      writer.end(box);
    }
    writer.end(start);
  }

  #keptTargets(targets: readonly number[]): number[] {
    return [...new Set(targets.map((id) => this.#ids.get(id)).filter((id) => id !== undefined))];
  }
}

function writeEdits(edits: TrackEdits | undefined, writer: BoxWriter): void {
  if (edits === undefined) {
    return;
  }
  const isLong = edits.all.some(({ duration, from }) => isLongDuration(duration) || from > lastShortFrom);
  const start = writer.begin("edts");
  const list = writer.beginFull("elst", isLong ? 1 : 0, edits.repeats ? 1 : 0);
  writer.u32(edits.all.length);
  for (const { duration, from, rate } of edits.all) {
    writeDuration(writer, duration, isLong);
    writeDuration(writer, from, isLong);
    writer.u32(rate);
  }
  writer.end(list);
  writer.end(start);
}

function writeMediaHeader({ times }: TrackPart, writer: BoxWriter): void {
  const isLong = isLongDuration(times.duration);
  const start = writer.beginFull("mdhd", isLong ? 1 : 0, 0);
  writer.zeros(isLong ? 16 : 8);
  writer.u32(times.timeScale);
  writeDuration(writer, times.duration, isLong);
  // No language.
  writer.u32(0x55c4_0000);
  writer.end(start);
}

function writeHandler(track: Track, writer: BoxWriter): void {
  const start = writer.beginFull("hdlr", 0, 0);
  writer.u32(0);
  writer.type(track.handler);
  // Three reserved numbers and an empty name.
  writer.zeros(13);
  writer.end(start);
}

function writeVideoHeader(writer: BoxWriter): void {
  const start = writer.beginFull("vmhd", 0, 1);
  writer.zeros(8);
  writer.end(start);
}

/** All samples stand in this very file. */
function writeDataReferences(writer: BoxWriter): void {
  const start = writer.begin("dinf");
  const references = writer.beginFull("dref", 0, 0);
  writer.u32(1);
  writer.end(writer.beginFull("url ", 0, 1));
  writer.end(references);
  writer.end(start);
}
