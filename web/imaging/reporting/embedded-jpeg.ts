import { isRestart, jpegMarkers, standsAlone } from "../jpeg/jpeg-markers";
import { byteAt, matches, u16 } from "../reading/read";
import { reportExif } from "./exif-findings";
import type { ReportBuilder } from "./report-builder";
import { reportXmp } from "./xmp-findings";

/* A JPEG inside a file or behind its end: where it ends, and what its own metadata tell. */

const maxSegments = 1000;
const xmp = "http://ns.adobe.com/xap/1.0/\0";

/** Behind its end marker, or the end of the bytes when it has none or is damaged. */
export function endOfJpeg(bytes: Uint8Array): number {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = byteAt(bytes, at + 1);
    if (marker === jpegMarkers.endOfImage) {
      return at + 2;
    }
    if (marker === 0xff || standsAlone(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    at += 2 + u16(bytes, at + 2);
    at = marker === jpegMarkers.startOfScan ? endOfScan(bytes, at) : at;
  }
  return matches(bytes, at, "\xff\xd9") ? at + 2 : bytes.length;
}

function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    at = bytes.indexOf(0xff, at);
    const next = at < 0 ? undefined : bytes[at + 1];
    if (next === undefined) {
      return bytes.length;
    }
    if (next !== 0 && !isRestart(next)) {
      return at;
    }
    at += 2;
  }
  return bytes.length;
}

/** Reports the Exif and XMP that stand in its head. */
export function reportJpegMetadata(picture: Uint8Array, report: ReportBuilder): void {
  let at = 2;
  for (let n = 0; n < maxSegments && at + 4 <= picture.length && picture[at] === 0xff; n++) {
    const marker = byteAt(picture, at + 1);
    const end = at + 2 + u16(picture, at + 2);
    if (marker === jpegMarkers.startOfScan || end > picture.length || end < at + 4) {
      return;
    }
    const payload = picture.subarray(at + 4, end);
    if (marker === jpegMarkers.app1 && matches(payload, 0, "Exif\0")) {
      reportExif(payload, report);
    } else if (marker === jpegMarkers.app1 && matches(payload, 0, xmp)) {
      reportXmp(payload.subarray(xmp.length), report);
    }
    at = end;
  }
}
