import type { ReportBuilder } from "../../reporting/report-builder";
import { BoxFields } from "../box-fields";
import { allBits, bytesOfVersion, readDuration, requireSense } from "./movie-numbers";
import type { TrackBoxes } from "./track-boxes";
import { reportBehind, type TrackTimes } from "./track-times";

const empty = -1;

/** Forwards, standing still, backwards. */
const rates: readonly number[] = [0x10000, 0, 0xffff_0000];

/** One stretch of a track's time line. */
export interface TrackEdit {
  /** How long it is, in the movie's time scale. */
  readonly duration: number;
  /** From where of the track, in its own time scale; -1 shows nothing. */
  readonly from: number;
  readonly rate: number;
}

/** Which parts of a track are shown, in which order, and whether over and over (ISO/IEC 14496-12 section 8.6.6). */
export interface TrackEdits {
  readonly repeats: boolean;
  readonly all: readonly TrackEdit[];
}

/**
 * Undefined where the whole track is shown once.
 * @throws PictureRefusedError Damaged.
 */
export function readEdits(
  file: Uint8Array,
  boxes: TrackBoxes,
  times: TrackTimes,
  report: ReportBuilder,
): TrackEdits | undefined {
  const box = boxes.find("elst");
  if (box === undefined) {
    return undefined;
  }
  const fields = new BoxFields(file, box);
  const bytes = bytesOfVersion(fields.version);
  const count = fields.u32();
  requireSense(count <= Math.floor(fields.left / (2 * bytes + 4)));
  const end = Math.max(
    times.duration,
    times.deltas.reduce((sum, run) => sum + run.samples * run.value, 0),
  );
  const all: TrackEdit[] = [];
  for (let i = 0; i < count; i++) {
    const edit = { duration: readDuration(fields), from: readFrom(fields, bytes), rate: fields.u32() };
    requireSense(edit.from <= end && isRate(edit.rate));
    all.push(edit);
  }
  reportBehind(fields, "elst", report);
  return all.length > 0 ? { repeats: (fields.flags & 1) !== 0, all } : undefined;
}

export function isRate(rate: number): boolean {
  return rates.includes(rate);
}

/** A number with a sign; of the negative ones only -1 says anything. */
function readFrom(fields: BoxFields, bytes: number): number {
  const first = fields.u32();
  const last = bytes === 4 ? first : fields.u32();
  if (first === allBits && last === allBits) {
    return empty;
  }
  requireSense(first < 2 ** (bytes === 4 ? 31 : 21));
  return bytes === 4 ? first : first * 2 ** 32 + last;
}
