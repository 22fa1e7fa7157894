import { Pieces } from "../building/pieces";
import { requirePixels } from "../building/pixels";
import { PictureRefusedError } from "../picture-refused-error";
import type { ReportBuilder } from "../reporting/report-builder";
import { cutAlpha } from "./lossless/lossless-tail";
import { readWebPBitstream } from "./webp-bitstream";
import { readWebPChunks, type WebPChunk, webpHead, webpName, webpTypes, writeWebPChunk } from "./webp-chunk";
import { cutPicture } from "./webp-tail";

/** Place, size, duration and flags before a frame's chunks. */
export const frameHeadLength = 16;

const blendAndDispose = 3;

/** One frame of an animation (RFC 9649 section 2.7.1.1): 16 bytes of place and time, then alpha plane and picture. */
export class WebPFrame {
  readonly hasAlpha: boolean;
  readonly #data: Uint8Array;
  readonly #alpha: WebPChunk | undefined;
  readonly #picture: WebPChunk;

  /**
   * @param data At least `frameHeadLength` bytes.
   * @throws PictureRefusedError No picture in the frame.
   */
  constructor(data: Uint8Array, report: ReportBuilder) {
    const { chunks, rest } = readWebPChunks(data.subarray(frameHeadLength));
    const { alpha, picture } = takePicture(chunks, report);
    if (rest > 0) {
      report.addBytes("other", "Bytes between the parts of the picture", rest);
    }
    if (picture === undefined) {
      throw new PictureRefusedError("malformed");
    }
    const bits = readWebPBitstream(picture);
    requirePixels(bits.width, bits.height);
    this.#data = data;
    this.#picture = cutPicture(picture, bits, report);
    // Beside a lossless picture an alpha plane has no meaning.
    this.#alpha =
      alpha !== undefined && picture.type === webpTypes.lossy
        ? cutAlpha(alpha, bits.width, bits.height, report)
        : undefined;
    this.hasAlpha = alpha !== undefined || bits.hasAlpha;
  }

  write(output: Pieces): void {
    const inner = new Pieces();
    const head = this.#data.slice(0, frameHeadLength);
    head[15] = (head[15] ?? 0) & blendAndDispose;
    inner.add(head);
    if (this.#alpha !== undefined) {
      writeWebPChunk(webpTypes.alpha, this.#alpha.data, inner);
    }
    writeWebPChunk(this.#picture.type, this.#picture.data, inner);
    output.add(webpHead(webpTypes.frame, inner.length));
    output.addAll(inner);
  }
}

interface FramePicture {
  alpha?: WebPChunk;
  picture?: WebPChunk;
}

function takePicture(chunks: readonly WebPChunk[], report: ReportBuilder): FramePicture {
  const taken: FramePicture = {};
  for (const chunk of chunks) {
    const isPicture = chunk.type === webpTypes.lossy || chunk.type === webpTypes.lossless;
    if (isPicture && taken.picture === undefined) {
      taken.picture = chunk;
    } else if (chunk.type === webpTypes.alpha && taken.alpha === undefined && taken.picture === undefined) {
      taken.alpha = chunk;
    } else {
      report.addNamed("other", "Data that the pixels don't need", webpName(chunk.type), chunk.data.length);
    }
  }
  return taken;
}
