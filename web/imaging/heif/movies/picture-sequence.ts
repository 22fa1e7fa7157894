import { Pieces } from "../../building/pieces";
import { requirePixels } from "../../building/pixels";
import { PictureRefusedError } from "../../picture-refused-error";
import type { ReportBuilder } from "../../reporting/report-builder";
import type { HeifBrands } from "../heif-brands";
import type { HeifFile } from "../heif-file";
import { construction } from "../heif-item";
import type { HeifItemData } from "../heif-item-data";
import type { HeifPart } from "../heif-part";
import { lengthBytesOf } from "../heif-parts";
import { type HeifSize, transformed } from "../heif-size";
import { Movie } from "./movie";
import { isOnItsSide } from "./movie-matrix";
import { codingOf, type SampleEntry } from "./sample-entry";
import type { TrackPart } from "./track-part";
import { TrackParts } from "./track-parts";

/** Real files have one or two; each costs a look at all before it. */
const maxTracks = 64;

/** An image sequence (ISO/IEC 23008-12 section 7): the tracks that stay. */
export interface PictureSequence {
  readonly movie: Movie;
  readonly parts: readonly TrackPart[];
}

/**
 * Undefined when the file has no tracks that are to be shown.
 * @throws PictureRefusedError Damaged, in fragments, or of a coding that isn't known.
 */
export function readSequence(
  file: Uint8Array,
  boxes: HeifFile,
  brands: HeifBrands,
  report: ReportBuilder,
): PictureSequence | undefined {
  if (boxes.movie === undefined || !brands.isSequence) {
    return undefined;
  }
  const movie = new Movie(file, boxes.movie);
  if (movie.isFragmented || boxes.all.some(({ type }) => type === "moof")) {
    throw new PictureRefusedError("unsupportedFormat", "Fragmented HEIF sequence");
  }
  const shown = movie.shown(file);
  if (shown.length > maxTracks) {
    throw new PictureRefusedError("malformed");
  }
  return shown.length === 0 ? undefined : { movie, parts: new TrackParts(file, report).all(shown) };
}

export function isAnimated({ parts }: PictureSequence): boolean {
  return parts.some(({ samples }) => samples.length > 1);
}

/** Types of the samples as `HeifBrands.kept` wants them. */
export function codingsOf({ parts }: PictureSequence): string[] {
  return parts.flatMap(({ entries }) => entries.map((entry) => `+${codingOf(entry)}`));
}

/** The samples of all tracks, one after the other. */
export function dataOf({ parts }: PictureSequence): Pieces {
  const data = new Pieces();
  for (const part of parts) {
    if (part.sameData === undefined) {
      data.addAll(part.data);
    }
  }
  return data;
}

/** How large it is shown: as the first track's first sample is, cropped and turned. */
export function displayedSequence({ parts }: PictureSequence): HeifSize {
  for (const { width, height } of parts.flatMap(({ entries }) => entries)) {
    requirePixels(width, height);
  }
  const first = parts.find(({ track }) => !track.references.has("auxl"));
  const entry = first?.entries[first.samples[0]?.entry ?? 0];
  if (first === undefined || entry === undefined) {
    throw new PictureRefusedError("malformed");
  }
  const { width, height } = transformed(entry.properties, entry);
  return isOnItsSide(first.header.matrix) ? { width: height, height: width } : { width, height };
}

interface Place {
  readonly length: number;
  readonly newLength: number;
  readonly at: number;
  readonly entry: SampleEntry;
}

/** Where in the tracks' data an item's data stands when it is a sample's as well: it is written once. */
export function sharedData(
  sequence: PictureSequence,
  items: readonly HeifPart[],
  itemData: HeifItemData,
): Map<HeifPart, number> {
  const places = placesOf(sequence);
  const shared = new Map<HeifPart, number>();
  for (const part of items) {
    const ranges = itemData.ranges(part.item) ?? [];
    const [range] = ranges;
    const isPlain = part.sameData === undefined && part.item.construction === construction.inFile;
    const place = isPlain && ranges.length === 1 && range !== undefined ? places.get(range.start) : undefined;
    const isSame =
      place !== undefined &&
      place.length === (range?.end ?? 0) - (range?.start ?? 0) &&
      place.newLength === part.data.length &&
      codingOf(place.entry) === part.item.type &&
      place.entry.lengthBytes === lengthBytesOf(part.item.type, part.properties);
    if (isSame) {
      shared.set(part, place.at);
    }
  }
  return shared;
}

function placesOf({ parts }: PictureSequence): Map<number, Place> {
  const places = new Map<number, Place>();
  let at = 0;
  for (const part of parts.filter(({ sameData }) => sameData === undefined)) {
    for (const [i, { start, length, entry: number }] of part.samples.entries()) {
      const newLength = part.lengths[i] ?? 0;
      const entry = part.entries[number];
      if (!places.has(start) && entry !== undefined) {
        places.set(start, { length, newLength, at, entry });
      }
      at += newLength;
    }
  }
  return places;
}
