import { PictureRefusedError } from "../../picture-refused-error";
import { byteAt } from "../../reading/read";
import { textOf } from "../../reading/text";
import { fixed } from "../../reporting/gps-findings";
import { counted, type ReportBuilder } from "../../reporting/report-builder";
import { type Box, bodyLength, readBoxes } from "../box";
import { BoxFields } from "../box-fields";
import { reportBox, reportDataReference, reportFilling } from "../heif-findings";
import { reportAuxiliary } from "../heif-item-findings";
import { movieTime } from "../movie-time";
import { reportMeta } from "./meta-findings";
import { bytesOfVersion, readDuration } from "./movie-numbers";
import type { SampleBudget } from "./sample-budget";
import { auxiliaryTypeOf } from "./sample-entries";
import { readSamples, type Sample } from "./sample-table";
import type { Track } from "./track";

const visual: readonly string[] = ["pict", "vide", "auxv"];

/** Boxes that say nothing about anyone, when they are as short as they should be. */
const silent: readonly string[] = ["vmhd", "smhd", "nmhd", "hmhd", "sthd", "btrt", "cslg", "iods"];
const longestSilent = 24;

/**
 * What one track tells: names, times, and of one that goes, what it shows or lets hear and for how long.
 * @param budget How many samples of tracks that go are looked at; undefined for one that stays.
 */
export function reportTrack(
  file: Uint8Array,
  track: Track,
  budget: SampleBudget | undefined,
  report: ReportBuilder,
): void {
  const { boxes } = track;
  for (const box of [boxes.find("tkhd"), boxes.find("mdhd")]) {
    if (box !== undefined) {
      reportTimes(file, box, report);
    }
  }
  report.add("software", "Software", textOf(track.handlerName));
  for (const box of boxes.others) {
    reportMovieBox(file, box, report);
  }
  for (const { start, end } of boxes.stray) {
    reportFilling(file.subarray(start, end), report);
  }
  const references = boxes.find("dref");
  if (references !== undefined) {
    reportDataReference(file, references, report);
  }
  if (budget !== undefined) {
    reportDropped(file, track, budget, report);
  }
}

/** When it was made and changed. */
export function reportTimes(file: Uint8Array, box: Box, report: ReportBuilder): void {
  const isLong = bodyLength(box) > 0 && byteAt(file, box.body) === 1;
  if (bodyLength(box) < (isLong ? 20 : 12)) {
    return;
  }
  const fields = new BoxFields(file, box);
  report.add("time", "Created", movieTime(fields.number(isLong ? 8 : 4)) ?? "");
  report.add("time", "Changed", movieTime(fields.number(isLong ? 8 : 4)) ?? "");
}

/** A box in a movie that no picture needs. */
export function reportMovieBox(file: Uint8Array, box: Box, report: ReportBuilder): void {
  if (box.type === "udta") {
    reportUserData(file, box, report);
  } else if (box.type === "meta") {
    reportMeta(file, box, report);
  } else if (!silent.includes(box.type) || bodyLength(box) > longestSilent) {
    reportBox(file, box, report);
  }
}

/** A track's samples; none when they can't be read or are too many. */
export function samplesOf(file: Uint8Array, track: Track, budget: SampleBudget): readonly Sample[] {
  try {
    return readSamples(file, track.boxes, budget);
  } catch (error) {
    if (error instanceof PictureRefusedError) {
      return [];
    }
    throw error;
  }
}

function reportDropped(file: Uint8Array, track: Track, budget: SampleBudget, report: ReportBuilder): void {
  const samples = samplesOf(file, track, budget);
  const bytes = samples.reduce((sum, { length }) => sum + length, 0);
  if (track.handler === "soun") {
    report.add("audio-video", "Sound", secondsOf(file, track) ?? counted(bytes, "byte"));
    return;
  }
  if (!visual.includes(track.handler)) {
    report.addNamed("other", "Data that the pixels don't need", track.handler, bytes);
    return;
  }
  const type = auxiliaryTypeOf(file, track.boxes);
  if (type !== "") {
    reportAuxiliary(type, bytes, undefined, report);
  } else {
    const label = track.references.has("thmb") ? "Smaller picture" : "Another picture";
    report.addBytes("thumbnail", label, bytes);
  }
}

/** "2.5 seconds"; undefined when it doesn't say. */
function secondsOf(file: Uint8Array, track: Track): string | undefined {
  const box = track.boxes.find("mdhd");
  const version = box === undefined ? 0 : byteAt(file, box.body);
  if (box === undefined || version > 1 || bodyLength(box) < (version === 1 ? 32 : 20)) {
    return undefined;
  }
  const fields = new BoxFields(file, box);
  fields.take(2 * bytesOfVersion(fields.version));
  const scale = fields.u32();
  const seconds = readDuration(fields) / scale;
  return seconds > 0 && seconds < 1_000_000 ? `${fixed(seconds, 1)} seconds` : undefined;
}

/** QuickTime's texts: a length and a language, then the text. Their names begin with a copyright sign. */
function reportUserData(file: Uint8Array, box: Box, report: ReportBuilder): void {
  report.addNamed("other", "Data that the pixels don't need", box.type, bodyLength(box));
  for (const child of readBoxes(file, box.body, box.end).boxes) {
    if (bodyLength(child) <= 4 || !child.type.startsWith("\u00a9")) {
      continue;
    }
    const text = textOf(file.subarray(child.body + 4, child.end));
    if (child.type.endsWith("xyz")) {
      report.add("position", "Where the video was taken", text);
    } else {
      report.add("text", "Text", text);
    }
  }
}
