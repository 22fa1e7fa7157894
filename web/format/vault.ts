import { associatedDataFor } from "./associated-data";
import { type Bytes, wipe } from "./bytes";
import { documentsJson, type ManifestDocument } from "./documents";
import { frameJson, unframeJson } from "./framed-json";
import { type Members, parseMembers, requireVersion1 } from "./json-members";
import { secretLength } from "./link-text";
import type { ManifestPicture } from "./manifest-picture";
import { openBytes } from "./open";
import type { Pack } from "./pack";
import { packJson } from "./pack-codec";
import { type NotedPicks, picksJson, readNotedPicks } from "./picks-access";
import { pictureJson, readPictures } from "./picture-codec";
import { sealBytes } from "./seal";
import { encodeBase64Url } from "./strict-base64-url";
import type { Tier } from "./tier";

/** What the owner notes about one link (FORMAT.md, section 6). */
export interface VaultLink {
  /** The link's number within the share, 0 to 499. */
  readonly number: number;
  /** Whom it is for: 1 to 200 characters. */
  readonly to?: string | undefined;
  /** The link's 24 bytes: the owner can show the link again. */
  readonly secret: Bytes;
  /** 32 bytes. */
  readonly linkKey: Bytes;
  /** 32 bytes: the owner can read the link's manifest and seal another one, for pictures added or removed. */
  readonly manifestKey: Bytes;
  readonly tier: Tier;
  /** Whether it has a password. The password itself is nowhere. */
  readonly password: boolean;
  /** Addresses and domains whose holders get a code for it, in their normal form; missing where it wants none. */
  readonly codeTo?: readonly string[] | undefined;
  /** What opens the link's picks, also after its end; missing where it takes none. */
  readonly picks?: NotedPicks | undefined;
}

/** How many events there were, and the 32 bytes at the head of their chain (PROTOCOL.md, section 5.6). */
export interface SeenEvents {
  readonly count: number;
  readonly head: Bytes;
}

/** The owner's notes about a share. */
export interface Vault {
  /** 1 to 200 characters. */
  readonly title?: string | undefined;
  /** When the share was made, `2026-11-23T10:00:00Z`: whole minutes. */
  readonly created: string;
  /** How far the share's events were seen: what was seen can't be taken out of them unnoticed. */
  readonly events?: SeenEvents | undefined;
  readonly links: readonly VaultLink[];
  /** Whether each link has pictures of its own, marked for it: `packs` and `pictures` are the first link's then, and nothing can be added. */
  readonly marked?: boolean | undefined;
  /** Where the thumbnails are; `blob` is the number within the share. */
  readonly packs: readonly Pack[];
  /** 1 to 2,000; `blob` is the number within the share. */
  readonly pictures: readonly ManifestPicture[];
  /** PDFs whose pages are among the pictures; `blob` is the number within the share. */
  readonly documents?: readonly ManifestDocument[] | undefined;
}

const mostBytes = 16 * 1024 * 1024 - 4;
const mostLinks = 500;

/** Opens a sealed vault and checks every rule. */
export async function readVault(sealed: Uint8Array, vaultKey: Bytes, shareId: Bytes): Promise<Vault> {
  const plaintext = await openBytes(sealed, vaultKey, associatedDataFor("vault", shareId));
  const vault = parseVault(unframeJson(plaintext));
  wipe(plaintext);
  return vault;
}

/** Seals a vault; one that breaks the rules is refused. */
export function writeVault(vault: Vault, vaultKey: Bytes, shareId: Bytes): Promise<Bytes> {
  const plaintext = frameJson(vaultJson(vault));
  parseVault(unframeJson(plaintext));
  return sealBytes(plaintext, vaultKey, associatedDataFor("vault", shareId));
}

/** A vault as JSON has it. */
export const vaultJson = (vault: Vault): unknown => ({
  version: 1,
  ...vault,
  events: vault.events && { count: vault.events.count, head: encodeBase64Url(vault.events.head) },
  links: vault.links.map(linkJson),
  packs: vault.packs.map(packJson),
  pictures: vault.pictures.map(pictureJson),
  documents: documentsJson(vault.documents),
});

/** A time as `created` has it, cut to the minute. */
export const toMinute = (time: Date): string => time.toISOString().replace(/\d\d\.\d+Z$/, "00Z");

/** Reads a vault's JSON. */
export function parseVault(json: Uint8Array): Vault {
  const members = parseMembers(json, mostBytes, "invalid-vault");
  requireVersion1(members);
  const numbers = new Set<number>();
  return {
    title: members.optionalText("title", 1, 200),
    created: readCreated(members),
    marked: (members.has("marked") && members.flag("marked")) || undefined,
    events: readEvents(members),
    links: members.list("links", 0, mostLinks, (link) => readLink(link, numbers)),
    ...readPictures(members, 0),
  };
}

function readEvents(members: Members): SeenEvents | undefined {
  const events = members.optionalObject("events");
  return events && { count: events.integer("count", 0, 2 ** 53), head: events.bytes("head", 32) };
}

function readCreated(members: Members): string {
  const created = members.text("created");
  const time = new Date(created);
  // Writing it again tells 30 February from a real date, and every other form from this one.
  const isReal = /^(19[7-9]|[2-9]\d\d)\d-/.test(created) && !Number.isNaN(time.getTime()) && toMinute(time) === created;
  return isReal ? created : members.wrong("created");
}

function readLink(members: Members, numbers: Set<number>): VaultLink {
  const number = members.integer("number", 0, mostLinks - 1);
  const tier = members.text("tier");
  if (numbers.has(number)) members.wrong("number");
  if (tier !== "view" && tier !== "full") return members.wrong("tier");
  numbers.add(number);
  return {
    number,
    to: members.optionalText("to", 1, 200),
    secret: members.bytes("secret", secretLength),
    linkKey: members.bytes("linkKey", 32),
    manifestKey: members.bytes("manifestKey", 32),
    tier,
    password: members.flag("password"),
    codeTo: members.optionalTexts("codeTo", 20, 320),
    picks: readNotedPicks(members),
  };
}

const linkJson = (link: VaultLink): unknown => ({
  ...link,
  to: link.to ?? null,
  secret: encodeBase64Url(link.secret),
  linkKey: encodeBase64Url(link.linkKey),
  manifestKey: encodeBase64Url(link.manifestKey),
  picks: picksJson(link.picks),
});
