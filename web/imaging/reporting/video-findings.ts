import { matches, u32 } from "../reading/read";
import { textOf } from "../reading/text";
import { fixed } from "./gps-findings";
import type { ReportBuilder } from "./report-builder";
import { unixTime } from "./unix-time";
import { videoPlace } from "./video-place";

const maxDepth = 6;
const maxBoxes = 10_000;
const containers = ["moov", "trak", "mdia", "udta"];

/** Seconds between 1904, from which these files count, and 1970. */
const since1904 = 2_082_844_800;

/** A video inside a picture (ISO/IEC 14496-12): how long it is, whether one can hear something, when and where it was recorded. */
export function reportVideo(video: Uint8Array, report: ReportBuilder): void {
  const reader = new VideoReader(report);
  reader.boxes(video, 0);
  report.addBytes("audio-video", "Video", video.length);
  if (reader.seconds > 0 && reader.seconds < 1_000_000) {
    report.add("audio-video", "Length of the video", `${fixed(reader.seconds, 1)} seconds`);
  }
  if (reader.sound) {
    report.add("audio-video", "Sound in the video");
  }
}

class VideoReader {
  seconds = Number.NaN;
  sound = false;
  readonly #report: ReportBuilder;
  #boxes = 0;

  constructor(report: ReportBuilder) {
    this.#report = report;
  }

  boxes(bytes: Uint8Array, depth: number): void {
    let at = 0;
    while (at + 8 <= bytes.length && ++this.#boxes <= maxBoxes) {
      let length = u32(bytes, at);
      let head = 8;
      if (length === 1 && at + 16 <= bytes.length && u32(bytes, at + 8) === 0) {
        length = u32(bytes, at + 12);
        head = 16;
      }
      if (length < head || length > bytes.length - at) {
        return;
      }
      this.#box(bytes.subarray(at + 4, at + 8), bytes.subarray(at + head, at + length), depth);
      at += length;
    }
  }

  #box(type: Uint8Array, data: Uint8Array, depth: number): void {
    const is = (name: string): boolean => matches(type, 0, name);
    if (is("mvhd")) {
      this.#movieHeader(data);
    } else if (is("hdlr")) {
      this.sound ||= matches(data, 8, "soun");
    } else if (is("\xa9xyz") && data.length > 4) {
      this.#report.add("position", "Where the video was taken", videoPlace(textOf(data.subarray(4))));
    } else if (depth < maxDepth && containers.some(is)) {
      this.boxes(data, depth + 1);
    }
  }

  /** Version 0 has 32-bit times, version 1 has 64-bit ones. */
  #movieHeader(data: Uint8Array): void {
    const wide = data[0] === 1;
    if (data.length < (wide ? 32 : 20)) {
      return;
    }
    const created = wide ? u32(data, 4) * 4_294_967_296 + u32(data, 8) : u32(data, 4);
    const scale = u32(data, wide ? 20 : 12);
    const duration = wide ? u32(data, 24) * 4_294_967_296 + u32(data, 28) : u32(data, 16);
    this.seconds = duration / scale;
    this.#report.add("time", "Video recorded", unixTime(created - since1904));
  }
}
