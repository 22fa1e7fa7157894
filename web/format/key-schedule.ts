import { type Bytes, concat, utf8 } from "./bytes";

async function hmac(key: Bytes, message: Bytes): Promise<Bytes> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, message));
}

/**
 * `Extract(salt, ikm)` of HKDF-SHA-256 (RFC 5869, section 2.2). WebCrypto has only both steps in one, and the key schedule needs
 * them apart; an extraction is one HMAC.
 */
export const extract = (salt: Bytes, inputKeyingMaterial: Bytes): Promise<Bytes> => hmac(salt, inputKeyingMaterial);

/** `Expand(prk, info, length)` for up to 32 bytes, which is one HMAC (RFC 5869, section 2.3). */
export async function expand(prk: Bytes, info: Bytes | string, length = 32): Promise<Bytes> {
  const label = typeof info === "string" ? utf8(info) : info;
  return (await hmac(prk, concat(label, new Uint8Array([1])))).slice(0, length);
}
