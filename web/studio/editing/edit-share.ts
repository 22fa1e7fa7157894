/**
 * Changes what a share holds after it was sent. The vault is written first, as the share shall be; then every living link is made to list
 * the same. A run that breaks off in between is made good by the next one (PROTOCOL.md, section 5.9).
 */
import { same } from "../../format/bytes";
import type { ManageKeys } from "../../format/manage-keys";
import { readVault as openVault, writeVault as sealVault, type Vault } from "../../format/vault";
import { readVault, type SealedVault, writeVault } from "../../protocol/owning";
import { isProblem } from "../../protocol/problems";
import { EditRefused } from "./edit-refused";
import type { EditedVault } from "./edited-vault";
import { type SyncTold, syncLinks } from "./link-syncing";
import type { ShareServer } from "./share-server";

const mostTries = 5;

/** Resolves with the vault as it stands now and how many changes were made. */
export async function editShare(
  server: ShareServer,
  keys: ManageKeys,
  edit: (vault: Vault) => Promise<EditedVault>,
  told: SyncTold = () => {},
): Promise<EditedVault> {
  let changes = 0;
  let gone: readonly number[] = [];
  for (let tries = 0; tries < mostTries; tries++) {
    const stored = await server.persist(() => readVault(server.owner, server.signal));
    if (stored === undefined) throw new Error("no vault");
    const vault = await openVault(stored.sealed, keys.vaultKey, keys.shareId);
    if (vault.marked) throw new EditRefused("marked");
    const edited = await edit(vault);
    if (edited.changes > 0 && !(await write(server, keys, edited.vault, stored))) continue;
    changes = Math.max(changes, edited.changes);
    gone = [...gone, ...edited.gone];
    try {
      await syncLinks(server, edited.vault, gone, told);
      return { vault: edited.vault, changes, gone };
    } catch (error) {
      // Another device removed meanwhile what this one was about to list, or took its numbers: look again.
      if (!isProblem(error, "share-incomplete", "blob-complete", "no-such-blob")) throw error;
    }
  }
  throw new EditRefused("too-often");
}

/** False if another device was faster. */
async function write(server: ShareServer, keys: ManageKeys, vault: Vault, over: SealedVault): Promise<boolean> {
  const sealed = await sealVault(vault, keys.vaultKey, keys.shareId);
  return server.persist(async () => {
    try {
      await writeVault(server.owner, sealed, over.version, server.signal);
      return true;
    } catch (error) {
      if (!isProblem(error, "vault-changed")) throw error;
      // Perhaps it was this very one, and the answer to it was lost.
      const there = await readVault(server.owner, server.signal);
      return there !== undefined && same(there.sealed, sealed);
    }
  });
}
