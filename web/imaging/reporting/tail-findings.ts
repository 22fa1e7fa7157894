import { indexOf, u32 } from "../reading/read";
import { endOfJpeg, reportJpegMetadata } from "./embedded-jpeg";
import type { ReportBuilder } from "./report-builder";
import { reportSamsungTrailer } from "./samsung-trailer";
import { reportVideo } from "./video-findings";

const maxPictures = 16;
const gainMapMarks = ["hdrgm:", "urn:iso:std:iso:ts:21496:-1", "HDRGainMap", "aux:hdrgainmap"];
const depthMarks = ["depthMap", "GDepth", "aux:disparity", "aux:depth"];

/** What stands behind the end of a picture: motion photos, gain maps, burst pictures, phone makers' notes, or just bytes. */
export function reportTail(tail: Uint8Array, report: ReportBuilder): void {
  if (tail.length === 0) {
    return;
  }
  report.addBytes("trailing-bytes", "Behind the end of the picture", tail.length);
  const video = videoStart(tail);
  if (video >= 0) {
    reportVideo(tail.subarray(video), report);
  }
  reportPictures(video >= 0 ? tail.subarray(0, video) : tail, report);
  reportSamsungTrailer(tail, report);
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
    at = start + endOfJpeg(tail.subarray(start));
    reportPicture(tail.subarray(start, at), report);
  }
}

function reportPicture(picture: Uint8Array, report: ReportBuilder): void {
  const head = picture.subarray(0, 1 << 16);
  const has = (marks: readonly string[]): boolean => marks.some((mark) => indexOf(head, mark) >= 0);
  if (has(gainMapMarks)) {
    report.addPicture("depth-or-gain-map", "HDR gain map", picture);
  } else if (has(depthMarks)) {
    report.addPicture("depth-or-gain-map", "Depth map", picture);
  } else {
    report.addPicture("thumbnail", "Another picture behind the end", picture);
  }
  reportJpegMetadata(picture, report);
}
