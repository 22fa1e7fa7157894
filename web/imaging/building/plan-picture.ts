import { planGif } from "../gif/gif-cleaner";
import { planHeif } from "../heif/heif-cleaner";
import { planJpeg } from "../jpeg/jpeg-cleaner";
import { PictureRefusedError } from "../picture-refused-error";
import { planPng } from "../png/png-cleaner";
import { ReportBuilder } from "../reporting/report-builder";
import { requireCleanable } from "../sniffing/format-sniffer";
import { planTiff } from "../tiff/tiff-cleaner";
import { planWebP } from "../webp/webp-cleaner";
import type { Draft } from "./draft";

const planners = {
  jpeg: planJpeg,
  png: planPng,
  webp: planWebP,
  gif: planGif,
  tiff: planTiff,
  heic: planHeif,
  avif: planHeif,
};

/** Reads a file and decides what to keep, without copying any large part of it. */
export function planPicture(file: Uint8Array, report = new ReportBuilder()): Draft {
  const format = requireCleanable(file);
  try {
    return planners[format](file, report);
  } catch (error) {
    // A bound that a reader forgot: a damaged file must never look like a fault of the program.
    throw error instanceof RangeError ? new PictureRefusedError("malformed") : error;
  }
}
