import { associatedDataFor } from "./associated-data";
import { type Bytes, wipe } from "./bytes";
import { documentsJson, type ManifestDocument } from "./documents";
import { unframeJson } from "./framed-json";
import { type Members, parseMembers, requireVersion1 } from "./json-members";
import type { ManifestPicture } from "./manifest-picture";
import { openBytes } from "./open";
import type { Pack } from "./pack";
import { packJson } from "./pack-codec";
import { type PicksAccess, picksJson, readPicksAccess } from "./picks-access";
import { pictureJson, readPictures } from "./picture-codec";
import { logoJson, readLogo, type SenderLogo } from "./sender-logo";
import type { Tier } from "./tier";

/** The index of what one link may see (FORMAT.md, section 5). */
export interface Manifest {
  /** With `view` no picture has an original, with `full` all have. */
  readonly tier: Tier;
  /** 1 to 200 characters. */
  readonly title?: string | undefined;
  /** Whom the link is for: 1 to 200 characters. */
  readonly to?: string | undefined;
  /** Who sends the pictures, as they call themselves: 1 to 200 characters. */
  readonly from?: string | undefined;
  readonly logo?: SenderLogo | undefined;
  /** Which picture stands at the head of the gallery: index into `pictures`. */
  readonly cover?: number | undefined;
  /** Where the thumbnails are. */
  readonly packs: readonly Pack[];
  /** Whether originals may follow when the owner approves; with `view` only. */
  readonly originals?: "after-approval" | undefined;
  /** What the link's holder needs to pick, where the sender allows it. */
  readonly picks?: PicksAccess | undefined;
  /** 1 to 2,000. */
  readonly pictures: readonly ManifestPicture[];
  /** PDFs whose pages are among the pictures; with `full` only. */
  readonly documents?: readonly ManifestDocument[] | undefined;
}

const mostBytes = 8 * 1024 * 1024 - 4;

/** Opens a sealed manifest and checks every rule. */
export async function readManifest(sealed: Uint8Array, manifestKey: Bytes, locator: Bytes): Promise<Manifest> {
  const plaintext = await openBytes(sealed, manifestKey, associatedDataFor("manifest", locator));
  const manifest = parseManifest(unframeJson(plaintext));
  wipe(plaintext);
  return manifest;
}

/** A manifest as JSON has it. */
export const manifestJson = (manifest: Manifest): unknown => ({
  version: 1,
  ...manifest,
  logo: logoJson(manifest.logo),
  packs: manifest.packs.map(packJson),
  picks: picksJson(manifest.picks),
  pictures: manifest.pictures.map(pictureJson),
  documents: documentsJson(manifest.documents),
});

/** Reads a manifest's JSON. */
export function parseManifest(json: Uint8Array): Manifest {
  const members = parseMembers(json, mostBytes, "invalid-manifest");
  requireVersion1(members);
  const tier = members.text("tier");
  if (tier !== "view" && tier !== "full") return members.wrong("tier");
  const list = readPictures(members, 1, tier === "full");
  return {
    tier,
    title: members.optionalText("title", 1, 200),
    to: members.optionalText("to", 1, 200),
    from: members.optionalText("from", 1, 200),
    logo: readLogo(members),
    cover: members.has("cover") ? members.integer("cover", 0, list.pictures.length - 1) : undefined,
    originals: readOriginals(members, tier),
    picks: readPicksAccess(members),
    ...list,
  };
}

function readOriginals(members: Members, tier: Tier): "after-approval" | undefined {
  const originals = members.optionalText("originals", 0, Number.POSITIVE_INFINITY);
  if (originals === undefined) return undefined;
  return originals === "after-approval" && tier === "view" ? originals : members.wrong("originals");
}
