import type { ManifestPicture } from "../../format/manifest-picture";
import type { Pack } from "../../format/pack";
import { mostPictures } from "../../format/picture-codec";
import { isPictureName, neutralName } from "../../format/picture-name";
import type { Vault } from "../../format/vault";
import { packNumber, pictureNumbers } from "../pipeline/blob-numbers";
import { keptNames } from "../pipeline/picture-names";
import type { SentPicture, SentPictures } from "../pipeline/share-files";
import type { SealedRendition } from "../work/messages";
import { EditRefused } from "./edit-refused";
import type { EditedVault } from "./edited-vault";

/** Puts pictures, all of whose blobs have arrived, behind those that are there. */
export function addPictures(vault: Vault, sent: SentPictures, keepNames: boolean): EditedVault {
  const { edition, pictures } = sent;
  const there = new Set(vault.pictures.map(({ preview }) => preview.blob));
  // An attempt before came as far as the vault.
  if (pictures.some(({ place }) => there.has(pictureNumbers(place, edition.place).preview))) {
    return { vault, changes: 0, gone: [] };
  }
  if (vault.pictures.length + pictures.length > mostPictures) throw new EditRefused("too-many");
  const names = namesBehind(vault.pictures, pictures, keepNames);
  const packs = edition.packs.sent.map((pack, index): Pack => ({ ...pack, blob: packNumber(index, edition.place) }));
  const added = pictures.map((picture, index) => described(picture, names[index] ?? "", sent, vault.packs.length));
  return {
    vault: { ...vault, packs: [...vault.packs, ...packs], pictures: [...vault.pictures, ...added] },
    changes: added.length,
    gone: [],
  };
}

function described(
  { place, id, fileName, title, caption, prepared }: SentPicture,
  name: string,
  { edition }: SentPictures,
  packsBefore: number,
): ManifestPicture {
  const numbers = pictureNumbers(place, edition.place);
  const part = edition.packs.partOf(place);
  const { width, height, placeholder, preview, original } = prepared;
  return {
    name,
    id,
    file: isPictureName(fileName) ? fileName : undefined,
    title,
    caption,
    width,
    height,
    placeholder,
    thumbnail: { ...part, pack: part.pack + packsBefore },
    preview: reference(preview, numbers.preview),
    ...(original && { original: reference(original, numbers.original) }),
  };
}

/** Names that no picture of the share has: neutral ones go on counting. */
function namesBehind(
  there: readonly ManifestPicture[],
  added: readonly SentPicture[],
  keepNames: boolean,
): readonly string[] {
  const taken = there.map(({ name }) => name);
  if (keepNames) {
    const files = added.map(({ fileName, prepared }) => ({ name: fileName, mediaType: prepared.mediaType }));
    return keptNames(files, taken);
  }
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const count = there.length + added.length;
  let place = there.length;
  return added.map(({ prepared }) => {
    for (;;) {
      const name = neutralName(++place, count, prepared.mediaType);
      if (!used.has(name)) return name;
    }
  });
}

function reference({ id, key, length, mediaType, width, height }: SealedRendition, blob: number) {
  return { blob, id, key, length, mediaType, width, height };
}
