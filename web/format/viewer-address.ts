/**
 * Mail addresses as a sender names them and a viewer types them, in the one form that both come to (FORMAT.md section 3.4). The same as
 * `Darkslide.Protocol/ViewerAddress.cs`.
 */
import { type Bytes, utf8 } from "./bytes";

const longest = 254;

/** An address in its one form, or undefined if it is none. */
export function normaliseAddress(typed: string): string | undefined {
  const text = typed.trim();
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(at, 0));
  if (text.length > longest || !isLocal(local)) return undefined;
  const domain = domainOf(text.slice(at + 1));
  const address = `${local.toLowerCase()}@${domain}`;
  return domain === undefined || address.length > longest ? undefined : address;
}

/** An address, or `@domain` for all of a domain's; undefined if it is neither. */
export function normaliseEntry(typed: string): string | undefined {
  const text = typed.trim();
  if (!text.startsWith("@")) return normaliseAddress(text);
  const domain = domainOf(text.slice(1));
  return domain === undefined ? undefined : `@${domain}`;
}

/** What a server compares: of an address or a domain in its one form. */
export async function addressHash(addressKey: Bytes, normalised: string): Promise<Bytes> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", addressKey, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8(normalised)));
}

const isLocal = (local: string): boolean =>
  /^[!-~]{1,64}$/.test(local) && !/["(),:;<>@[\\\]]/.test(local) && !/^\.|\.$|\.\./.test(local);

function domainOf(typed: string): string | undefined {
  // What a URL would take for something else than a host.
  if (/[\0-,/:-@[-`{-\x7f]/.test(typed)) return undefined;
  let domain: string;
  try {
    domain = new URL(`http://${typed.normalize("NFC").toLowerCase()}`).hostname;
  } catch {
    return undefined;
  }
  const labels = domain.split(".");
  const fits = labels.length > 1 && labels.every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label));
  return fits && domain.length <= 253 && /^[a-z]/.test(labels.at(-1) ?? "") ? domain : undefined;
}
