import type { Draft } from "./building/draft";
import { requireCleanOutput } from "./building/output-check";
import { planAsAsked } from "./building/plan-picture";
import { requireNothingFound } from "./building/second-reading";
import type { CleaningOptions } from "./cleaning-options";
import type { PictureFormat } from "./picture-format";
import type { PictureReport } from "./picture-report";

/** A picture with nothing in it but what its pixels need. */
export interface CleanedPicture {
  /** The format, the same as the original's. */
  readonly format: PictureFormat;
  /** The cleaned file: byte for byte what the C# library makes of the same input. */
  readonly bytes: Uint8Array;
  /** Width in pixels as displayed, that is, turned upright. */
  readonly width: number;
  /** Height in pixels as displayed, that is, turned upright. */
  readonly height: number;
  /** Whether the picture has more than one frame. */
  readonly isAnimated: boolean;
  /** What was removed. */
  readonly report: PictureReport;
}

/**
 * Removes everything from a picture that its pixels don't need, by building the file anew from an allow-list.
 * The pixels, their colours, the animation and the way up stay the same. The result has been read again: by a stricter
 * reader, and by the one that makes the report, which finds nothing any more. Cleaning it again changes nothing.
 * Runs in pages, workers and Node; memory: the file plus the result.
 * @param file The whole file; its format is told from its bytes.
 * @param options What the sender asks for.
 * @throws PictureRefusedError Not a picture, unsupported, cut off, damaged or too large.
 */
export async function cleanPicture(file: Uint8Array, options: CleaningOptions = {}): Promise<CleanedPicture> {
  return finishPicture(planAsAsked(file, options), file.length);
}

/** Writes what a cleaner decided, and reads it again. */
export function finishPicture(draft: Draft, length: number): CleanedPicture {
  const { format, output, width, height, isAnimated, report, coded } = draft;
  const bytes = output.join();
  requireCleanOutput(format, bytes, coded, report.keepsGainMap);
  requireNothingFound(format, bytes, report.keepsGainMap);
  return {
    format,
    bytes,
    width,
    height,
    isAnimated,
    report: report.build(length - bytes.length, { width, height }),
  };
}
