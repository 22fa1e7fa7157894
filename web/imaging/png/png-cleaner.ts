import { type Draft, uprightDraft } from "../building/draft";
import { Pieces } from "../building/pieces";
import { PictureRefusedError } from "../picture-refused-error";
import type { ReportBuilder } from "../reporting/report-builder";
import { reportTail } from "../reporting/tail-findings";
import { PngAncillary } from "./png-ancillary";
import { type PngChunk, pngChunk } from "./png-chunk";
import { writeRows } from "./png-data-writer";
import { PngFrames } from "./png-frames";
import { PngHeader, pngColours } from "./png-header";
import { pngSignatureLength, readPng } from "./png-reader";
import { pngTypes } from "./png-types";

const nothing = new Uint8Array(0);

/**
 * PNG and APNG keep: header, palette, transparency, colour information, animation control and the packed rows, each cut to
 * its exact length. The colour profile and the orientation are written anew. Every other chunk goes.
 * @throws PictureRefusedError Cut off, damaged or too large.
 */
export function planPng(file: Uint8Array, report: ReportBuilder): Draft {
  const { chunks, hasEnd, end } = readPng(file);
  const [header, ...rest] = chunks;
  if (header === undefined) {
    throw new PictureRefusedError(hasEnd ? "malformed" : "cutOff");
  }
  const cleaner = new PngCleaner(header, report);
  for (const chunk of rest) {
    cleaner.take(chunk);
  }
  const draft = cleaner.plan(file.subarray(0, pngSignatureLength), hasEnd);
  reportTail(file.subarray(end), report);
  return draft;
}

class PngCleaner {
  readonly #headerChunk: PngChunk;
  readonly #header: PngHeader;
  readonly #report: ReportBuilder;
  readonly #ancillary: PngAncillary;
  readonly #frames: PngFrames;
  readonly #data: PngChunk[] = [];
  #isDataClosed = false;

  constructor(headerChunk: PngChunk, report: ReportBuilder) {
    this.#headerChunk = headerChunk;
    this.#header = new PngHeader(headerChunk);
    this.#report = report;
    this.#ancillary = new PngAncillary(this.#header, report);
    this.#frames = new PngFrames(this.#header, report);
  }

  take(chunk: PngChunk): void {
    const { type } = chunk;
    const isBeforeData = this.#data.length === 0;
    this.#isDataClosed ||= !isBeforeData && type !== pngTypes.data;
    if (type === pngTypes.data) {
      this.#takeRows(chunk);
    } else if (type === pngTypes.animation || type === pngTypes.frameControl || type === pngTypes.frameData) {
      this.#frames.take(chunk, isBeforeData);
    } else if (type === pngTypes.palette && isBeforeData && this.#header.colourType === pngColours.indexed) {
      requireCrc(chunk);
      this.#ancillary.palette(chunk);
    } else if (chunk.isCritical && type !== pngTypes.palette) {
      throw new PictureRefusedError("malformed");
    } else {
      this.#ancillary.take(chunk, isBeforeData);
    }
  }

  #takeRows(chunk: PngChunk): void {
    if (this.#isDataClosed) {
      this.#report.addBytes("other", "Rows behind the picture", chunk.length);
    } else {
      requireCrc(chunk);
      this.#data.push(chunk);
    }
  }

  plan(signature: Uint8Array, hasEnd: boolean): Draft {
    if (this.#data.length === 0) {
      throw new PictureRefusedError(hasEnd ? "malformed" : "cutOff");
    }
    const output = this.#write(signature);
    if (!hasEnd && this.#frames.areMissing) {
      throw new PictureRefusedError("cutOff");
    }
    const { width, height } = this.#header;
    const draft: Draft = {
      format: "png",
      output,
      width,
      height,
      isAnimated: this.#frames.isAnimated,
      report: this.#report,
    };
    return uprightDraft(draft, this.#ancillary.orientation);
  }

  #write(signature: Uint8Array): Pieces {
    const { width, height } = this.#header;
    const output = new Pieces();
    output.add(signature);
    output.add(this.#headerChunk.whole);
    this.#ancillary.write(output);
    this.#frames.writeBeforeData(output);
    const rows = {
      chunks: this.#data,
      skip: 0,
      expected: this.#header.rawLength(width, height),
      make: (_: PngChunk, part: Uint8Array) => pngChunk(pngTypes.data, part),
    };
    writeRows(rows, output, this.#report);
    this.#frames.writeAfterData(output);
    this.#ancillary.writeAfterData(output);
    output.add(pngChunk(pngTypes.end, nothing));
    return output;
  }
}

function requireCrc(chunk: PngChunk): void {
  if (!chunk.hasValidCrc) {
    throw new PictureRefusedError("malformed");
  }
}
