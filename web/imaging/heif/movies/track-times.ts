import type { ReportBuilder } from "../../reporting/report-builder";
import { BoxFields } from "../box-fields";
import { bytesOfVersion, readDuration, requireSense } from "./movie-numbers";
import type { TrackBoxes } from "./track-boxes";

/** How many samples have the same value. */
export interface SampleRun {
  readonly samples: number;
  readonly value: number;
}

/** When a track's samples are shown (ISO/IEC 14496-12 sections 8.4.2, 8.6.1 and 8.6.2). Equal neighbours are one run. */
export interface TrackTimes {
  readonly timeScale: number;
  readonly duration: number;
  /** How many samples take how long. */
  readonly deltas: readonly SampleRun[];
  /** How many samples are shown how long after they are decoded; undefined when all are at once. Version 1 can be negative. */
  readonly offsets: { readonly version: number; readonly runs: readonly SampleRun[] } | undefined;
  /** Numbers of the samples at which decoding can begin; undefined when it can at all. */
  readonly sync: readonly number[] | undefined;
}

/** @throws PictureRefusedError Contradicts itself or the number of samples. */
export function readTimes(file: Uint8Array, boxes: TrackBoxes, samples: number, report: ReportBuilder): TrackTimes {
  const header = new BoxFields(file, boxes.require("mdhd"));
  header.take(2 * bytesOfVersion(header.version));
  const timeScale = header.u32();
  const duration = readDuration(header);
  requireSense(timeScale > 0);
  const deltas = readRuns(new BoxFields(file, boxes.require("stts")), samples, "stts", report);
  const offsets = boxes.find("ctts");
  const sync = boxes.find("stss");
  return {
    timeScale,
    duration,
    deltas,
    offsets: offsets && readOffsets(new BoxFields(file, offsets), samples, report),
    sync: sync && readNumbers(new BoxFields(file, sync), samples, report),
  };
}

function readOffsets(fields: BoxFields, samples: number, report: ReportBuilder): TrackTimes["offsets"] {
  bytesOfVersion(fields.version);
  return { version: fields.version, runs: readRuns(fields, samples, "ctts", report) };
}

function readRuns(fields: BoxFields, samples: number, type: string, report: ReportBuilder): SampleRun[] {
  const runs: SampleRun[] = [];
  const count = fields.u32();
  requireSense(count <= Math.floor(fields.left / 8));
  let left = samples;
  for (let i = 0; i < count; i++) {
    const of = Math.min(fields.u32(), left);
    const value = fields.u32();
    const last = runs[runs.length - 1];
    left -= of;
    if (of > 0 && last?.value === value) {
      runs[runs.length - 1] = { samples: last.samples + of, value };
    } else if (of > 0) {
      runs.push({ samples: of, value });
    }
  }
  requireSense(left === 0);
  reportBehind(fields, type, report);
  return runs;
}

function readNumbers(fields: BoxFields, samples: number, report: ReportBuilder): number[] {
  const numbers: number[] = [];
  const count = fields.u32();
  requireSense(count <= Math.floor(fields.left / 4));
  let last = 0;
  for (let i = 0; i < count; i++) {
    const number = fields.u32();
    requireSense(number > last);
    last = number;
    if (number <= samples) {
      numbers.push(number);
    }
  }
  reportBehind(fields, "stss", report);
  return numbers;
}

export function reportBehind(fields: BoxFields, type: string, report: ReportBuilder): void {
  if (fields.left > 0) {
    report.addNamed("other", "Bytes behind a value", type, fields.left);
  }
}
