/** One share as its owner sees it: the server's status beside the vault's names, kept fresh. */
import { readVault as openVault, type SeenEvents, type Vault, writeVault as writeOwnVault } from "../../format/vault";
import { server as askServer } from "../../protocol/looking";
import type { NotifyRequest, Receipt, ShareLiveState, StatusAnswer } from "../../protocol/messages";
import { watchShare } from "../../protocol/owner-live";
import {
  allowDevices,
  receipt as askReceipt,
  status as askStatus,
  changeLink,
  forgetPasskey,
  freeDevice,
  notify,
  readVault,
  revokeLink,
  revokeShare,
  unlockLink,
  writeVault,
} from "../../protocol/owning";
import { isProblem, OtherVersion } from "../../protocol/problems";
import { readReceipt } from "../../protocol/receipt";
import { approve } from "../editing/approval";
import { EditRefused } from "../editing/edit-refused";
import { editShare } from "../editing/edit-share";
import type { EditedVault } from "../editing/edited-vault";
import { isUnsynced } from "../editing/link-syncing";
import { removePictures } from "../editing/picture-removal";
import { ShareServer } from "../editing/share-server";
import { Listeners, type Store } from "../parts/use-store";
import { browserWaiting, type Waiting } from "../upload/connection";
import { checkEvents } from "./events-check";
import type { ShareKeys } from "./share-keys";

export type OwnedTrouble = "unreachable" | "not-owner" | "other-version";

export interface OwnedView {
  readonly status: StatusAnswer | undefined;
  /** Undefined until it was asked for; null where there is none or it can't be read. */
  readonly vault: Vault | null | undefined;
  readonly trouble: OwnedTrouble | undefined;
  /** Whether a change broke off before it reached every living link. */
  readonly unsynced: boolean;
  /** Whether the events go on from those that were seen before; undefined where it can't be told. */
  readonly eventsIntact: boolean | undefined;
  /** Whether what happens is told at once: then nobody need ask. */
  readonly live: boolean;
  /** When the status came, by this device's clock. */
  readonly asOf: number | undefined;
}

export class OwnedShare implements Store<OwnedView> {
  readonly #listeners = new Listeners();
  #view: OwnedView = {
    status: undefined,
    vault: undefined,
    trouble: undefined,
    unsynced: false,
    asOf: undefined,
    eventsIntact: undefined,
    live: false,
  };
  /** What tells a vault that another device has changed since. */
  #vaultOf: string | undefined;
  /** Kept in the vault since it was read. */
  #seen: SeenEvents | undefined;
  #reading: Promise<void> | undefined;

  constructor(
    readonly keys: ShareKeys,
    readonly now: () => number = Date.now,
    readonly waiting: Waiting = browserWaiting,
  ) {}

  get view(): OwnedView {
    return this.#view;
  }

  subscribe(changed: () => void): () => void {
    return this.#listeners.subscribe(changed);
  }

  /** Asks again, once at a time. What was seen before stays, marked as old, when the server can't be reached. */
  refresh(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Is told what happens until the share has ended or the signal fires; where it isn't, somebody has to ask. */
  async watch(signal: AbortSignal): Promise<void> {
    await watchShare(
      this.keys.owner,
      {
        state: (state) => {
          this.#become({ live: true });
          void this.#catchUp(state);
        },
        lost: () => this.#become({ live: false }),
        ended: () => void this.refresh(),
      },
      signal,
    );
    this.#become({ live: false });
  }

  async #catchUp(state: ShareLiveState): Promise<void> {
    // An answer that was asked for before may know nothing of it.
    await this.#reading;
    if (knows(this.#view.status, state)) this.#become({ asOf: this.now() });
    else await this.refresh();
  }

  async #read(): Promise<void> {
    try {
      const status = await askStatus(this.keys.owner);
      this.#become({ status, trouble: undefined, asOf: this.now() });
      if (this.#vaultOf !== changesOf(status)) {
        const vault = await this.#openVault();
        this.#become({ vault });
        await this.#look(vault);
        // Only now: what could not be looked at is looked at again next time.
        this.#vaultOf = changesOf(status);
      }
      await this.#compareEvents(status);
    } catch (error) {
      this.#become({ trouble: troubleOf(error) });
    }
  }

  /** Whether what the vault says has reached all links. */
  async #look(vault: Vault | null): Promise<void> {
    if (vault === null || this.#view.status?.state !== "live") return;
    const unsynced = await isUnsynced(await this.#server(), vault);
    this.#become({ unsynced });
  }

  /** What can't be kept now (another device was faster, the share has just ended) is seen again the next time. */
  async #compareEvents(status: StatusAnswer): Promise<void> {
    const { vault } = this.#view;
    if (!vault) return;
    const before = (vault.events?.count ?? -1) > (this.#seen?.count ?? -1) ? vault.events : this.#seen;
    const { intact, seen } = await checkEvents(status, before);
    this.#become({ eventsIntact: intact });
    if (seen === undefined || status.state !== "live") return;
    const { owner, keys } = this.keys;
    const stored = await readVault(owner);
    const there = stored && (await openVault(stored.sealed, keys.vaultKey, keys.shareId).catch(() => undefined));
    if (!stored || !there || (there.events?.count ?? -1) > seen.count) return;
    const sealed = await writeOwnVault({ ...there, events: seen }, keys.vaultKey, keys.shareId);
    await writeVault(owner, sealed, stored.version).then(
      () => {
        // The vault that is shown stays the same one: its pictures are not looked at again for that.
        this.#seen = seen;
      },
      (error) => {
        if (!isProblem(error, "vault-changed", "share-ended")) throw error;
      },
    );
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

  async freeDevice(number: number, device: number): Promise<void> {
    await freeDevice(this.keys.owner, number, device);
    await this.refresh();
  }

  async forgetPasskey(number: number): Promise<void> {
    await forgetPasskey(this.keys.owner, number);
    await this.refresh();
  }

  async allowDevices(number: number, limit: number): Promise<void> {
    await allowDevices(this.keys.owner, number, limit);
    await this.refresh();
  }

  /** Takes pictures out of every link, named by their previews' blobs. Resolves with how many. */
  remove(pictures: ReadonlySet<number>): Promise<number> {
    return this.#edit((server, vault) => removePictures(server, vault, pictures));
  }

  /** Offers originals through links that showed previews only. Resolves with how many. */
  approve(numbers: ReadonlySet<number>): Promise<number> {
    return this.#edit(async (_server, vault) => approve(vault, numbers));
  }

  /** Brings a change that broke off to every link. */
  mend(): Promise<number> {
    return this.#edit(async (_server, vault) => ({ vault, changes: 0, gone: [] }));
  }

  /** The share was changed, and its vault is this now. */
  async took(vault: Vault): Promise<void> {
    this.#become({ vault, unsynced: false });
    // An answer that was asked for before knows nothing of the change.
    await this.#reading;
    await this.refresh();
  }

  /** Resolves with the new end. */
  async changeEnd(number: number, lifetimeSeconds: number): Promise<string> {
    const { expires } = await changeLink(this.keys.owner, number, lifetimeSeconds);
    await this.refresh();
    return expires;
  }

  /** Says where the owner is told of first openings. */
  async notify(request: NotifyRequest): Promise<void> {
    await notify(this.keys.owner, request);
    await this.refresh();
  }

  /** The ended share's receipt and its file; undefined where what the server signed is not that. */
  async receipt(): Promise<{ readonly receipt: Receipt; readonly file: string } | undefined> {
    const answer = await askReceipt(this.keys.owner);
    const { receiptKey } = await askServer();
    const receipt = await readReceipt(answer, receiptKey, this.keys.keys.shareId);
    return receipt && { receipt, file: `${JSON.stringify(answer, null, 2)}\n` };
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

  async #edit(edit: (server: ShareServer, vault: Vault) => Promise<EditedVault>): Promise<number> {
    try {
      const server = await this.#server();
      const { vault, changes } = await editShare(server, this.keys.keys, (before) => edit(server, before));
      await this.took(vault);
      return changes;
    } catch (error) {
      // It may have come half way: what stands there now is read again.
      this.#vaultOf = undefined;
      if (error instanceof EditRefused || isProblem(error, "not-owner")) throw error;
      throw new EditRefused("broke-off");
    }
  }

  async #server(): Promise<ShareServer> {
    const { limits } = await askServer();
    const { waiting } = this;
    const now = () => performance.now();
    const tools = { owner: this.keys.owner, chunkBytes: limits.chunkBytes, waiting, now, lostChanged: () => {} };
    return new ShareServer(tools, AbortSignal.timeout(editPatienceMs));
  }

  #become(changes: Partial<OwnedView>): void {
    this.#view = { ...this.#view, ...changes };
    this.#listeners.tell();
  }
}

/** An owner waits for a change no longer than this, while the server can't be reached. */
const editPatienceMs = 60_000;

/** Every change of what links list is among the events, so a vault is read anew when there is another one. */
function changesOf({ events }: StatusAnswer): string {
  const changes = events.filter(({ kind }) => kind === "relisted" || kind === "approved" || kind === "added");
  return `${changes.length} ${changes.at(-1)?.time}`;
}

/** Whether a status tells all that the live channel does. */
function knows(status: StatusAnswer | undefined, { state, viewing, events }: ShareLiveState): boolean {
  return (
    status?.state === state &&
    (status.eventsBefore?.count ?? 0) + status.events.length === events.count &&
    status.links.reduce((sum, link) => sum + link.viewing, 0) === viewing
  );
}

function troubleOf(error: unknown): OwnedTrouble {
  if (isProblem(error, "not-owner")) return "not-owner";
  return error instanceof OtherVersion ? "other-version" : "unreachable";
}
