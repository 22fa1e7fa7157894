import { PictureRefusedError } from "../../picture-refused-error";
import { byteAt } from "../../reading/read";
import type { ReportBuilder } from "../../reporting/report-builder";
import type { WebPChunk } from "../webp-chunk";
import { losslessBitsOf } from "./lossless-walk";

const pictureHead = 5;
const alphaHead = 1;
const methodBits = 0x03;
const knownAlphaBits = 0x3f;

/**
 * The chunk of a lossless picture (RFC 9649 section 3.4), without what stands behind its pixels.
 * @throws PictureRefusedError Cut off or damaged.
 */
export function cutLosslessPicture(chunk: WebPChunk, width: number, height: number, report: ReportBuilder): WebPChunk {
  return { type: chunk.type, data: cut(chunk.data, pictureHead, width, height, report) };
}

/**
 * The chunk of an alpha plane (RFC 9649 section 2.7.1.2), packed or not, without what stands behind its pixels.
 * @throws PictureRefusedError Cut off or damaged.
 */
export function cutAlpha(chunk: WebPChunk, width: number, height: number, report: ReportBuilder): WebPChunk {
  if (report.isSecondReading) {
    return chunk;
  }
  const head = chunk.data[0];
  if (head === undefined || (head & methodBits) > 1) {
    throw new PictureRefusedError("malformed");
  }
  const isPacked = (head & methodBits) === 1;
  const data = isPacked
    ? cut(chunk.data, alphaHead, width, height, report)
    : cutAt(chunk.data, alphaHead + width * height, report);
  return { type: chunk.type, data: withByte(data, 0, head & knownAlphaBits) };
}

function cut(data: Uint8Array, head: number, width: number, height: number, report: ReportBuilder): Uint8Array {
  const bits = losslessBitsOf(data.subarray(head), width, height);
  const end = head + Math.ceil(bits / 8);
  // The bits that fill up the last byte say nothing either.
  return withByte(cutAt(data, end, report), end - 1, byteAt(data, end - 1) & (0xff >> (-bits & 7)));
}

function cutAt(data: Uint8Array, end: number, report: ReportBuilder): Uint8Array {
  if (end > data.length) {
    throw new PictureRefusedError("cutOff");
  }
  if (end < data.length) {
    report.addBytes("other", "Bytes behind a frame's pixels", data.length - end);
  }
  return data.subarray(0, end);
}

function withByte(data: Uint8Array, at: number, value: number): Uint8Array {
  if (data[at] === value) {
    return data;
  }
  const changed = data.slice();
  changed[at] = value;
  return changed;
}
