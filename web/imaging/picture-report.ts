import type { FindingLabel } from "./finding-labels";

/** What kind of thing a picture reveals. The names are stable; pages look their texts up by them. */
export type FindingKind =
  | "position"
  | "device"
  | "serial-number"
  | "lens"
  | "owner"
  | "software"
  | "time"
  | "thumbnail"
  | "text"
  | "face"
  | "edit-history"
  | "content-credentials"
  | "audio-video"
  | "depth-or-gain-map"
  | "profile-identity"
  | "trailing-bytes"
  | "other";

/** A kind and what to call it: what tables of known tags hold. */
export type Named = readonly [FindingKind, FindingLabel];

/** One thing that a picture reveals and that cleaning removes. */
export interface Finding {
  readonly kind: FindingKind;
  /** What it is, in English: "Camera", "Taken". */
  readonly label: FindingLabel;
  /** Its value as one line of text without control characters, at most 200 characters; absent when there is none to show. */
  readonly value?: string;
  /** The bytes of an embedded picture (mostly JPEG, hostile like all input): a view of the file, or what was unpacked from its metadata. */
  readonly embeddedPicture?: Uint8Array;
  /** Whether the embedded picture's sides are in other proportions than the picture's: it may show what was cropped away. */
  readonly mayShowMore?: true;
}

/** What a picture reveals besides its pixels: all of it is gone from the cleaned picture. */
export interface PictureReport {
  /** The findings in the order in which they stand in the file; at most 50 of each kind. */
  readonly findings: readonly Finding[];
  /** The file's length minus the cleaned picture's, never below zero. */
  readonly bytesRemoved: number;
  /** Present when the HDR gain map was kept, cleaned, because the sender asked for it (`CleaningOptions.keepGainMap`). */
  readonly keptGainMap?: true;
}

/** The report as JSON, with the same members as the C# library's: embedded pictures are told by their length. */
export function reportToJson(report: PictureReport): string {
  return JSON.stringify({
    findings: report.findings.map(({ kind, label, value, embeddedPicture, mayShowMore }) => ({
      kind,
      label,
      value,
      embeddedPictureBytes: embeddedPicture?.length,
      mayShowMore,
    })),
    bytesRemoved: report.bytesRemoved,
    keptGainMap: report.keptGainMap,
  });
}
