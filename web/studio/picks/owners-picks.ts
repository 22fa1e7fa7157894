/** The picks of all links, fetched again when the status says that they were written. */
import { FormatError } from "../../format/format-error";
import { readPicks } from "../../format/picks";
import type { Vault } from "../../format/vault";
import type { StatusAnswer } from "../../protocol/messages";
import type { Owner } from "../../protocol/owning";
import { readOwnersPicks } from "../../protocol/picks";
import { distinctNames } from "../parts/distinct-names";
import type { PickedLink } from "./picked";

export class OwnersPicks {
  readonly #known = new Map<number, { readonly version: number; readonly link: PickedLink }>();

  constructor(readonly owner: Owner) {}

  /** Every link that takes picks, in the links' order. */
  async read(status: StatusAnswer, vault: Vault): Promise<PickedLink[]> {
    const picked: PickedLink[] = [];
    const called = distinctNames(vault.links.map(({ to }) => to));
    for (const { number, picks } of status.links) {
      const noted = vault.links.find((link) => link.number === number);
      if (!picks || !noted?.picks) continue;
      const before = this.#known.get(number);
      if (before?.version === picks.version) {
        picked.push(before.link);
        continue;
      }
      const there = picks.version > 0 ? await readOwnersPicks(this.owner, number) : undefined;
      const link: PickedLink = { number, to: called[vault.links.indexOf(noted)], picks: [] };
      const opened = there && there !== "same" ? await open(there.sealed, noted.picks) : [];
      const now = opened === "unreadable" ? { ...link, unreadable: true } : { ...link, picks: opened };
      this.#known.set(number, { version: picks.version, link: now });
      picked.push(now);
    }
    return picked;
  }
}

async function open(sealed: Uint8Array<ArrayBuffer>, key: Parameters<typeof readPicks>[1]) {
  try {
    return await readPicks(sealed, key);
  } catch (error) {
    if (error instanceof FormatError) return "unreadable" as const;
    throw error;
  }
}
