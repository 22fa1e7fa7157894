import { type Box, boxHead, readBoxes } from "../box";
import { BoxFields } from "../box-fields";
import { isAlpha } from "../heif-needs";
import { readMatrix } from "./movie-matrix";
import { bytesOfVersion, readDuration, requireSense } from "./movie-numbers";
import { auxiliaryTypeOf } from "./sample-entries";
import { Track } from "./track";

const visual: readonly string[] = ["pict", "vide"];

/** A `moov` box (ISO/IEC 14496-12 section 8.2): its tracks, and which of them are the picture. */
export class Movie {
  /** In the order of the file. */
  readonly tracks: readonly Track[];

  readonly timeScale: number;
  readonly duration: number;
  readonly matrix: Uint8Array;

  /** Whether samples stand in movie fragments (section 8.8). */
  readonly isFragmented: boolean;

  /** Boxes that no picture needs. */
  readonly others: readonly Box[];

  /** The box, of which the times are told. */
  readonly header: Box;

  /** Bytes at the end that are no box. */
  readonly strayBytes: number;

  /** @throws PictureRefusedError Damaged. */
  constructor(file: Uint8Array, box: Box) {
    const { boxes, rest } = readBoxes(file, box.body, box.end);
    const tracks: Track[] = [];
    const others: Box[] = [];
    const ids = new Set<number>();
    let header: Box | undefined;
    for (const child of boxes) {
      if (child.type === "trak") {
        const track = new Track(file, child);
        requireSense(!ids.has(track.id));
        ids.add(track.id);
        tracks.push(track);
      } else if (child.type === "mvhd" && header === undefined) {
        header = child;
      } else if (child.type !== "mvex") {
        others.push(child);
      }
    }
    this.strayBytes = box.end - rest;
    requireSense(this.strayBytes < boxHead);
    this.tracks = tracks;
    this.others = others;
    this.isFragmented = boxes.some(({ type }) => type === "mvex");
    this.header = header ?? { type: "mvhd", start: 0, body: 0, end: 0 };
    const fields = new BoxFields(file, this.header);
    fields.take(2 * bytesOfVersion(fields.version));
    this.timeScale = fields.u32();
    this.duration = readDuration(fields);
    requireSense(this.timeScale > 0);
    fields.take(16);
    this.matrix = readMatrix(fields);
  }

  /**
   * The tracks that are shown, and the alpha planes of those. Tracks that aren't enabled stay out unless none is; smaller
   * forms of others do as well.
   */
  shown(file: Uint8Array): Track[] {
    const pictures = this.tracks.filter(
      ({ handler, references }) => visual.includes(handler) && !references.has("auxl") && !references.has("thmb"),
    );
    const areEnabled = pictures.some((track) => track.isEnabled);
    const ids = new Set(pictures.filter((track) => track.isEnabled || !areEnabled).map((track) => track.id));
    return this.tracks.filter((track) => ids.has(track.id) || isAlphaOf(track, ids, file));
  }
}

function isAlphaOf(track: Track, pictures: ReadonlySet<number>, file: Uint8Array): boolean {
  const isVisual = visual.includes(track.handler) || track.handler === "auxv";
  if (!isVisual || !(track.references.get("auxl") ?? []).some((id) => pictures.has(id))) {
    return false;
  }
  const type = auxiliaryTypeOf(file, track.boxes);
  return type === "" || isAlpha(type);
}
