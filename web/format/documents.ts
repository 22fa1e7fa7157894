import type { Bytes } from "./bytes";
import type { Members } from "./json-members";
import { foldName, isPictureName } from "./picture-name";
import { encodeBase64Url } from "./strict-base64-url";

/** A PDF that goes with the pictures of its pages (FORMAT.md, section 5.4). */
export interface ManifestDocument {
  /** A file name without a path, distinct from pictures' names too; hostile however it was checked. */
  readonly name: string;
  /** In a vault: the sender's own name of the file. */
  readonly file?: string | undefined;
  /** In a vault: the ids of the pictures that are its pages, one behind another. */
  readonly pages?: Bytes | undefined;
  /** Number within the link (from 1) in a manifest, within the share (from 0) in a vault. */
  readonly blob: number;
  readonly id: Bytes;
  readonly key: Bytes;
  /** True length in bytes, before padding and sealing. */
  readonly length: number;
}

const mostDocuments = 2000;
const longestBlob = 2_147_483_648;

/** Bytes of a picture's id. */
export const pageIdLength = 8;
const mostPages = 500;

export interface DocumentRules {
  readonly blob: (members: Members) => number;
  /** Folded, those of pictures. */
  readonly names: Set<string>;
  /** Those of the vault's pictures; undefined in a manifest. */
  readonly pictures: ReadonlySet<string> | undefined;
  /** Whether there may be any. */
  readonly allowed: boolean;
}

/** Reads the member `documents`. */
export function readDocuments(members: Members, rules: DocumentRules): ManifestDocument[] | undefined {
  if (!members.has("documents")) return undefined;
  if (!rules.allowed) return members.wrong("documents");
  const { blob, names, pictures } = rules;
  return members.list("documents", 1, mostDocuments, (document) => {
    const name = document.text("name");
    if (!isPictureName(name) || names.has(foldName(name))) document.wrong("name");
    names.add(foldName(name));
    const file = pictures && document.has("file") ? document.text("file") : undefined;
    if (file !== undefined && !isPictureName(file)) document.wrong("file");
    return {
      name,
      file,
      pages: pictures && readPages(document, pictures),
      blob: blob(document),
      id: document.bytes("id", 16),
      key: document.bytes("key", 32),
      length: document.integer("length", 1, longestBlob),
    };
  });
}

/** Whoever takes one of these pictures away takes the document too, which shows it. */
function readPages(document: Members, pictures: ReadonlySet<string>): Bytes {
  const bytes = document.optionalBytes("pages", pageIdLength, pageIdLength * mostPages) ?? document.wrong("pages");
  const ids = pageIds(bytes);
  const good = bytes.length % pageIdLength === 0 && new Set(ids).size === ids.length;
  return good && ids.every((id) => pictures.has(id)) ? bytes : document.wrong("pages");
}

/** The ids that stand in `pages`, as pictures have them. */
export function pageIds(pages: Bytes): string[] {
  const ids: string[] = [];
  for (let at = 0; at < pages.length; at += pageIdLength) {
    ids.push(encodeBase64Url(pages.subarray(at, at + pageIdLength)));
  }
  return ids;
}

/** Documents as JSON has them. */
export const documentsJson = (documents: readonly ManifestDocument[] | undefined): unknown =>
  documents?.map((document) => ({
    ...document,
    pages: document.pages && encodeBase64Url(document.pages),
    id: encodeBase64Url(document.id),
    key: encodeBase64Url(document.key),
  }));
