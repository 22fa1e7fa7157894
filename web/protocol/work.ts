/** Proof of work (PROTOCOL.md section 5.13): what a crowded server asks of whoever makes a share without a pass. */
import { concat, sha256 } from "../format/bytes";
import { decodeBase64Url, encodeBase64Url } from "../format/strict-base64-url";

const challengeLength = 25;
const nonceLength = 8;

/** A minute or so: no server is worth more. */
const mostBits = 22;

/** Hashes that are asked for at once: each takes a way to another thread and back. */
const batch = 512;

/** Does the work that a problem asks for; the header's value, or nothing where that isn't to be had. */
export async function doWork(asked: Record<string, unknown>, signal?: AbortSignal): Promise<string | undefined> {
  const { challenge: text, bits } = asked;
  const challenge = typeof text === "string" ? decodeBase64Url(text, challengeLength) : undefined;
  if (challenge === undefined || typeof bits !== "number" || bits > mostBits) return undefined;
  for (let first = 0; ; first += batch) {
    signal?.throwIfAborted();
    const nonces = Array.from({ length: batch }, (_, place) => nonceOf(first + place));
    const hashes = await Promise.all(nonces.map((nonce) => sha256(concat(challenge, nonce))));
    const place = hashes.findIndex((hash) => zeroBits(hash) >= bits);
    const nonce = nonces[place];
    if (nonce !== undefined) return `${encodeBase64Url(challenge)}.${encodeBase64Url(nonce)}`;
  }
}

function nonceOf(count: number): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(nonceLength);
  new DataView(nonce.buffer).setUint32(nonceLength - 4, count);
  return nonce;
}

/** How many zero bits it begins with, of the first 32. */
function zeroBits(hash: Uint8Array<ArrayBuffer>): number {
  return Math.clz32(new DataView(hash.buffer).getUint32(0));
}
