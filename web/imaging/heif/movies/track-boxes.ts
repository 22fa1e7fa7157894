import { PictureRefusedError } from "../../picture-refused-error";
import { type Box, readBoxes } from "../box";

const inside: ReadonlyMap<string, readonly string[]> = new Map([
  ["trak", ["tkhd", "tref", "edts", "mdia"]],
  ["edts", ["elst"]],
  ["mdia", ["mdhd", "hdlr", "minf"]],
  ["minf", ["dinf", "stbl"]],
  ["dinf", ["dref"]],
  ["stbl", ["stsd", "stts", "ctts", "stss", "stsc", "stsz", "stz2", "stco", "co64"]],
]);

/** The boxes of one track (ISO/IEC 14496-12 section 8.3), whatever they stand in; no two that matter have the same name. */
export class TrackBoxes {
  /** Boxes that no picture needs. */
  readonly others: Box[] = [];

  /** Stretches inside that are no box. */
  readonly stray: { readonly start: number; readonly end: number }[] = [];

  readonly #boxes = new Map<string, Box>();

  constructor(file: Uint8Array, track: Box) {
    this.#readInside(file, track);
  }

  find(type: string): Box | undefined {
    return this.#boxes.get(type);
  }

  /** @throws PictureRefusedError There is none. */
  require(type: string): Box {
    const box = this.#boxes.get(type);
    if (box === undefined) {
      throw new PictureRefusedError("malformed");
    }
    return box;
  }

  #readInside(file: Uint8Array, box: Box): void {
    const known = inside.get(box.type) ?? [];
    const { boxes, rest } = readBoxes(file, box.body, box.end);
    for (const child of boxes) {
      if (!known.includes(child.type) || this.#boxes.has(child.type)) {
        this.others.push(child);
        continue;
      }
      this.#boxes.set(child.type, child);
      if (inside.has(child.type)) {
        this.#readInside(file, child);
      }
    }
    if (rest < box.end) {
      this.stray.push({ start: rest, end: box.end });
    }
  }
}
