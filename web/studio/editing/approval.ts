import type { Vault } from "../../format/vault";
import type { EditedVault } from "./edited-vault";

/** Raises links that show previews to originals. */
export function approve(vault: Vault, numbers: ReadonlySet<number>): EditedVault {
  if (!hasOriginals(vault)) throw new Error("originals that never left the sender's machine");
  const raised = vault.links.filter(({ number, tier }) => numbers.has(number) && tier === "view");
  const links = vault.links.map((link) => (raised.includes(link) ? { ...link, tier: "full" as const } : link));
  return { vault: { ...vault, links }, changes: raised.length, gone: [] };
}

/** Whether the share has originals to offer: none with marks or previews only. */
export function hasOriginals({ pictures }: Pick<Vault, "pictures">): boolean {
  return pictures.every(({ original }) => original !== undefined);
}
