/** The stable codes of PROTOCOL.md section 6. */
export type ProblemCode =
  | "link-unavailable"
  | "not-started"
  | "link-locked"
  | "wrong-password"
  | "code-needed"
  | "wrong-code"
  | "no-code-wanted"
  | "codes-not-offered"
  | "device-needed"
  | "old-challenge"
  | "wrong-signature"
  | "other-device"
  | "not-bound"
  | "passkey-needed"
  | "wrong-passkey"
  | "other-passkey"
  | "no-passkey-wanted"
  | "passkeys-not-offered"
  | "opening-over"
  | "no-such-blob"
  | "blob-delivered"
  | "range-not-satisfiable"
  | "not-owner"
  | "sending-closed"
  | "pass-unknown"
  | "pass-stopped"
  | "pass-over"
  | "quota-reached"
  | "work-needed"
  | "sign-in-not-offered"
  | "sign-in-over"
  | "sign-in-used"
  | "sign-in-refused"
  | "sign-in-unavailable"
  | "not-let-in"
  | "share-incomplete"
  | "hooks-not-offered"
  | "emails-not-offered"
  | "share-not-ended"
  | "not-destroyed"
  | "share-ended"
  | "link-exists"
  | "link-ended"
  | "no-such-link"
  | "blob-complete"
  | "wrong-offset"
  | "no-such-upload"
  | "tus-version"
  | "no-vault"
  | "vault-changed"
  | "picks-not-offered"
  | "picks-changed"
  | "invalid-request"
  | "too-large"
  | "too-slow"
  | "too-many-requests"
  | "storage-full"
  | "store-unavailable"
  | "no-such-address"
  | "wrong-method"
  | "wrong-media-type"
  | "internal";

/** The server understood and said no. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  /** The next step, in English. */
  readonly detail: string;
  readonly triesLeft: number | undefined;
  readonly starts: string | undefined;
  readonly now: string | undefined;
  readonly missing: readonly number[] | undefined;
  readonly offset: number | undefined;
  readonly field: string | undefined;
  readonly limit: number | undefined;

  constructor(
    status: number,
    /** As the server sent it, for the members that few ask for. */
    readonly body: Record<string, unknown>,
  ) {
    super(text(body.title) ?? text(body.code) ?? String(status));
    this.status = status;
    this.code = (text(body.code) ?? "internal") as ProblemCode;
    this.detail = text(body.detail) ?? "";
    this.triesLeft = count(body.triesLeft);
    this.starts = text(body.starts);
    this.now = text(body.now);
    const missing = body.missing;
    this.missing = Array.isArray(missing) ? missing.filter((number) => typeof number === "number") : undefined;
    this.offset = count(body.offset);
    this.field = text(body.field);
    this.limit = count(body.limit);
  }
}

/** No answer, a broken one, or one that says "later": worth another try. */
export class NotReachable extends Error {
  readonly retryAfterSeconds: number | undefined;

  constructor(why: string, retryAfterSeconds?: number) {
    super(why);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Something answers that is no Darkslide server, or one that speaks another protocol version. */
export class OtherVersion extends Error {}

export function isProblem(error: unknown, ...codes: ProblemCode[]): error is Problem {
  return error instanceof Problem && codes.includes(error.code);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function count(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
