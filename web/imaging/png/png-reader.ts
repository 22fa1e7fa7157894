import { pictureLimits } from "../picture-limits";
import { PictureRefusedError } from "../picture-refused-error";
import { u32 } from "../reading/read";
import { chunkOverhead, PngChunk } from "./png-chunk";
import { pngTypes } from "./png-types";

export const pngSignatureLength = 8;

/** A PNG file split into its chunks, IEND left out. */
export interface PngParts {
  readonly chunks: readonly PngChunk[];
  /** Whether IEND was there. */
  readonly hasEnd: boolean;
  /** Behind IEND. */
  readonly end: number;
}

/**
 * Splits a PNG file into its chunks, up to IEND. Decides nothing about what is kept.
 * @throws PictureRefusedError A length no PNG may have, or too many chunks.
 */
export function readPng(file: Uint8Array): PngParts {
  const chunks: PngChunk[] = [];
  let at = pngSignatureLength;
  while (at <= file.length - chunkOverhead) {
    const length = u32(file, at);
    if (length > 0x7fffffff || chunks.length === pictureLimits.maxParts) {
      throw new PictureRefusedError("malformed");
    }
    if (length > file.length - at - chunkOverhead) {
      break;
    }
    const chunk = new PngChunk(file, at);
    at += chunkOverhead + length;
    if (chunk.type === pngTypes.end) {
      return { chunks, hasEnd: true, end: at };
    }
    chunks.push(chunk);
  }
  return { chunks, hasEnd: false, end: file.length };
}
