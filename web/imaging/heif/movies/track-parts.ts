import { Pieces } from "../../building/pieces";
import { PictureRefusedError } from "../../picture-refused-error";
import type { ReportBuilder } from "../../reporting/report-builder";
import { cleanAv1Units } from "../av1-units";
import { NalUnits } from "../nal-units";
import { requireSense } from "./movie-numbers";
import { SampleBudget } from "./sample-budget";
import { SampleEntries } from "./sample-entries";
import { codingOf, readsLike, type SampleEntry } from "./sample-entry";
import { readSamples, type Sample } from "./sample-table";
import type { Track } from "./track";
import { readEdits } from "./track-edits";
import type { TrackPart } from "./track-part";
import { readTimes } from "./track-times";

/** Cleans what stays of each track: its tables, its sample entries, and each sample by its coding. */
export class TrackParts {
  readonly #file: Uint8Array;
  readonly #report: ReportBuilder;
  readonly #budget: SampleBudget;
  readonly #parts: TrackPart[] = [];

  constructor(file: Uint8Array, report: ReportBuilder) {
    this.#file = file;
    this.#report = report;
    this.#budget = new SampleBudget(2 * file.length);
  }

  /** @throws PictureRefusedError Damaged, or of a coding that isn't known. */
  all(tracks: readonly Track[]): TrackPart[] {
    for (const track of tracks) {
      this.#parts.push(this.#part(track));
    }
    return this.#parts;
  }

  #part(track: Track): TrackPart {
    const header = track.readHeader(this.#file);
    const found = readSamples(this.#file, track.boxes, this.#budget);
    requireSense(found.length > 0);
    const used = [...new Set(found.map(({ entry }) => entry))].sort((a, b) => a - b);
    const entries = new SampleEntries(this.#file, track.boxes, this.#report).clean(used);
    const numbers = new Map(used.map((entry, i) => [entry, i]));
    const samples = found.map(({ start, length, entry }) => ({ start, length, entry: numbers.get(entry) ?? 0 }));
    const times = readTimes(this.#file, track.boxes, samples.length, this.#report);
    const sameData = this.#parts.find((other) => isSame(other, samples, entries));
    const data = sameData?.data ?? new Pieces();
    const lengths = sameData?.lengths ?? this.#clean(samples, entries, data);
    const edits = readEdits(this.#file, track.boxes, times, this.#report);
    return { track, header, entries, samples, lengths, data, sameData, times, edits };
  }

  #clean(samples: readonly Sample[], entries: readonly SampleEntry[], output: Pieces): number[] {
    const cleaners = entries.map((entry) => this.#cleaner(entry));
    return samples.map(({ start, length, entry }) => {
      const before = output.length;
      cleaners[entry]?.(this.#file.subarray(start, start + length), output);
      if (output.length === before) {
        throw new PictureRefusedError("malformed");
      }
      return output.length - before;
    });
  }

  #cleaner(entry: SampleEntry): (data: Uint8Array, output: Pieces) => void {
    const coding = codingOf(entry);
    if (coding === "av01") {
      return (data, output) => {
        cleanAv1Units(data, output, this.#report);
      };
    }
    const units = new NalUnits(coding === "hvc1", entry.lengthBytes, this.#report);
    return (data, output) => units.clean(data, output);
  }
}

/** Whether an earlier track's samples stand in the same places and are read the same way. */
function isSame(other: TrackPart, samples: readonly Sample[], entries: readonly SampleEntry[]): boolean {
  return (
    other.sameData === undefined &&
    other.samples.length === samples.length &&
    samples.every((ours, i) => {
      const theirs = other.samples[i];
      const entry = entries[ours.entry];
      const theirEntry = other.entries[theirs?.entry ?? -1];
      return (
        ours.start === theirs?.start &&
        ours.length === theirs.length &&
        entry !== undefined &&
        theirEntry !== undefined &&
        readsLike(entry, theirEntry)
      );
    })
  );
}
