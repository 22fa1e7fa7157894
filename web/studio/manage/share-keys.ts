/** What a manage link opens. */
import { deriveManageKeys, type ManageKeys } from "../../format/manage-keys";
import { encodeBase64Url } from "../../format/strict-base64-url";
import type { Owner } from "../../protocol/owning";

export interface ShareKeys {
  readonly owner: Owner;
  readonly keys: ManageKeys;
}

export async function deriveShareKeys(secret: Uint8Array<ArrayBuffer>): Promise<ShareKeys> {
  const keys = await deriveManageKeys(secret);
  return {
    owner: { shareId: encodeBase64Url(keys.shareId), ownerToken: encodeBase64Url(keys.ownerToken) },
    keys,
  };
}
