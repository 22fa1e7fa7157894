/** One share as its owner sees it: the server's status beside the vault's names, kept fresh. */
import { readVault as openVault, type Vault } from "../../format/vault";
import type { StatusAnswer } from "../../protocol/messages";
import { status as askStatus, changeLink, readVault, revokeLink, revokeShare, unlockLink } from "../../protocol/owning";
import { isProblem, OtherVersion } from "../../protocol/problems";
import { Listeners, type Store } from "../parts/use-store";
import type { ShareKeys } from "./share-keys";

export type OwnedTrouble = "unreachable" | "not-owner" | "other-version";

export interface OwnedView {
  readonly status: StatusAnswer | undefined;
  /** Undefined until it was asked for; null where there is none or it can't be read. */
  readonly vault: Vault | null | undefined;
  readonly trouble: OwnedTrouble | undefined;
  /** When the status came, by this device's clock. */
  readonly asOf: number | undefined;
}

export class OwnedShare implements Store<OwnedView> {
  readonly #listeners = new Listeners();
  #view: OwnedView = { status: undefined, vault: undefined, trouble: undefined, asOf: undefined };

  constructor(
    readonly keys: ShareKeys,
    readonly now: () => number = Date.now,
  ) {}

  get view(): OwnedView {
    return this.#view;
  }

  subscribe(changed: () => void): () => void {
    return this.#listeners.subscribe(changed);
  }

  /** Asks again. What was seen before stays, marked as old, when the server can't be reached. */
  async refresh(): Promise<void> {
    try {
      const status = await askStatus(this.keys.owner);
      this.#become({ status, trouble: undefined, asOf: this.now() });
      if (this.#view.vault === undefined) this.#become({ vault: await this.#openVault() });
    } catch (error) {
      this.#become({ trouble: troubleOf(error) });
    }
  }

  async revoke(number: number): Promise<void> {
    await revokeLink(this.keys.owner, number);
    await this.refresh();
  }

  async revokeAll(): Promise<void> {
    await revokeShare(this.keys.owner);
    await this.refresh();
  }

  async unlock(number: number): Promise<void> {
    await unlockLink(this.keys.owner, number);
    await this.refresh();
  }

  /** Resolves with the new end. */
  async changeEnd(number: number, lifetimeSeconds: number): Promise<string> {
    const { expires } = await changeLink(this.keys.owner, number, lifetimeSeconds);
    await this.refresh();
    return expires;
  }

  /** The share's latest end, for the sender's own list. */
  get lastEnd(): number | undefined {
    const ends = (this.#view.status?.links ?? []).flatMap(({ expires }) =>
      expires === null ? [] : [Date.parse(expires)],
    );
    return ends.length === 0 ? undefined : Math.max(...ends);
  }

  async #openVault(): Promise<Vault | null> {
    const { owner, keys } = this.keys;
    const stored = await readVault(owner);
    if (stored === undefined) return null;
    return openVault(stored.sealed, keys.vaultKey, keys.shareId).catch(() => null);
  }

  #become(changes: Partial<OwnedView>): void {
    this.#view = { ...this.#view, ...changes };
    this.#listeners.tell();
  }
}

function troubleOf(error: unknown): OwnedTrouble {
  if (isProblem(error, "not-owner")) return "not-owner";
  return error instanceof OtherVersion ? "other-version" : "unreachable";
}
