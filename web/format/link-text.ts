import { type Bytes, concat, random, same, sha256, utf8 } from "./bytes";
import { FormatError } from "./format-error";
import { type LinkKind, pathOf, typeOf } from "./link-kind";
import { findOrigin } from "./link-origin";
import { collectRuns } from "./link-runs";
import { decodeBase64Url, encodeBase64Url } from "./strict-base64-url";

/** Characters of a link text. */
export const linkLength = 36;

/** Bytes of a link's secret. */
export const secretLength = 24;

const checkLength = 2;
const rawLength = 1 + secretLength + checkLength;

/** A link found in a text; `origin` is scheme, host and port, without a slash behind. */
export interface FoundLink {
  readonly origin: string;
  readonly kind: LinkKind;
  readonly secret: Bytes;
}

/** A new link's secret. */
export const createSecret = (): Bytes => random(secretLength);

/** The 36 characters behind the `#`. They are the secret: treat them as one. */
export async function writeLink(kind: LinkKind, secret: Bytes): Promise<string> {
  if (secret.length !== secretLength) throw new RangeError("A link's secret has 24 bytes.");
  const typed = concat(new Uint8Array([typeOf(kind)]), secret);
  return encodeBase64Url(concat(typed, await checkOf(typed)));
}

/** The whole address. `origin` is `location.origin`. The address holds the secret: treat it as one. */
export async function linkUrl(origin: string, kind: LinkKind, secret: Bytes): Promise<string> {
  return `${origin}/${pathOf(kind)}#${await writeLink(kind, secret)}`;
}

/** Finds the first link in any text: with words around it, broken over lines, with a full stop behind (section 2.2). */
export async function findLink(text: string, expected: LinkKind): Promise<FoundLink> {
  const { origin, path, rest } = findOrigin(text, expected);
  return { origin, kind: expected, secret: await readText(rest, path, expected) };
}

/** Reads what stands behind the `#` of an address, for example `location.hash`; a leading `#` may be there still. */
export function readLink(fragment: string, expected: LinkKind): Promise<Bytes> {
  return readText(fragment.replace(/^#/, ""), pathOf(expected), expected);
}

async function readText(text: string, path: string, expected: LinkKind): Promise<Bytes> {
  const letters = collectRuns(text, linkLength);
  if (letters.length < linkLength) throw new FormatError("cut-short");
  const raw = decodeBase64Url(letters, rawLength);
  const check = raw && (await checkOf(raw.slice(0, -checkLength)));
  if (!raw || !check || !same(check, raw.subarray(-checkLength))) throw new FormatError("damaged");
  if (raw[0] !== typeOf(expected) || path !== pathOf(expected)) throw new FormatError("wrong-type");
  return raw.slice(1, -checkLength);
}

async function checkOf(typed: Bytes): Promise<Bytes> {
  return (await sha256(concat(utf8("darkslide link"), typed))).slice(0, checkLength);
}
