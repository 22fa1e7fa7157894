/** Byte strings on the wire: base64url without padding. */
export type Bytes64 = string;
/** RFC 3339 in UTC. */
export type Time = string;
export type Tier = "view" | "full";

export interface PasswordCost {
  readonly memoryKiB: number;
  readonly passes: number;
}

/** A limit of a pass, and what of it is used, in bytes. */
export interface PassUse {
  readonly limit: number | null;
  readonly used: number;
}

/** What a pass is good for; all but the state is null unless it is good. */
export interface SenderPass {
  readonly state: "good" | "unknown" | "stopped" | "over";
  readonly until: Time | null;
  readonly bytes: PassUse | null;
  readonly day: PassUse | null;
  readonly renews: Time | null;
}

/** How the server can tell senders of first openings. */
export interface NoticesOffered {
  readonly hooks: boolean;
  readonly emails: boolean;
}

/** Where an owner is told of first openings; null where not. */
export interface NotifyRequest {
  readonly hook: { readonly url: string; readonly secret: Bytes64 } | null;
  readonly email: { readonly address: string; readonly language: "en" | "de" | "ar" } | null;
}

export interface ServerAnswer {
  readonly name: string;
  readonly protocol: number;
  readonly version: string;
  readonly sending: "open" | "closed";
  readonly origin: string | null;
  /** Whether links can want a code by e-mail. */
  readonly codes: boolean;
  readonly notices: NoticesOffered;
  /** What receipts are checked with. */
  readonly receiptKey: Bytes64;
  /** Whether links can want a passkey. */
  readonly passkeys: boolean;
  /** How people sign in for a pass. */
  readonly signIn: { readonly name: string } | null;
  readonly pass: SenderPass | null;
  /** What the store still takes in bytes, for one who may send; null where it has no quota. */
  readonly room: number | null;
  readonly limits: {
    readonly blobBytes: number;
    readonly shareBytes: number;
    readonly pictures: number;
    readonly links: number;
    readonly lifetimeSeconds: number;
    readonly shortestLifetimeSeconds: number;
    readonly chunkBytes: number;
  };
}

export interface SignInBegun {
  readonly state: Bytes64;
  readonly address: string;
  /** `K7QM-2XWD`: by which a person knows again what began it. */
  readonly check: string;
  readonly expires: Time;
}

export interface SignInNumber {
  readonly number: string;
  readonly expires: Time;
}

export interface DescribeAnswer {
  readonly tier: Tier;
  readonly expires: Time;
  readonly now: Time;
  readonly password: PasswordCost | null;
  readonly views: { readonly limit: number; readonly left: number } | null;
  readonly untilDownloaded: boolean;
  readonly locked: boolean;
  readonly leaseSeconds: number;
  readonly showSeconds: number | null;
  readonly devices: { readonly limit: number } | null;
  readonly code: object | null;
  readonly passkey: PasskeyWanted | null;
}

/** The credential's id once one is registered. */
export interface PasskeyWanted {
  readonly step: "register" | "needed";
  readonly credential: Bytes64 | null;
}

export interface OpenAnswer {
  readonly keyHalf: Bytes64;
  readonly ticket: Bytes64;
  readonly leaseEnds: Time;
  readonly expires: Time;
  readonly now: Time;
  readonly blobs: number;
  readonly tier: Tier;
  readonly untilDownloaded: boolean;
  readonly untilEachDownloaded: boolean;
  /** A bit for each blob, set where it was delivered and has ended. */
  readonly delivered: Bytes64 | null;
  readonly metered: boolean;
  readonly showSeconds: number | null;
  /** How often what the link lists was replaced. */
  readonly revision: number;
}

export interface LiveState {
  readonly expires: Time;
  readonly leaseEnds: Time;
  readonly revision: number;
  readonly delivered: Bytes64 | null;
  readonly now: Time;
}

export interface AddLinkRequest {
  readonly number: number;
  readonly locator: Bytes64;
  readonly accessHash: Bytes64;
  readonly keyHalf: Bytes64;
  readonly tier: Tier;
  readonly lifetimeSeconds: number;
  readonly views: number | null;
  readonly untilDownloaded: boolean;
  readonly untilEachDownloaded?: boolean;
  readonly notBefore?: Time | null;
  readonly showSeconds?: number | null;
  readonly password: PasswordCost | null;
  readonly picks: "own" | "shared" | null;
  readonly devices?: number | null;
  readonly passkey?: boolean;
  /** Hashes of addresses and domains whose holders get a code. */
  readonly code?: readonly Bytes64[] | null;
  readonly blobs: readonly number[];
}

/** What a link lists, its manifest first, and the lowest number that a new blob of its share can have. */
export interface LinkList {
  readonly tier: Tier;
  readonly blobs: readonly number[];
  readonly nextBlob: number;
}

export interface RelistRequest {
  readonly number: number;
  readonly tier: Tier;
  readonly blobs: readonly number[];
  /** Blobs that no living link lists any more, besides those that this one did. */
  readonly destroy: readonly number[];
}

export interface PublishAnswer {
  readonly links: readonly { readonly number: number; readonly expires: Time }[];
}

export type LinkEnd = "revoked" | "expired" | "used-up" | "downloaded" | "taken-down";

export interface LinkStatus {
  readonly number: number;
  readonly state: "live" | "locked" | "ended";
  readonly reason: LinkEnd | null;
  readonly tier: Tier;
  readonly expires: Time | null;
  readonly notBefore: Time | null;
  readonly showSeconds: number | null;
  readonly openings: number;
  readonly limit: number | null;
  readonly untilDownloaded: boolean;
  readonly untilEachDownloaded: boolean;
  /** Pictures that were delivered so, and have ended. */
  readonly deliveries: number;
  readonly password: boolean;
  readonly triesLeft: number;
  readonly viewing: number;
  readonly picks: { readonly shared: boolean; readonly version: number } | null;
  readonly devices: DevicesStatus | null;
  /** Whether it wants a code. */
  readonly code: boolean;
  /** When the passkey was registered that it belongs to; null where it wants none. */
  readonly passkey: { readonly registered: Time | null } | null;
}

/** The devices that a link is bound to, and when each opened it last. */
export interface DevicesStatus {
  readonly limit: number;
  readonly used: readonly { readonly number: number; readonly seen: Time }[];
}

export interface ShareEvent {
  readonly time: Time;
  readonly link: number | null;
  readonly kind:
    | "published"
    | "added"
    | "opened"
    | "returned"
    | "finished"
    | "delivered"
    | "wrong-password"
    | "locked"
    | "unlocked"
    | "changed"
    | "relisted"
    | "approved"
    | "wrong-code"
    | "other-device"
    | "device-freed"
    | "device-allowed"
    | "passkey-registered"
    | "other-passkey"
    | "passkey-forgotten"
    | "notice-failed"
    | "ended"
    | "taken-down";
}

/** How a share stands, on its owner's live channel. */
export interface ShareLiveState {
  readonly state: StatusAnswer["state"];
  /** Openings whose lease runs. */
  readonly viewing: number;
  readonly events: { readonly count: number; readonly head: Bytes64 };
  readonly now: Time;
}

/** A receipt as it was signed, and with what. */
export interface ReceiptAnswer {
  /** JSON of a `Receipt`: its UTF-8 is what was signed, byte for byte. */
  readonly receipt: string;
  readonly signature: Bytes64;
  readonly key: Bytes64;
}

/** What of a share was destroyed, and when. */
export interface Receipt {
  readonly version: number;
  readonly share: Bytes64;
  readonly created: Time;
  readonly ended: Time;
  readonly destroyed: Time;
  readonly links: readonly { readonly number: number; readonly reason: LinkEnd; readonly ended: Time }[];
  readonly keyHalves: number;
  readonly blobs: { readonly count: number; readonly bytes: number };
  readonly events: { readonly count: number; readonly head: Bytes64 };
  readonly made: Time;
}

export interface StatusAnswer {
  readonly state: "draft" | "live" | "ended";
  readonly created: Time;
  readonly now: Time;
  readonly bytes: number;
  readonly links: readonly LinkStatus[];
  /** Whether, and by what, the owner is told of first openings. */
  readonly notice?: { readonly hook: boolean; readonly email: boolean } | null;
  /** Where the chain of events stood before the first of `events`. */
  readonly eventsBefore?: { readonly count: number; readonly head: Bytes64 };
  readonly events: readonly ShareEvent[];
}
