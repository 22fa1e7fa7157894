/** The share's sealed papers: the vault for the owner, a manifest for each link. */
import type { ManageKeys } from "../../format/manage-keys";
import type { Manifest } from "../../format/manifest";
import type { BlobReference } from "../../format/manifest-picture";
import type { PictureList } from "../../format/picture-codec";
import { isPictureName, neutralName } from "../../format/picture-name";
import { toMinute, type Vault, writeVault } from "../../format/vault";
import { writeManifest } from "../../format/write-manifest";
import type { Policy } from "../policy/policy";
import type { Prepared, SealedRendition } from "../work/messages";
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
  readonly prepared: Prepared;
}

/** All pictures of an edition that have arrived, and with it the packs that their thumbnails are in. */
export interface SentPictures {
  readonly edition: Edition;
  readonly pictures: readonly SentPicture[];
}

export function sentPictures(all: readonly PictureProgress[], edition: Edition): SentPictures {
  const pictures = all.flatMap(({ place, id, picture, prepared, sent }) => {
    const own = prepared[edition.number];
    return sent && own !== undefined ? [{ place, id, fileName: picture.name, prepared: own }] : [];
  });
  return { edition, pictures };
}

/** A link's list for the server, its manifest first. Numbers within the link are places in this list. */
export function blobsOfLink(manifest: number, { edition, pictures }: SentPictures): number[] {
  const packNumbers = edition.packs.sent.map((_, index) => packNumber(index, edition.place));
  return [manifest, ...packNumbers, ...pictures.flatMap((picture) => numbersOf(picture, edition))];
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
      picks,
    })),
    ...describe(
      policy,
      sent,
      (number) => number,
      ({ id, fileName }) => ({ id, file: fileOf(fileName) }),
    ),
  };
  return writeVault(vault, keys.vaultKey, keys.shareId);
}

export function sealManifest(
  policy: Policy,
  link: LinkMade,
  links: readonly LinkMade[],
  sent: SentPictures,
): Promise<Uint8Array<ArrayBuffer>> {
  const list = blobsOfLink(-1, sent);
  const withinLink = new Map(list.map((number, place) => [number, place]));
  const manifest: Manifest = {
    tier: tierOf(policy),
    title: policy.title,
    to: link.to,
    picks: picksOf(link, links),
    // A manifest tells what its holder needs: no file's own name, and ids only where pictures can be picked.
    ...describe(
      policy,
      sent,
      (number) => withinLink.get(number) ?? 0,
      ({ id }) => (link.picks ? { id } : {}),
    ),
  };
  return writeManifest(manifest, link.manifestKey, link.locator);
}

function picksOf({ number, picks }: LinkMade, links: readonly LinkMade[]): Manifest["picks"] {
  if (!picks) return undefined;
  const { id, key, remarks, shared } = picks;
  const others = links.flatMap((other) =>
    shared && other.picks && other.number !== number
      ? [{ link: other.number, to: other.to, id: other.picks.id, key: other.picks.key }]
      : [],
  );
  return { id, key, remarks, others: others.length > 0 ? others : undefined };
}

/** A name that no manifest could have is no use to a spreadsheet either. */
const fileOf = (name: string): string | undefined => (isPictureName(name) ? name : undefined);

export function tierOf(policy: Policy): "view" | "full" {
  return policy.viewOnly ? "view" : "full";
}

function describe(
  policy: Policy,
  { edition, pictures }: SentPictures,
  renumber: (number: number) => number,
  words: (picture: SentPicture) => { readonly id?: string; readonly file?: string | undefined },
): PictureList {
  const names = namesOf(policy, pictures);
  const { packs } = edition;
  return {
    packs: packs.sent.map((pack, index) => ({ ...pack, blob: renumber(packNumber(index, edition.place)) })),
    pictures: pictures.map((picture, index) => {
      const { place, prepared } = picture;
      const numbers = pictureNumbers(place, edition.place);
      const { width, height, placeholder, preview, original } = prepared;
      return {
        name: names[index] ?? "",
        ...words(picture),
        width,
        height,
        placeholder,
        thumbnail: packs.partOf(place),
        preview: reference(preview, renumber(numbers.preview)),
        ...(original && { original: reference(original, renumber(numbers.original)) }),
      };
    }),
  };
}

function namesOf(policy: Policy, pictures: readonly SentPicture[]): string[] {
  const files = pictures.map(({ fileName, prepared }) => ({ name: fileName, mediaType: prepared.mediaType }));
  if (policy.keepNames) return keptNames(files);
  return files.map(({ mediaType }, index) => neutralName(index + 1, files.length, mediaType));
}

function reference({ id, key, length, mediaType, width, height }: SealedRendition, blob: number): BlobReference {
  return { blob, id, key, length, mediaType, width, height };
}

function numbersOf({ place, prepared }: SentPicture, edition: Edition): number[] {
  const { preview, original } = pictureNumbers(place, edition.place);
  return prepared.original === undefined ? [preview] : [preview, original];
}
