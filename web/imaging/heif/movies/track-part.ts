import type { Pieces } from "../../building/pieces";
import type { SampleEntry } from "./sample-entry";
import type { Sample } from "./sample-table";
import type { Track, TrackHeader } from "./track";
import type { TrackEdits } from "./track-edits";
import type { TrackTimes } from "./track-times";

/** A track that stays, as it is written. */
export interface TrackPart {
  readonly track: Track;
  readonly header: TrackHeader;
  readonly entries: readonly SampleEntry[];
  /** The samples as they stood in the file; entries are numbers of `entries`. */
  readonly samples: readonly Sample[];
  /** How long each is now. */
  readonly lengths: readonly number[];
  readonly data: Pieces;
  /** An earlier track with the very same samples, which are written once; undefined where there is none. */
  readonly sameData: TrackPart | undefined;
  readonly times: TrackTimes;
  readonly edits: TrackEdits | undefined;
}
