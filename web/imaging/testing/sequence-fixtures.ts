/** Small image sequences, written box by box, in the form in which the cleaner writes them. Nothing here is in any page. */
import { be32 } from "../reading/read";
import { bytes } from "./fixtures";
import { box, frame, fullBox, heifBox } from "./heif-fixtures";

/** A track, and what a test hides in it. */
export interface TrackFixture {
  readonly handler?: string;
  readonly handlerName?: string;
  readonly samples?: readonly Uint8Array[];
  readonly entry?: Uint8Array;
  readonly flags?: number;
  readonly created?: number;
  readonly matrix?: Uint8Array;
  readonly references?: Uint8Array;
  readonly edits?: Uint8Array;
  /** More in `trak`. */
  readonly inTrack?: Uint8Array;
  /** More in `stbl`. */
  readonly inTable?: Uint8Array;
  readonly behindTables?: string;
  readonly dataReference?: Uint8Array;
  /** In place of the table of sizes. */
  readonly sizes?: Uint8Array;
}

/** What there is in a sequence besides its first track. */
export interface SequenceFixture {
  readonly tracks?: readonly TrackFixture[];
  readonly inMovie?: Uint8Array;
  readonly top?: Uint8Array;
  /** Before the samples. */
  readonly beforeData?: string;
  readonly brands?: readonly string[];
  /** Whether the first sample is the primary picture, too. */
  readonly hasPicture?: boolean;
}

const none = new Uint8Array(0);
const identity = bytes([0, 1, 0, 0], new Uint8Array(12), [0, 1, 0, 0], new Uint8Array(12), [0x40, 0, 0, 0]);
const itself = box("url ", [0, 0, 0, 1]);

export function be16(value: number): number[] {
  return [(value >> 8) & 255, value & 255];
}

/** A sample entry of 16 × 8 pixels. */
export function sampleEntry(type: string, name: string, ...inside: readonly Uint8Array[]): Uint8Array {
  const label = name === "" ? new Uint8Array(32) : bytes([name.length], name, new Uint8Array(31 - name.length));
  const resolution = [0, 72, 0, 0];
  return box(
    type,
    [0, 0, 0, 0, 0, 0, 0, 1],
    new Uint8Array(16),
    be16(16),
    be16(8),
    resolution,
    resolution,
    be32(0),
    be16(1),
    label,
    [0, 24, 0xff, 0xff],
    ...inside,
  );
}

export function av1Entry(name = "", ...inside: readonly Uint8Array[]): Uint8Array {
  const configuration = box("av1C", [0x81, 0x20, 0, 0]);
  return sampleEntry("av01", name, configuration, box("ccst", be32(0), [0x7c, 0, 0, 0]), ...inside);
}

/** An AVIF sequence of three pictures. */
export function avis(first: TrackFixture = {}, more: SequenceFixture = {}): Uint8Array {
  const { tracks = [], inMovie = none, top = none, beforeData = "", hasPicture = false } = more;
  const all = [first, ...tracks];
  const brands = more.brands ?? ["avis", "avis", ...(hasPicture ? ["mif1"] : []), "msf1", "miaf"];
  const fileType = box("ftyp", brands[0] ?? "", be32(0), ...brands.slice(1));
  const movie = (at: number): Uint8Array => {
    let next = at;
    const boxes = all.map((track, i) => {
      const written = writeTrack(track, i + 1, next);
      next += bytes(...samplesOf(track)).length;
      return written;
    });
    return box("moov", movieHeader(all.length + 1), ...boxes, inMovie);
  };
  const length = samplesOf(first)[0]?.length ?? 0;
  const meta = (at: number): Uint8Array => (hasPicture ? heifBox(at, length) : none);
  const dataAt = fileType.length + meta(0).length + movie(0).length + top.length + 8 + beforeData.length;
  const data = bytes(...all.flatMap(samplesOf));
  return bytes(fileType, meta(dataAt), movie(dataAt), top, box("mdat", beforeData, data));
}

function samplesOf({ samples = [frame, frame, frame] }: TrackFixture): readonly Uint8Array[] {
  return samples;
}

function movieHeader(next: number): Uint8Array {
  const speedAndVolume = [0, 1, 0, 0, 1, 0];
  const times = bytes(be32(0), be32(0), be32(30), be32(3));
  return fullBox("mvhd", 0, times, speedAndVolume, new Uint8Array(10), identity, new Uint8Array(24), be32(next));
}

function writeTrack(track: TrackFixture, id: number, dataAt: number): Uint8Array {
  const {
    handler = "pict",
    handlerName = "",
    flags = 3,
    created = 0,
    matrix = identity,
    dataReference = itself,
  } = track;
  const count = samplesOf(track).length;
  const times = bytes(be32(created), be32(created));
  const shown = bytes(be32(3), new Uint8Array(16), matrix, [0, 16, 0, 0, 0, 8, 0, 0]);
  return box(
    "trak",
    box("tkhd", [0, 0, 0, flags], times, be32(id), be32(0), shown),
    track.references === undefined ? [] : box("tref", track.references),
    track.edits ?? [],
    box(
      "mdia",
      fullBox("mdhd", 0, times, be32(30), be32(count), [0x55, 0xc4, 0, 0]),
      fullBox("hdlr", 0, be32(0), handler, new Uint8Array(12), handlerName, [0]),
      box(
        "minf",
        box("vmhd", [0, 0, 0, 1], new Uint8Array(8)),
        box("dinf", fullBox("dref", 0, be32(1), dataReference)),
        sampleTable(track, dataAt),
      ),
    ),
    track.inTrack ?? [],
  );
}

function sampleTable(track: TrackFixture, dataAt: number): Uint8Array {
  const lengths = samplesOf(track).map(({ length }) => length);
  const [first = 0] = lengths;
  const areEqual = lengths.every((length) => length === first);
  const all = areEqual ? [] : lengths.flatMap(be32);
  const behind = track.behindTables ?? "";
  return box(
    "stbl",
    fullBox("stsd", 0, be32(1), track.entry ?? av1Entry()),
    fullBox("stts", 0, be32(1), be32(lengths.length), be32(1), behind),
    fullBox("stsc", 0, be32(1), be32(1), be32(lengths.length), be32(1), behind),
    track.sizes ?? fullBox("stsz", 0, be32(areEqual ? first : 0), be32(lengths.length), all, behind),
    fullBox("stco", 0, be32(1), be32(dataAt), behind),
    track.inTable ?? [],
  );
}
