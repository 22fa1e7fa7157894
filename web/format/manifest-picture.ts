import type { Bytes } from "./bytes";
import type { PackedThumbnail } from "./pack";

/** Where a picture's preview or original is and what opens it (FORMAT.md, section 5). */
export interface BlobReference {
  /** Number within the link (from 1) in a manifest, within the share (from 0) in a vault. */
  readonly blob: number;
  /** 16 random bytes, bound into the sealing. */
  readonly id: Bytes;
  /** The blob's own 32 bytes. */
  readonly key: Bytes;
  /** True length in bytes, before padding and sealing. */
  readonly length: number;
  /** One of `extensions`' keys. */
  readonly mediaType: string;
  /** As displayed, in pixels. */
  readonly width: number;
  /** As displayed, in pixels. */
  readonly height: number;
}

/** One picture in a manifest or vault. */
export interface ManifestPicture {
  /** A file name without a path; hostile however it was checked. */
  readonly name: string;
  /** The picture's name in picks: base64url of 8 random bytes, the same in all links and whatever changes later. */
  readonly id?: string | undefined;
  /** In a vault: the sender's own name of the file, where `name` may be neutral. Manifests have none. */
  readonly file?: string | undefined;
  /** What the sender calls it: 1 to 200 characters. */
  readonly title?: string | undefined;
  /** What the sender wrote about it, up to 2,000 characters. */
  readonly caption?: string | undefined;
  /** Of the original as displayed, in pixels. */
  readonly width: number;
  /** Of the original as displayed, in pixels. */
  readonly height: number;
  /** A ThumbHash of the thumbnail, 5 to 25 bytes, shown until that has come. */
  readonly placeholder?: Bytes | undefined;
  /** At most 400 pixels a side; its bytes are part of a pack. */
  readonly thumbnail: PackedThumbnail;
  /** At most 2,048 pixels a side. */
  readonly preview: BlobReference;
  /** The picture itself, where the link or the share has it. */
  readonly original?: BlobReference | undefined;
}
