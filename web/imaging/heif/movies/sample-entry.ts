import type { HeifProperty } from "../heif-part";

/** How samples are decoded and shown, as it is written anew (ISO/IEC 14496-12 section 12.1.3). */
export interface SampleEntry {
  /** Its type: `hvc1`, `hev1`, `avc1`, `av01`. */
  readonly type: string;
  /** How many bytes the length before each unit takes; 0 for AV1. */
  readonly lengthBytes: number;
  readonly width: number;
  readonly height: number;
  /** The boxes inside; that one is essential says nothing here. */
  readonly properties: readonly HeifProperty[];
}

/** As items of the same coding are called. */
export function codingOf({ type }: SampleEntry): string {
  return type === "hev1" ? "hvc1" : type;
}

export function readsLike(one: SampleEntry, other: SampleEntry): boolean {
  return codingOf(one) === codingOf(other) && one.lengthBytes === other.lengthBytes;
}
