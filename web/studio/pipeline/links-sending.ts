/** The links of a share on their way: their secrets, the vault that keeps them, each with its manifest. */
import { linkUrl } from "../../format/link-text";
import type { ManageKeys } from "../../format/manage-keys";
import { encodeBase64Url } from "../../format/strict-base64-url";
import { addressHash } from "../../format/viewer-address";
import { deriveAddressKey } from "../../format/viewing-keys";
import { addLink, type Owner, readVault, writeVault } from "../../protocol/owning";
import { isProblem } from "../../protocol/problems";
import { wireTime } from "../policy/start";
import type { Piece } from "../upload/tus";
import { type LinkMade, makeLink } from "./links";
import type { Order } from "./order";
import type { SendingTools, Sent } from "./sending-view";
import { blobsOfLink, type SentPictures, sealManifest, sealVault, tierOf } from "./share-files";

/** What it needs of the sending that it is part of. */
export interface LinksWay {
  /** What a link shows: with marks its own, else what all show. */
  readonly arrived: (link: number) => SentPictures;
  readonly manifestNumber: (link: number) => number;
  readonly upload: (owner: Owner, piece: Piece, signal: AbortSignal) => Promise<void>;
  readonly persist: <T>(attempt: () => Promise<T>, signal: AbortSignal) => Promise<T>;
  readonly unpaused: (signal: AbortSignal) => Promise<void>;
  readonly changed: () => void;
}

/** Called again after a failure it goes on where it was: what was made once stays the same. */
export class LinksSending {
  readonly #links: LinkMade[] = [];
  #vaultVersion: string | undefined;
  #manifest: Piece | undefined;
  #added = 0;

  constructor(
    readonly order: Order,
    readonly tools: Pick<SendingTools, "derive" | "wallClock" | "origin" | "secret">,
    readonly way: LinksWay,
  ) {}

  /** How many the server knows. */
  get added(): number {
    return this.#added;
  }

  async run(owner: Owner, keys: ManageKeys, signal: AbortSignal): Promise<void> {
    await this.#make(signal);
    await this.#sendVault(owner, keys, signal);
    await this.#add(owner, signal);
  }

  async #make(signal: AbortSignal): Promise<void> {
    const { recipients } = this.order.policy;
    for (let number = this.#links.length; number < recipients.length; number++) {
      signal.throwIfAborted();
      this.#links.push(await makeLink(number, recipients[number], this.order.policy, this.tools.derive));
    }
  }

  /** Before the links, so that none ever lives whose secret its owner could lose. */
  async #sendVault(owner: Owner, keys: ManageKeys, signal: AbortSignal): Promise<void> {
    const sealed = await sealVault(this.order.policy, this.#links, this.way.arrived(0), keys, this.tools.wallClock());
    this.#vaultVersion = await this.way.persist(async () => {
      try {
        return await writeVault(owner, sealed, this.#vaultVersion, signal);
      } catch (error) {
        // Nobody else writes a draft's vault: this one is ours, and the answer to it was lost.
        if (!isProblem(error, "vault-changed")) throw error;
        return await writeVault(owner, sealed, (await readVault(owner, signal))?.version, signal);
      }
    }, signal);
  }

  async #add(owner: Owner, signal: AbortSignal): Promise<void> {
    const { policy } = this.order;
    for (let link = this.#links[this.#added]; link !== undefined; link = this.#links[this.#added]) {
      await this.way.unpaused(signal);
      const { number, locator, accessHash, keyHalf, password } = link;
      const arrived = this.way.arrived(number);
      const manifest = this.way.manifestNumber(number);
      this.#manifest ??= {
        number: manifest,
        sealed: new Blob([await sealManifest(policy, link, this.#links, arrived, this.order.cover)]),
      };
      await this.way.upload(owner, this.#manifest, signal);
      const added = {
        number,
        locator: encodeBase64Url(locator),
        accessHash: encodeBase64Url(accessHash),
        keyHalf: encodeBase64Url(keyHalf),
        tier: tierOf(policy),
        lifetimeSeconds: policy.lifetimeSeconds,
        views: policy.views,
        untilDownloaded: policy.untilDownloaded,
        untilEachDownloaded: policy.untilEachDownloaded,
        notBefore: policy.start === undefined ? null : wireTime(policy.start),
        showSeconds: policy.showSeconds,
        devices: policy.devices,
        passkey: policy.passkey,
        code: policy.codeTo ? await addressHashes(link, policy.codeTo[number] ?? []) : null,
        password: password ?? null,
        picks: policy.picks,
        blobs: blobsOfLink(manifest, policy, arrived),
      };
      await this.way.persist(() => addLink(owner, added, signal), signal);
      this.#manifest = undefined;
      this.#added++;
      this.way.changed();
    }
  }

  /** What the sender gets, after publishing. */
  async result(expires: string): Promise<Sent> {
    const { origin, secret } = this.tools;
    const links = this.#links.map(async (link) => ({
      to: link.to,
      url: await linkUrl(origin, "viewing", link.secret),
    }));
    return {
      manage: await linkUrl(origin, "manage", secret),
      links: await Promise.all(links),
      expires,
      pictures: this.way.arrived(0).pictures.length,
    };
  }
}

async function addressHashes({ secret }: LinkMade, entries: readonly string[]): Promise<string[]> {
  const key = await deriveAddressKey(secret);
  return Promise.all(entries.map(async (entry) => encodeBase64Url(await addressHash(key, entry))));
}
