import { type Box, readBoxes } from "../box";
import { BoxFields } from "../box-fields";
import { readMatrix } from "./movie-matrix";
import { bytesOfVersion, readDuration } from "./movie-numbers";
import { TrackBoxes } from "./track-boxes";

const enabled = 1;

/** What a track's header says of how it is shown. */
export interface TrackHeader {
  readonly duration: number;
  readonly layer: number;
  readonly alternateGroup: number;
  readonly matrix: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What a track says of itself (ISO/IEC 14496-12 section 8.3). */
export class Track {
  readonly boxes: TrackBoxes;

  /** What it holds, such as `pict`, `vide`, `auxv`, `soun`. */
  readonly handler: string;
  readonly handlerName: Uint8Array;

  /** References to other tracks by their type; each type once. */
  readonly references: ReadonlyMap<string, readonly number[]>;

  readonly id: number;

  /** Enabled (1), in the presentation (2), sizes are proportions (8). */
  readonly flags: number;

  /** @throws PictureRefusedError It doesn't say which track it is, or of what. */
  constructor(file: Uint8Array, box: Box) {
    this.boxes = new TrackBoxes(file, box);
    const handler = new BoxFields(file, this.boxes.require("hdlr"));
    handler.u32();
    this.handler = handler.type();
    handler.take(Math.min(12, handler.left));
    this.handlerName = handler.text();
    this.references = readReferences(file, this.boxes.find("tref"));
    const header = new BoxFields(file, this.boxes.require("tkhd"));
    header.take(2 * bytesOfVersion(header.version));
    this.id = header.u32();
    this.flags = header.flags & 0xb;
  }

  get isEnabled(): boolean {
    return (this.flags & enabled) !== 0;
  }

  /**
   * The rest of the header, which only a track that stays must have in order.
   * @throws PictureRefusedError Damaged.
   */
  readHeader(file: Uint8Array): TrackHeader {
    const fields = new BoxFields(file, this.boxes.require("tkhd"));
    fields.take(2 * bytesOfVersion(fields.version) + 8);
    const duration = readDuration(fields);
    fields.take(8);
    const layer = fields.u16();
    const alternateGroup = fields.u16();
    fields.take(4);
    const matrix = readMatrix(fields);
    return { duration, layer, alternateGroup, matrix, width: fields.u32(), height: fields.u32() };
  }
}

function readReferences(file: Uint8Array, box: Box | undefined): Map<string, readonly number[]> {
  const references = new Map<string, readonly number[]>();
  for (const child of box === undefined ? [] : readBoxes(file, box.body, box.end).boxes) {
    const targets: number[] = [];
    for (const fields = new BoxFields(file, child, false); fields.left >= 4; ) {
      targets.push(fields.u32());
    }
    if (!references.has(child.type)) {
      references.set(child.type, targets);
    }
  }
  return references;
}
