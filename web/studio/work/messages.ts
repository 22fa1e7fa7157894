/** What the page and its workers say to each other. Only plain data and blobs: no picture stays in the page's memory. */
import type { Bytes } from "../../format/bytes";
import type { SenderLogo } from "../../format/sender-logo";
import type { PictureFormat } from "../../imaging/picture-format";
import type { LogoShape, MarkAsked } from "./marks/mark-asked";
import type { MarkedPart } from "./marks/prepare-marked";
import type { Finding, Refusal } from "./picture";
import type { Edits } from "./redact/edits";
import type { Proof } from "./redact/redact-proof";

export type Job =
  | { readonly kind: "inspect"; readonly file: File }
  | { readonly kind: "prepare"; readonly file: File; readonly withOriginal: boolean; readonly keepGainMap: boolean }
  | { readonly kind: "prepare-marked"; readonly file: File; readonly marks: readonly MarkAsked[] }
  | { readonly kind: "logo"; readonly file: File }
  | { readonly kind: "sender-logo"; readonly file: File }
  | { readonly kind: "proof"; readonly file: File; readonly edge?: number }
  | { readonly kind: "redact"; readonly file: File; readonly edits: Edits }
  | { readonly kind: "redact-proof"; readonly proof: Proof; readonly edits: Edits }
  | { readonly kind: "mark"; readonly proof: Blob; readonly mark: MarkAsked }
  | { readonly kind: "derive"; readonly secret: Bytes; readonly password: string | undefined };

export interface Inspected {
  readonly format: PictureFormat;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  /** Of the cleaned picture. */
  readonly length: number;
  /** The same with its HDR gain map; undefined when it has none that can be kept. */
  readonly lengthWithGainMap: number | undefined;
  readonly bytesRemoved: number;
  readonly findings: readonly Finding[];
  /** A small picture for the list. */
  readonly thumbnail: Blob;
}

/** Bytes that were sealed under a key and an id of their own. */
export interface SealedFile {
  readonly sealed: Blob;
  readonly id: Bytes;
  readonly key: Bytes;
  readonly length: number;
}

/** A small picture that the page packs with others before it is sealed. */
export interface Thumbnail {
  readonly bytes: Blob;
  readonly width: number;
  readonly height: number;
}

export interface SealedRendition extends SealedFile {
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

export interface Prepared {
  /** Of the original, whether or not it is sent. */
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly thumbnail: Thumbnail;
  /** A ThumbHash of it. */
  readonly placeholder: Bytes;
  readonly preview: SealedRendition;
  readonly original: SealedRendition | undefined;
}

/** What the owner needs of a link's keys. Deriving them takes half a second where there is a password. */
export interface DerivedKeys {
  readonly locator: Bytes;
  readonly access: Bytes;
  readonly linkKey: Bytes;
}

export interface Answers {
  inspect: Inspected;
  prepare: Prepared;
  /** Its parts have been taken one by one. */
  "prepare-marked": undefined;
  logo: LogoShape;
  "sender-logo": SenderLogo;
  /** A picture to try marks on. */
  proof: Blob;
  mark: ImageBitmap;
  /** Another picture, of which nothing is known but its pixels. */
  redact: Blob;
  "redact-proof": ImageBitmap;
  derive: DerivedKeys;
}

export type Outcome =
  | { readonly done: Answers[keyof Answers] }
  | { readonly refused: Refusal }
  | { readonly failed: string };

export interface Asked {
  readonly ticket: number;
  readonly job: Job;
}

/** The page has taken a part, and wants the next one or no more. */
export interface Taken {
  readonly ticket: number;
  readonly goOn: boolean;
}

/** What a job hands over before its end. The worker waits until it is taken. */
export interface Part {
  readonly ticket: number;
  readonly part: MarkedPart;
}

export interface Answered {
  readonly ticket: number;
  readonly outcome: Outcome;
  /** The worker grew so large that it should not be asked again. */
  readonly spent: boolean;
}
