import type { Bytes } from "./bytes";
import { expand, extract } from "./key-schedule";

const saltEnd = 33;

/** The key of all segments of one sealing (FORMAT.md, section 4). `header` is `u8(40) ‖ salt(32) ‖ prefix(7)`. */
export async function segmentKey(key: Bytes, associatedData: Bytes, header: Bytes, use: KeyUsage): Promise<CryptoKey> {
  const raw = await expand(await extract(header.slice(1, saltEnd), key), associatedData);
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, [use]);
}

/** AES-256-GCM with the nonce `prefix ‖ u32(index) ‖ u8(isLast)`. */
export function segmentAlgorithm(header: Bytes, index: number, isLast: boolean): AesGcmParams {
  const iv = new Uint8Array(12);
  iv.set(header.subarray(saltEnd));
  new DataView(iv.buffer).setUint32(7, index);
  iv[11] = isLast ? 1 : 0;
  return { name: "AES-GCM", iv };
}
