/** The share's sealed papers: the vault for the owner, a manifest for each link. */
import { concat } from "../../format/bytes";
import { type ManifestDocument, pageIdLength } from "../../format/documents";
import type { ManageKeys } from "../../format/manage-keys";
import type { Manifest } from "../../format/manifest";
import type { BlobReference } from "../../format/manifest-picture";
import type { PictureList } from "../../format/picture-codec";
import { isPictureName, neutralDocumentName, neutralName } from "../../format/picture-name";
import { decodeBase64Url } from "../../format/strict-base64-url";
import { toMinute, type Vault, writeVault } from "../../format/vault";
import { writeManifest } from "../../format/write-manifest";
import { othersOf } from "../editing/link-syncing";
import { blobsOf, forLink } from "../editing/share-content";
import type { Policy } from "../policy/policy";
import type { Prepared, SealedFile, SealedRendition } from "../work/messages";
import { packNumber, pictureNumbers } from "./blob-numbers";
import type { Edition } from "./edition";
import type { LinkMade } from "./links";
import type { PictureProgress } from "./order";
import { keptNames } from "./picture-names";

/** A picture that has arrived whole. */
export interface SentPicture {
  readonly place: number;
  readonly id: string;
  readonly fileName: string;
  readonly title: string | undefined;
  readonly caption: string | undefined;
  readonly prepared: Prepared;
}

/** All pictures of an edition that have arrived, and with it the packs that their thumbnails are in. */
export interface SentPictures {
  readonly edition: Edition;
  readonly pictures: readonly SentPicture[];
  readonly documents?: readonly SentDocument[] | undefined;
}

/** A PDF that has arrived. */
export interface SentDocument {
  readonly fileName: string;
  /** The ids of the pictures that are its pages. */
  readonly pages: readonly string[];
  readonly number: number;
  readonly sealed: Omit<SealedFile, "sealed">;
}

export function sentPictures(
  all: readonly PictureProgress[],
  edition: Edition,
  documents: readonly SentDocument[],
): SentPictures {
  const pictures = all.flatMap(({ place, id, picture, prepared, sent }) => {
    const own = prepared[edition.number];
    const { name, title, caption } = picture;
    return sent && own !== undefined ? [{ place, id, fileName: name, title, caption, prepared: own }] : [];
  });
  return { edition, pictures, documents };
}

/** A link's list for the server, its manifest first. Numbers within the link are places in this list. */
export function blobsOfLink(manifest: number, policy: Policy, sent: SentPictures): number[] {
  return [manifest, ...blobsOf(describe(policy, sent), tierOf(policy))];
}

export function sealVault(
  policy: Policy,
  links: readonly LinkMade[],
  sent: SentPictures,
  keys: ManageKeys,
  now: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const vault: Vault = {
    title: policy.title,
    created: toMinute(now),
    marked: policy.mark === undefined ? undefined : true,
    links: links.map(({ number, to, secret, linkKey, manifestKey, picks }) => ({
      number,
      to,
      secret,
      linkKey,
      manifestKey,
      tier: tierOf(policy),
      password: policy.password !== undefined,
      codeTo: policy.codeTo?.[number],
      picks,
    })),
    ...describe(policy, sent),
  };
  return writeVault(vault, keys.vaultKey, keys.shareId);
}

export function sealManifest(
  policy: Policy,
  link: LinkMade,
  links: readonly LinkMade[],
  sent: SentPictures,
  cover: number | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const tier = tierOf(policy);
  const manifest: Manifest = {
    tier,
    title: policy.title,
    to: link.to,
    originals: policy.approve ? "after-approval" : undefined,
    from: policy.from,
    logo: policy.logo,
    cover: coverAmong(sent, cover),
    picks: picksOf(link, links),
    // A manifest tells what its holder needs: no file's own name, and ids only where pictures can be picked.
    ...forLink(describe(policy, sent), tier, link.picks !== undefined),
  };
  return writeManifest(manifest, link.manifestKey, link.locator);
}

/** Where the cover stands among what has arrived; one that was left out is none. */
function coverAmong({ pictures }: SentPictures, cover: number | undefined): number | undefined {
  const index = pictures.findIndex(({ place }) => place === cover);
  return index < 0 ? undefined : index;
}

function picksOf({ number, picks }: LinkMade, links: readonly LinkMade[]): Manifest["picks"] {
  if (!picks) return undefined;
  const { id, key, remarks } = picks;
  const others = othersOf({ links }, { number, picks });
  return { id, key, remarks, others: others.length > 0 ? others : undefined };
}

/** A name that no manifest could have is no use to a spreadsheet either. */
const fileOf = (name: string): string | undefined => (isPictureName(name) ? name : undefined);

/** What links reach until the sender approves. */
export function tierOf(policy: Policy): "view" | "full" {
  return policy.viewOnly || policy.approve ? "view" : "full";
}

/** All pictures as the vault has them: numbered within the share, originals too. */
function describe(policy: Policy, { edition, pictures, documents }: SentPictures): PictureList {
  const names = namesOf(policy, pictures);
  const { packs } = edition;
  return {
    documents: documents?.length ? describeDocuments(policy, documents, names) : undefined,
    packs: packs.sent.map((pack, index) => ({ ...pack, blob: packNumber(index, edition.place) })),
    pictures: pictures.map(({ place, id, fileName, title, caption, prepared }, index) => {
      const numbers = pictureNumbers(place, edition.place);
      const { width, height, placeholder, preview, original } = prepared;
      return {
        name: names[index] ?? "",
        id,
        file: fileOf(fileName),
        title,
        caption,
        width,
        height,
        placeholder,
        thumbnail: packs.partOf(place),
        preview: reference(preview, numbers.preview),
        ...(original && { original: reference(original, numbers.original) }),
      };
    }),
  };
}

function describeDocuments(
  policy: Policy,
  documents: readonly SentDocument[],
  taken: readonly string[],
): readonly ManifestDocument[] {
  const files = documents.map(({ fileName }) => ({ name: fileName, mediaType: "application/pdf" }));
  const names = policy.keepNames ? keptNames(files, taken) : files.map((_, index) => neutralDocumentName(index + 1));
  return documents.map(({ fileName, pages, number, sealed: { id, key, length } }, index) => ({
    name: names[index] ?? "",
    file: fileOf(fileName),
    pages: concat(...pages.map((page) => decodeBase64Url(page, pageIdLength) ?? new Uint8Array())),
    ...{ blob: number, id, key, length },
  }));
}

function namesOf(policy: Policy, pictures: readonly SentPicture[]): string[] {
  const files = pictures.map(({ fileName, prepared }) => ({ name: fileName, mediaType: prepared.mediaType }));
  if (policy.keepNames) return keptNames(files);
  return files.map(({ mediaType }, index) => neutralName(index + 1, files.length, mediaType));
}

function reference({ id, key, length, mediaType, width, height }: SealedRendition, blob: number): BlobReference {
  return { blob, id, key, length, mediaType, width, height };
}
