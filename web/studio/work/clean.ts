/** Reads one file and removes everything but its pixels. The file's bytes are let go as soon as the clean ones are there. */
import { cleanPicture } from "../../imaging/clean-picture";
import type { CleaningOptions } from "../../imaging/cleaning-options";
import { mediaTypeOf, type PictureFormat } from "../../imaging/picture-format";
import { PictureRefusedError } from "../../imaging/picture-refused-error";
import type { PictureReport } from "../../imaging/picture-report";
import { PictureRefused } from "./picture";

export interface Cleaned {
  readonly format: PictureFormat;
  readonly picture: Blob;
  readonly mediaType: string;
  /** As displayed, that is, turned upright. */
  readonly width: number;
  readonly height: number;
  readonly report: PictureReport;
}

/** FORMAT.md section 5. */
const longestSide = 65_535;

export async function clean(file: File, options: CleaningOptions = {}): Promise<Cleaned> {
  try {
    const { format, bytes, width, height, report } = await cleanPicture(await read(file), options);
    if (Math.max(width, height) > longestSide) throw new PictureRefused({ problem: "tooLong", formatName: undefined });
    const mediaType = mediaTypeOf(format);
    return { format, picture: new Blob([asOwned(bytes)], { type: mediaType }), mediaType, width, height, report };
  } catch (error) {
    if (!(error instanceof PictureRefusedError)) throw error;
    throw new PictureRefused({ problem: error.problem, formatName: error.formatName });
  }
}

/** A file that was moved, changed or whose disk is gone since it was chosen can't be read any more. */
async function read(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new PictureRefused({ problem: "unreadable", formatName: undefined });
  }
}

/** Never shared memory: cleaning makes its own. */
export function asOwned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}
