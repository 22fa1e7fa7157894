/** The TypeScript twin of Darkslide.Format: links, keys, sealing, manifests and vaults; bytes in, bytes out. */
export { associatedDataFor, type BlobKind } from "./associated-data";
export { type Bytes, random, sha256, wipe } from "./bytes";
export type { ManifestDocument } from "./documents";
export { FormatError, type FormatErrorClass } from "./format-error";
export type { LinkKind } from "./link-kind";
export { createSecret, type FoundLink, findLink, linkLength, linkUrl, readLink, writeLink } from "./link-text";
export { deriveManageKeys, type ManageKeys } from "./manage-keys";
export { type Manifest, readManifest } from "./manifest";
export type { BlobReference, ManifestPicture } from "./manifest-picture";
export { extensions } from "./media-types";
export { mergePicks, nextStamp } from "./merge-picks";
export { type ByteSource, createOpening, type Opening, openBytes, openStream } from "./open";
export { mostPackBytes, type Pack, type PackedThumbnail, packRoom } from "./pack";
export { padme } from "./padding";
export { derivePassKeys, type PassKeys } from "./pass-keys";
export {
  checkPasswordParameters,
  defaultPasswordParameters,
  longestPassword,
  type PasswordParameters,
} from "./password";
export { type Pick, type PickFields, type PickLabel, pickLabels, type Stamped } from "./pick";
export { newPickId, readPicks, writePicks } from "./picks";
export type { NotedPicks, OthersPicks, PicksAccess, PicksKey } from "./picks-access";
export { mostPictures } from "./picture-codec";
export { foldName, isPictureName, neutralName } from "./picture-name";
export { createSealing, type Sealing, sealBytes } from "./seal";
export { sealedSize } from "./sealed-size";
export { decodeBase64Url, encodeBase64Url } from "./strict-base64-url";
export type { Tier } from "./tier";
export { readVault, toMinute, type Vault, type VaultLink, writeVault } from "./vault";
export { deriveLocator, deriveViewingKeys, manifestKeyOf, type ViewingKeys } from "./viewing-keys";
export { writeManifest } from "./write-manifest";
