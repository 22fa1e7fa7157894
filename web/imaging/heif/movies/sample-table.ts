import { PictureRefusedError } from "../../picture-refused-error";
import { BoxFields } from "../box-fields";
import { requireSense } from "./movie-numbers";
import type { SampleBudget } from "./sample-budget";
import type { TrackBoxes } from "./track-boxes";

/** One coded picture of a track. */
export interface Sample {
  /** Where in the file it begins. */
  readonly start: number;
  readonly length: number;
  /** By which sample entry it is decoded, from 0. */
  readonly entry: number;
}

interface ChunkRun {
  readonly first: number;
  readonly samples: number;
  readonly entry: number;
}

/**
 * Where a track's samples are (ISO/IEC 14496-12 sections 8.7.3 to 8.7.5): their sizes, and the chunks in which they stand.
 * @throws PictureRefusedError Contradicts itself, or points beyond the file.
 */
export function readSamples(file: Uint8Array, boxes: TrackBoxes, budget: SampleBudget): Sample[] {
  const sizes = readSizes(file, boxes, budget);
  const runs = readRuns(file, boxes);
  const box = boxes.find("stco") ?? boxes.require("co64");
  const fields = new BoxFields(file, box);
  const offsetBytes = box.type === "stco" ? 4 : 8;
  const count = fields.u32();
  requireSense(count <= Math.floor(fields.left / offsetBytes));
  const samples: Sample[] = [];
  let current = 0;
  for (let chunk = 1; chunk <= count && samples.length < sizes.length; chunk++) {
    let at = fields.number(offsetBytes);
    current += runs[current + 1]?.first === chunk ? 1 : 0;
    const run = runs[current];
    if (run === undefined) {
      throw new PictureRefusedError("malformed");
    }
    for (let n = 0; n < run.samples && samples.length < sizes.length; n++) {
      const length = sizes[samples.length] ?? 0;
      requireSense(length > 0 && run.entry <= 0x7fff_ffff);
      budget.spend(length);
      if (at > file.length - length) {
        throw new PictureRefusedError("cutOff");
      }
      samples.push({ start: at, length, entry: run.entry - 1 });
      at += length;
    }
  }
  requireSense(samples.length === sizes.length);
  return samples;
}

function readSizes(file: Uint8Array, boxes: TrackBoxes, budget: SampleBudget): number[] | Uint32Array {
  const box = boxes.find("stsz") ?? boxes.require("stz2");
  const fields = new BoxFields(file, box);
  const size = fields.u32();
  const count = fields.u32();
  if (box.type === "stz2") {
    return readSmallSizes(fields, size % 256, count, budget);
  }
  requireSense(size > 0 || count <= Math.floor(fields.left / 4));
  const sizes = new Uint32Array(budget.samples(count));
  for (let i = 0; i < sizes.length; i++) {
    sizes[i] = size > 0 ? size : fields.u32();
  }
  return sizes;
}

function readSmallSizes(fields: BoxFields, bits: number, count: number, budget: SampleBudget): number[] {
  requireSense((bits === 4 || bits === 8 || bits === 16) && Math.floor((count * bits + 7) / 8) <= fields.left);
  const sizes: number[] = [];
  const all = budget.samples(count);
  let pair = 0;
  for (let i = 0; i < all; i++) {
    if (bits > 4) {
      sizes.push(fields.number(bits / 8));
      continue;
    }
    pair = i % 2 === 0 ? fields.u8() : pair;
    sizes.push(i % 2 === 0 ? pair >> 4 : pair & 15);
  }
  return sizes;
}

function readRuns(file: Uint8Array, boxes: TrackBoxes): ChunkRun[] {
  const fields = new BoxFields(file, boxes.require("stsc"));
  const count = fields.u32();
  requireSense(count <= Math.floor(fields.left / 12));
  const runs: ChunkRun[] = [];
  let last = 0;
  for (let i = 0; i < count; i++) {
    const run = { first: fields.u32(), samples: fields.u32(), entry: fields.u32() };
    requireSense(run.first > last && (i > 0 || run.first === 1) && run.samples > 0 && run.entry > 0);
    last = run.first;
    runs.push(run);
  }
  return runs;
}
