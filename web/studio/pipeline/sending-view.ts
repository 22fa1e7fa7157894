/** What a sending needs from outside, what it shows, and what comes of it. */
import type { ProgressNow } from "../upload/byte-progress";
import type { Waiting } from "../upload/connection";
import type { MarkAsked } from "../work/marks/mark-asked";
import type { MarkedPart } from "../work/marks/prepare-marked";
import type { Prepared } from "../work/messages";
import type { SendingFailure } from "./failure";
import type { DeriveKeys } from "./links";

export interface SendingTools {
  readonly prepare: (file: File, withOriginal: boolean, signal: AbortSignal) => Promise<Prepared>;
  /** For several links of one picture; goes on with the next when one is taken. */
  readonly prepareMarked: (
    file: File,
    marks: readonly MarkAsked[],
    take: (part: MarkedPart) => Promise<void>,
    signal: AbortSignal,
  ) => Promise<void>;
  readonly derive: DeriveKeys;
  readonly waiting: Waiting;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  readonly wallClock: () => Date;
  readonly origin: string;
  /** The pass that the share is made with. */
  readonly pass?: string | undefined;
  /** The secret of the share's manage link. */
  readonly secret: Uint8Array<ArrayBuffer>;
}

export interface SentLink {
  readonly to: string | undefined;
  readonly url: string;
}

export interface Sent {
  readonly manage: string;
  readonly links: readonly SentLink[];
  readonly expires: string;
  readonly pictures: number;
  /** What the sender's web hook is signed with. */
  readonly hookSecret?: string | undefined;
}

export type SendingPhase = "starting" | "pictures" | "links" | "publishing";

export interface SendingView {
  readonly phase: SendingPhase;
  readonly pictures: { readonly sent: number; readonly all: number };
  readonly links: { readonly sealed: number; readonly all: number };
  readonly progress: ProgressNow;
  readonly lost: boolean;
  readonly paused: boolean;
  readonly failure: SendingFailure | undefined;
  readonly sent: Sent | undefined;
}
