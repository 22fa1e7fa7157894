/** How receipts are checked (PROTOCOL.md section 5.15). */
import { type Bytes, concat, same, sha256, utf8 } from "../format/bytes";
import { decodeBase64Url } from "../format/strict-base64-url";
import type { Receipt, ReceiptAnswer } from "./messages";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** What is signed: a label, then the receipt's bytes as they came. */
export const receiptText = (receipt: string): Bytes => concat(utf8("darkslide receipt"), utf8(receipt));

/** How a receipt names its share. */
export const receiptShare = (shareId: Bytes): Promise<Bytes> =>
  sha256(concat(utf8("darkslide receipt share"), shareId));

/** Whether the signature is by the key that stands beside it. */
export async function isSigned({ receipt, signature, key }: ReceiptAnswer): Promise<boolean> {
  const [point, rs] = [decodeBase64Url(key, 65), decodeBase64Url(signature, 64)];
  if (!point || !rs) return false;
  const imported = await crypto.subtle.importKey("raw", point, algorithm, false, ["verify"]).catch(() => undefined);
  return imported !== undefined && crypto.subtle.verify(algorithm, imported, rs, receiptText(receipt));
}

/** What it says, if it is a receipt of this share, signed by the key that the server gives everybody. */
export async function readReceipt(answer: ReceiptAnswer, key: string, shareId: Bytes): Promise<Receipt | undefined> {
  if (answer.key !== key || !(await isSigned(answer))) return undefined;
  const content = JSON.parse(answer.receipt) as Receipt;
  const share = decodeBase64Url(content.share, 32);
  return content.version === 1 && share && same(share, await receiptShare(shareId)) ? content : undefined;
}
