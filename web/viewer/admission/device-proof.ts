import { type Bytes, concat, sha256, utf8 } from "../../format/bytes";
import { encodeBase64Url } from "../../format/strict-base64-url";
import type { DeviceProof } from "../../protocol/admission";

/** A device's key pair; its private half never leaves the browser that made it. */
export interface DeviceKey {
  readonly privateKey: CryptoKey;
  /** 65 bytes: an uncompressed point. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256" };

export async function makeDeviceKey(): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
  return {
    privateKey: pair.privateKey,
    publicKey: new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)),
  };
}

/** What a device signs; all its parts have fixed lengths. */
export const deviceText = (locator: Bytes, opening: Bytes, challenge: Bytes): Bytes =>
  concat(utf8("darkslide device"), locator, opening, challenge);

export async function signAs(key: DeviceKey, locator: Bytes, opening: Bytes, challenge: Bytes): Promise<DeviceProof> {
  const text = deviceText(locator, opening, challenge);
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key.privateKey, text);
  return {
    key: encodeBase64Url(key.publicKey),
    challenge: encodeBase64Url(challenge),
    signature: encodeBase64Url(new Uint8Array(signature)),
  };
}

/** Under which name a link's key is kept: it tells nobody the link. */
export const keyName = async (locator: Bytes): Promise<string> =>
  encodeBase64Url(await sha256(concat(utf8("darkslide device key"), locator)));
