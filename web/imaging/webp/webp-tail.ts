import type { ReportBuilder } from "../reporting/report-builder";
import { cutLosslessPicture } from "./lossless/lossless-tail";
import type { WebPBitstream } from "./webp-bitstream";
import { type WebPChunk, webpTypes } from "./webp-chunk";

/**
 * Cuts a coded picture behind its last pixel.
 * @throws PictureRefusedError Cut off or damaged.
 */
export function cutPicture(picture: WebPChunk, { width, height }: WebPBitstream, report: ReportBuilder): WebPChunk {
  return picture.type === webpTypes.lossless && !report.isSecondReading
    ? cutLosslessPicture(picture, width, height, report)
    : picture;
}
