import type { Bytes } from "./bytes";

/** Where the thumbnails of many pictures are, one behind another in one blob (FORMAT.md, section 5.1). */
export interface Pack {
  /** Number within the link (from 1) in a manifest, within the share (from 0) in a vault. */
  readonly blob: number;
  /** 16 random bytes, bound into the sealing. */
  readonly id: Bytes;
  /** The blob's own 32 bytes. */
  readonly key: Bytes;
  /** True length in bytes, before padding and sealing. */
  readonly length: number;
}

/** Which part of which pack is a picture's thumbnail. */
export interface PackedThumbnail {
  /** Index into the document's packs. */
  readonly pack: number;
  /** Where in the pack's content it begins. */
  readonly offset: number;
  /** How many bytes it has. */
  readonly length: number;
  /** One of `extensions`' keys. */
  readonly mediaType: string;
  /** As displayed, in pixels. */
  readonly width: number;
  /** As displayed, in pixels. */
  readonly height: number;
}

/** The most bytes of a pack: all of it is in memory before one of its thumbnails is seen. */
export const mostPackBytes = 1_048_576;

/**
 * How many bytes a sender puts into its pack number `index`: little into the first, which the first screen waits for, and as much
 * as one segment holds, padding included, into the third and later ones.
 */
export const packRoom = (index: number): number => [131_072, 524_288][index] ?? 1_032_192;
