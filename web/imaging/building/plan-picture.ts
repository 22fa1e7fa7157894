import type { CleaningOptions } from "../cleaning-options";
import { planGif } from "../gif/gif-cleaner";
import { planHeif } from "../heif/heif-cleaner";
import { planJpeg } from "../jpeg/jpeg-cleaner";
import type { PictureFormat } from "../picture-format";
import { PictureRefusedError } from "../picture-refused-error";
import { planPng } from "../png/png-cleaner";
import { ReportBuilder } from "../reporting/report-builder";
import { requireCleanable } from "../sniffing/format-sniffer";
import { planTiff } from "../tiff/tiff-cleaner";
import { planWebP } from "../webp/webp-cleaner";
import type { Draft } from "./draft";

type Planner = (file: Uint8Array, report: ReportBuilder, keepGainMap: boolean) => Draft;

const planners: Readonly<Record<PictureFormat, Planner>> = {
  jpeg: planJpeg,
  png: planPng,
  webp: planWebP,
  gif: planGif,
  tiff: planTiff,
  heic: planHeif,
  avif: planHeif,
};

/** As `planPicture`; a gain map that can't be kept for certain goes as if nobody had asked for it, and is told as removed. */
export function planAsAsked(file: Uint8Array, { keepGainMap = false }: CleaningOptions): Draft {
  try {
    return planPicture(file, new ReportBuilder(), keepGainMap);
  } catch (error) {
    if (!keepGainMap || !(error instanceof PictureRefusedError)) {
      throw error;
    }
    return planPicture(file);
  }
}

/** Reads a file and decides what to keep, without copying any large part of it. */
export function planPicture(file: Uint8Array, report = new ReportBuilder(), keepGainMap = false): Draft {
  const format = requireCleanable(file);
  try {
    return planners[format](file, report, keepGainMap);
  } catch (error) {
    // A bound that a reader forgot: a damaged file must never look like a fault of the program.
    throw error instanceof RangeError ? new PictureRefusedError("malformed") : error;
  }
}
