import { type Bytes, utf8 } from "./bytes";
import { expand, extract } from "./key-schedule";

/** Everything that follows from a manage link (FORMAT.md, section 3.2). */
export interface ManageKeys {
  /** 16 bytes: the server's name for the share. */
  readonly shareId: Bytes;
  /** 32 bytes that prove to the server that their holder owns the share. */
  readonly ownerToken: Bytes;
  /** 32 bytes: the key of the vault. */
  readonly vaultKey: Bytes;
}

/** All keys of a manage link. */
export async function deriveManageKeys(secret: Bytes): Promise<ManageKeys> {
  const prk = await extract(utf8("darkslide/manage/v1"), secret);
  return {
    shareId: await expand(prk, "share", 16),
    ownerToken: await expand(prk, "owner"),
    vaultKey: await expand(prk, "vault"),
  };
}
