import { byteAt, matches, slice, u32 } from "../../reading/read";
import { type Box, bodyLength, hasShortHead, readBoxes } from "../box";
import { payloadPasses } from "../heif-payload-walker";
import { isZero } from "../unused-bytes";
import { matrixLength, matrixMakesSense } from "./movie-matrix";
import { TrackWalker } from "./track-walker";

/** Places of samples: how long they are by where they begin. */
export type SamplePlaces = ReadonlySet<string>;

export interface WalkedMovie {
  /** "at length" of all samples. */
  readonly samples: SamplePlaces;
  /** Where in the file the tracks' data begins. */
  readonly dataAt: number;
}

/**
 * The strict reading of a cleaned sequence: known boxes in their order, each of its exact length; every sample is one of a
 * track, and the tracks' data ends where the file does. Undefined when it doesn't pass.
 */
export function walkMovie(file: Uint8Array, movie: Box, data: Box): WalkedMovie | undefined {
  const { boxes, rest } = readBoxes(file, movie.body, movie.end);
  const [header, ...others] = boxes;
  const areKnown = others.every((box) => box.type === "trak" && hasShortHead(box));
  if (rest !== movie.end || header?.type !== "mvhd" || others.length === 0 || !areKnown) {
    return undefined;
  }
  const tracks = others.map((_, i) => new TrackWalker(i + 1));
  const pass = tracks.every((track, i) => {
    const box = others[i];
    return box !== undefined && track.passes(file, box);
  });
  if (!pass || !headerPasses(file, header, boxes.length) || !allAreShown(tracks)) {
    return undefined;
  }
  return walkSamples(file, tracks, data);
}

function headerPasses(file: Uint8Array, box: Box, next: number): boolean {
  const extra = headExtra(file, box);
  const at = box.body + 20 + (extra ?? 0);
  return (
    extra !== undefined &&
    hasShortHead(box) &&
    bodyLength(box) === 100 + extra &&
    u32(file, box.body) % 2 ** 24 === 0 &&
    u32(file, box.body + (extra > 0 ? 20 : 12)) > 0 &&
    matches(file, at, `\0\x01\0\0\x01${"\0".repeat(11)}`) &&
    matrixMakesSense(slice(file, at + 16, matrixLength)) &&
    isZero(file, at + 52, at + 76) &&
    u32(file, at + 76) === next
  );
}

/** How many bytes longer than version 0 a header with two times and a duration is; undefined when the times aren't zero. */
export function headExtra(file: Uint8Array, box: Box): number | undefined {
  const version = byteAt(file, box.body);
  const areZero = version <= 1 && isZero(file, box.body + 4, box.body + (version === 1 ? 20 : 12));
  return areZero ? 12 * version : undefined;
}

/** Each track's samples follow the last one's, or are those of an earlier track. */
function walkSamples(file: Uint8Array, tracks: readonly TrackWalker[], data: Box): WalkedMovie | undefined {
  const dataAt = tracks[0]?.samples[0]?.at ?? 0;
  const samples = new Set<string>();
  let at = dataAt;
  for (const track of tracks) {
    const isNew = track.samples[0]?.at === at;
    for (const sample of track.samples) {
      const key = `${sample.at} ${sample.length}`;
      const entry = track.entries[sample.entry];
      const isInPlace = isNew ? sample.at === at : samples.has(key);
      if (!isInPlace || entry === undefined) {
        return undefined;
      }
      if (!payloadPasses(entry.type, slice(file, sample.at, sample.length), entry.lengthBytes)) {
        return undefined;
      }
      at += isNew ? sample.length : 0;
      samples.add(key);
    }
  }
  return at === data.end ? { samples, dataAt } : undefined;
}

function allAreShown(tracks: readonly TrackWalker[]): boolean {
  const pictures = tracks.filter((track) => !track.isAuxiliary);
  const areShown = pictures.every(
    ({ handler, isEnabled }) => handler !== "auxv" && isEnabled === pictures[0]?.isEnabled,
  );
  return areShown && groupsAreInOrder(tracks) && tracks.every(({ references }) => referencesPass(references, tracks));
}

function groupsAreInOrder(tracks: readonly TrackWalker[]): boolean {
  let groups = 0;
  for (const { alternateGroup } of tracks) {
    if (alternateGroup > groups + 1) {
      return false;
    }
    groups = Math.max(groups, alternateGroup);
  }
  return true;
}

function referencesPass(references: TrackWalker["references"], tracks: readonly TrackWalker[]): boolean {
  return references.every(({ type, to }) => {
    const target = tracks[to - 1];
    return target !== undefined && (type !== "auxl" || !target.isAuxiliary);
  });
}
