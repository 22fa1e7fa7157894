import type { Pieces } from "../building/pieces";
import { requirePixels } from "../building/pixels";
import { PictureRefusedError } from "../picture-refused-error";
import { be32, equal, u32 } from "../reading/read";
import type { ReportBuilder } from "../reporting/report-builder";
import { PngChunk, pngChunk } from "./png-chunk";
import { writeRows } from "./png-data-writer";
import type { PngHeader } from "./png-header";
import { pngTypes } from "./png-types";

const sequenceLength = 4;

interface Frame {
  readonly control: PngChunk;
  readonly data: PngChunk[];
}

/** The animation of an APNG (W3C PNG section 11.3.6): control chunks of exact length, and each frame's packed rows. */
export class PngFrames {
  readonly #header: PngHeader;
  readonly #report: ReportBuilder;
  readonly #before: PngChunk[] = [];
  readonly #after: Frame[] = [];
  #animation: PngChunk | undefined;
  #hasControlInFront = false;

  constructor(header: PngHeader, report: ReportBuilder) {
    this.#header = header;
    this.#report = report;
  }

  get isAnimated(): boolean {
    return this.#animation !== undefined && this.#after.length > 0;
  }

  /** Whether fewer frames came than were announced; with the end missing too, the file is cut off. */
  get areMissing(): boolean {
    return this.#animation !== undefined && u32(this.#animation.data, 0) > this.#after.length + this.#before.length;
  }

  take(chunk: PngChunk, isBeforeData: boolean): void {
    if (!chunk.hasValidCrc || !this.#isUsed(chunk, isBeforeData)) {
      this.#report.addBytes("other", "Animation data that belongs to no frame", chunk.length);
    }
  }

  #isUsed(chunk: PngChunk, isBeforeData: boolean): boolean {
    switch (chunk.type) {
      case pngTypes.animation:
        return this.#takeAnimation(chunk, isBeforeData);
      case pngTypes.frameControl:
        return this.#takeControl(chunk, isBeforeData);
      default:
        return this.#takeData(chunk);
    }
  }

  #takeAnimation(chunk: PngChunk, isBeforeData: boolean): boolean {
    if (this.#animation === undefined && (!isBeforeData || this.#hasControlInFront)) {
      // Some decoders play it, some show the still picture or leave out the first frame.
      throw new PictureRefusedError("malformed");
    }
    if (!isBeforeData || chunk.length !== 8) {
      return false;
    }
    if (this.#animation === undefined) {
      this.#animation = chunk;
    } else if (equal(chunk.data, this.#animation.data)) {
      // Decoders differ about a second one: it may stay only if it says the same.
      this.#before.push(chunk);
    } else {
      throw new PictureRefusedError("malformed");
    }
    return true;
  }

  #takeControl(chunk: PngChunk, isBeforeData: boolean): boolean {
    if (this.#animation === undefined || chunk.length !== 26) {
      this.#hasControlInFront = true;
      return false;
    }
    if (isBeforeData) {
      this.#before.push(chunk);
    } else {
      this.#after.push({ control: chunk, data: [] });
    }
    return true;
  }

  #takeData(chunk: PngChunk): boolean {
    const frame = this.#after.at(-1);
    if (frame === undefined || chunk.length < sequenceLength) {
      return false;
    }
    frame.data.push(chunk);
    return true;
  }

  writeBeforeData(output: Pieces): void {
    for (const chunk of this.#animation === undefined ? [] : [this.#animation, ...this.#before]) {
      output.add(chunk.whole);
    }
  }

  /** Frames after the first. When a chunk is left out, the numbers of all later ones fall by one. */
  writeAfterData(output: Pieces): void {
    let fallen = 0;
    for (const { control, data } of this.#after) {
      output.add(fallen === 0 ? control.whole : numbered(control, fallen, control.data.subarray(sequenceLength)));
      if (data.length > 0) {
        const width = u32(control.data, 4);
        const height = u32(control.data, 8);
        requirePixels(width, height);
        const stream = {
          chunks: fallen === 0 ? data : data.map((chunk) => renumbered(chunk, fallen)),
          skip: sequenceLength,
          expected: this.#header.rawLength(width, height),
          make: (chunk: PngChunk, part: Uint8Array) => numbered(chunk, 0, part),
        };
        fallen += writeRows(stream, output, this.#report);
      }
    }
  }
}

function renumbered(chunk: PngChunk, fallen: number): PngChunk {
  return new PngChunk(numbered(chunk, fallen, chunk.data.subarray(sequenceLength)), 0);
}

function numbered(original: PngChunk, fallen: number, rest: Uint8Array): Uint8Array {
  const data = new Uint8Array(sequenceLength + rest.length);
  data.set(be32(u32(original.data, 0) - fallen));
  data.set(rest, sequenceLength);
  return pngChunk(original.type, data);
}
