import type { ReportBuilder } from "../../reporting/report-builder";
import type { HeifRange } from "../heif-item-data";
import { rangesOfMeta } from "./meta-findings";
import type { Movie } from "./movie";
import { SampleBudget } from "./sample-budget";
import { reportMovieBox, reportTimes, reportTrack, samplesOf } from "./track-findings";
import type { TrackPart } from "./track-part";

/** What a sequence's boxes and the tracks that go tell. */
export function reportMovie(file: Uint8Array, movie: Movie, kept: readonly TrackPart[], report: ReportBuilder): void {
  reportTimes(file, movie.header, report);
  const shown = new Set(kept.map(({ track }) => track));
  const budget = new SampleBudget(Number.POSITIVE_INFINITY);
  for (const track of movie.tracks) {
    reportTrack(file, track, shown.has(track) ? undefined : budget, report);
  }
  for (const box of movie.others) {
    reportMovieBox(file, box, report);
  }
  if (movie.strayBytes > 0) {
    report.addBytes("other", "Bytes between the parts of the picture", movie.strayBytes);
  }
}

/** Where the samples of all tracks stand, as far as that can be read; and what is described beside them. */
export function usedByMovie(file: Uint8Array, movie: Movie): HeifRange[] {
  const used: HeifRange[] = [];
  const budget = new SampleBudget(Number.POSITIVE_INFINITY);
  for (const track of movie.tracks) {
    for (const { start, length } of samplesOf(file, track, budget)) {
      const last = used[used.length - 1];
      if (last?.end === start) {
        used[used.length - 1] = { start: last.start, end: start + length };
      } else {
        used.push({ start, end: start + length });
      }
    }
    addAll(
      used,
      track.boxes.others.flatMap((box) => rangesOfMeta(file, box)),
    );
  }
  addAll(
    used,
    movie.others.flatMap((box) => rangesOfMeta(file, box)),
  );
  return used;
}

function addAll(ranges: HeifRange[], more: readonly HeifRange[]): void {
  for (const range of more) {
    ranges.push(range);
  }
}
