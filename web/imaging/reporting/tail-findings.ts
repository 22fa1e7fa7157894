import { indexOf, matches, u32 } from "../reading/read";
import type { ReportBuilder } from "./report-builder";

const maxPictures = 16;

/** What stands behind the end of a picture: motion photos, gain maps, burst pictures, phone makers' notes, or just bytes. */
export function reportTail(tail: Uint8Array, report: ReportBuilder): void {
  if (tail.length === 0) {
    return;
  }
  report.addBytes("trailing-bytes", "Behind the end of the picture", tail.length);
  const video = videoStart(tail);
  if (video >= 0) {
    report.addBytes("audio-video", "Video, mostly with sound", tail.length - video);
  }
  reportPictures(video >= 0 ? tail.subarray(0, video) : tail, report);
  if (matches(tail, tail.length - 4, "SEFT")) {
    report.add("other", "Samsung's notes");
  }
}

/** Where an ISO base media file begins (its `ftyp` box), or -1. */
function videoStart(tail: Uint8Array): number {
  const at = indexOf(tail, "ftyp");
  if (at < 4) {
    return -1;
  }
  const length = u32(tail, at - 4);
  return length >= 16 && length <= 1024 ? at - 4 : -1;
}

function reportPictures(tail: Uint8Array, report: ReportBuilder): void {
  let at = 0;
  for (let n = 0; n < maxPictures; n++) {
    const start = indexOf(tail, "\xff\xd8\xff", at);
    if (start < 0) {
      return;
    }
    // Pictures follow each other directly: the next one begins right behind an end marker.
    const next = indexOf(tail, "\xff\xd9\xff\xd8\xff", start + 3);
    const end = next < 0 ? tail.length : next + 2;
    reportPicture(tail.subarray(start, end), report);
    at = end;
  }
}

function reportPicture(picture: Uint8Array, report: ReportBuilder): void {
  const head = picture.subarray(0, 1 << 16);
  const has = (...marks: string[]): boolean => marks.some((mark) => indexOf(head, mark) >= 0);
  if (has("hdrgm:", "urn:iso:std:iso:ts:21496:-1", "HDRGainMap")) {
    report.addBytes("depth-or-gain-map", "HDR gain map", picture.length, picture);
  } else if (has("depthMap", "GDepth")) {
    report.addBytes("depth-or-gain-map", "Depth map", picture.length, picture);
  } else {
    report.addBytes("thumbnail", "Another picture behind the end", picture.length, picture);
  }
}
