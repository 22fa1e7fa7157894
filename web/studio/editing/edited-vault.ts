import type { Vault } from "../../format/vault";

/** The vault as it shall be. */
export interface EditedVault {
  readonly vault: Vault;
  /** How many pictures or links are not as they were; nothing is written where there are none. */
  readonly changes: number;
  /** Numbers of blobs that nothing names any more. */
  readonly gone: readonly number[];
}
