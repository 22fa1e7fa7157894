/** Small pictures of each format, made here and now, and what can be planted in them. Nothing here is in any page. */
import { deflateSync } from "node:zlib";
import { pngChunk } from "../png/png-chunk";
import { ascii, le32 } from "../reading/read";

/** In everything that is planted; must be in nothing that was cleaned. */
export const canary = "CANARY-7f3a";

export function bytes(...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...(typeof part === "string" ? ascii(part) : part)]));
}

/** A segment: marker, length, payload. */
export function segment(marker: number, ...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array {
  const payload = bytes(...parts);
  return bytes([0xff, marker, (payload.length + 2) >> 8, (payload.length + 2) & 255], payload);
}

/** A baseline JPEG of 16 × 8 with segments of our choice behind the start marker. Its two blocks have one coefficient each. */
export function jpeg(...segments: readonly Uint8Array[]): Uint8Array {
  const table = [...new Uint8Array(64).fill(1)];
  const oneCode = [0, 1, ...new Uint8Array(14)];
  return bytes(
    [0xff, 0xd8],
    ...segments,
    segment(0xdb, [0], table),
    segment(0xc0, [8, 0, 8, 0, 16, 1, 1, 0x11, 0]),
    segment(0xc4, [0x00], oneCode, [15]),
    segment(0xc4, [0x10], oneCode, [0]),
    segment(0xda, [1, 1, 0x00, 0, 63, 0]),
    [0x3f, 0xff, 0x00, 0x85, 0x55, 0x53],
    [0xff, 0xd9],
  );
}

export function chunk(type: string, ...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array {
  return pngChunk(new DataView(ascii(type).buffer).getUint32(0), bytes(...parts));
}

const signature = "\x89PNG\r\n\x1a\n";
const header = [0, 0, 0, 6, 0, 0, 0, 4, 8, 0, 0, 0, 0];

/** The rows of a grey picture of 6 × 4. */
export const rows = Uint8Array.from({ length: 4 * 7 }, (_, i) => (i % 7 === 0 ? 0 : (i * 37) & 255));

/** A grey PNG of 6 × 4 with chunks of our choice behind the header. */
export function png(chunks: readonly Uint8Array[] = [], packed: Uint8Array = deflateSync(rows)): Uint8Array {
  return bytes(signature, chunk("IHDR", header), ...chunks, chunk("IDAT", packed), chunk("IEND"));
}

/** An animated PNG of two frames. */
export function apng(secondFrame: readonly Uint8Array[]): Uint8Array {
  const control = (number: number): Uint8Array =>
    chunk("fcTL", [0, 0, 0, number, 0, 0, 0, 6, 0, 0, 0, 4], new Uint8Array(8), [0, 1, 0, 10, 0, 0]);
  return bytes(
    ...[signature, chunk("IHDR", header), chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]), control(0)],
    ...[chunk("IDAT", deflateSync(rows)), control(1), ...secondFrame, chunk("IEND")],
  );
}

export function riffChunk(type: string, ...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array {
  const data = bytes(...parts);
  return bytes(type, le32(data.length), data, data.length % 2 === 0 ? [] : [0]);
}

export function riff(...chunks: readonly Uint8Array[]): Uint8Array {
  const body = bytes("WEBP", ...chunks);
  return bytes("RIFF", le32(body.length), body);
}

/** A lossless picture of 6 × 4; one colour, whose codes take no bits. */
export const lossless = riffChunk("VP8L", [0x2f, 5, 0xc0, 0, 0, 0x88, 0x88, 0x08]);

/** The same, extended, with chunks of our choice behind the picture. */
export function webp(...chunks: readonly Uint8Array[]): Uint8Array {
  return riff(riffChunk("VP8X", [0x0c, 0, 0, 0, 5, 0, 0, 3, 0, 0]), lossless, ...chunks);
}

/** Codes of three bits: clear, four pixels, end. */
const coded = [0x02, 3, 0b01_000_100, 0b0_001_001_0, 0b101, 0];

/** A GIF of 2 × 2 with blocks of our choice before its one frame. */
export function gif(...blocks: readonly Uint8Array[]): Uint8Array {
  return bytes(
    "GIF89a",
    [2, 0, 2, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255],
    ...blocks,
    [0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0],
    coded,
    [0x3b],
  );
}

export function gifBlock(label: number, ...parts: readonly string[]): Uint8Array {
  return bytes([0x21, label], ...parts.map((part) => bytes([part.length], part)), [0]);
}

/** One directory, little-endian; values of more than four bytes stand behind it. */
export function tiff(...entries: readonly (readonly [tag: number, type: number, count: number, value: Uint8Array])[]) {
  const directory: number[] = [entries.length, 0];
  const values: number[] = [];
  const start = 8 + 2 + 12 * entries.length + 4;
  for (const [tag, type, count, value] of entries) {
    const place = value.length > 4 ? le32(start + values.length) : [...value, 0, 0, 0, 0].slice(0, 4);
    directory.push(tag & 255, tag >> 8, type, 0, ...le32(count), ...place);
    values.push(...(value.length > 4 ? value : []));
  }
  return bytes("II*\0", le32(8), directory, le32(0), values);
}

export function text(tag: number, value: string): readonly [number, number, number, Uint8Array] {
  return [tag, 2, value.length + 1, bytes(value, [0])];
}

export function orientation(value: number): readonly [number, number, number, Uint8Array] {
  return [274, 3, 1, bytes([value, 0])];
}
