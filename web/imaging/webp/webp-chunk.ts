import type { Pieces } from "../building/pieces";
import { pictureLimits } from "../picture-limits";
import { PictureRefusedError } from "../picture-refused-error";
import { be32, le32, slice, u32 } from "../reading/read";
import { latin1 } from "../reading/text";

/** Chunk types as big-endian numbers. */
export const webpTypes = {
  riff: 0x52494646,
  extended: 0x56503858,
  lossy: 0x56503820,
  lossless: 0x5650384c,
  alpha: 0x414c5048,
  animation: 0x414e494d,
  frame: 0x414e4d46,
  profile: 0x49434350,
  exif: 0x45584946,
  xmp: 0x584d5020,
  credentials: 0x43325041,
} as const;

const headLength = 8;

/** One chunk of a RIFF file (RFC 9649 section 2.3): type(4) ‖ length(4, little-endian) ‖ data ‖ pad byte when odd. */
export interface WebPChunk {
  /** The four characters as a big-endian number. */
  readonly type: number;
  /** The data without its pad byte. */
  readonly data: Uint8Array;
}

/** The four characters of a chunk's type. */
export function webpName(type: number): string {
  return latin1(Uint8Array.from(be32(type)));
}

/**
 * The chunks of a stretch of a file; what is left when one runs over the end is `rest`.
 * @throws PictureRefusedError Too many chunks.
 */
export function readWebPChunks(stretch: Uint8Array): { readonly chunks: WebPChunk[]; readonly rest: number } {
  const chunks: WebPChunk[] = [];
  let at = 0;
  while (at <= stretch.length - headLength) {
    const length = u32(stretch, at + 4, false);
    if (length > stretch.length - at - headLength) {
      break;
    }
    if (chunks.length === pictureLimits.maxParts) {
      throw new PictureRefusedError("malformed");
    }
    chunks.push({ type: u32(stretch, at), data: slice(stretch, at + headLength, length) });
    at = Math.min(stretch.length, at + headLength + length + (length & 1));
  }
  return { chunks, rest: stretch.length - at };
}

/** Writes the chunk with a pad byte of zero. */
export function writeWebPChunk(type: number, data: Uint8Array, output: Pieces): void {
  output.add(webpHead(type, data.length));
  output.add(data);
  if ((data.length & 1) === 1) {
    output.add([0]);
  }
}

export function webpHead(type: number, length: number): number[] {
  return [...be32(type), ...le32(length)];
}
