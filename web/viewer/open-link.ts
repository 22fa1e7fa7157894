import type { ComponentType } from "preact";
import { wipe } from "../format/bytes";
import { FormatError } from "../format/format-error";
import { readLink } from "../format/link-text";
import { mostPackBytes } from "../format/pack";
import { padme } from "../format/padding";
import { sealedSize } from "../format/sealed-size";
import { decodeBase64Url, encodeBase64Url } from "../format/strict-base64-url";
import {
  deriveAddressKey,
  deriveLocator,
  deriveViewingKeys,
  manifestKeyOf,
  type ViewingKeys,
} from "../format/viewing-keys";
import { describe, openingBlob, open as openOnServer } from "../protocol/looking";
import type { OpenAnswer, PasswordCost } from "../protocol/messages";
import { isProblem, NotReachable, OtherVersion } from "../protocol/problems";
import { ServerClock } from "./clock";
import { galleryCode, loadAdmission } from "./later-parts";
import { forget, fresh, type Opening, remember, remembered } from "./opening-id";
import { firstPackNumber, type Keepsake, Session } from "./session";
import { type End, type Gate, gate, type Happening } from "./state";

/** What an opening needs of a link's keys. */
type OpeningKeys = Pick<ViewingKeys, "access" | "linkKey">;

/** How long the page waits before it asks a server that could not be reached once more, in milliseconds. */
const retryMs = [2_000, 4_000, 8_000, 15_000];

const mostSealedPack = sealedSize(padme(mostPackBytes));

/** One page's dealings with the link that it was opened with. */
export class Visit {
  #secret: Uint8Array<ArrayBuffer> | undefined;
  #locator: Uint8Array<ArrayBuffer> = new Uint8Array();
  #name = "";
  #gate: Gate | undefined;
  #session: Session | undefined;
  #busy = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #unfinished: () => Promise<void> = () => this.#look();
  readonly #happen: (happening: Happening) => void;
  /** Gets what showing pictures takes. */
  readonly #prepare: () => Promise<void>;

  constructor(happen: (happening: Happening) => void, prepare: () => Promise<void>) {
    this.#happen = happen;
    this.#prepare = prepare;
  }

  /** Reads the page's own fragment and looks what may be done with it. Uses nothing up. */
  async begin(fragment: string): Promise<void> {
    if (fragment.replace(/^#/, "") === "") return this.#happen({ is: "refused", why: "missing" });
    try {
      this.#secret = await readLink(fragment, "viewing");
    } catch (error) {
      const why = error instanceof FormatError ? error.code : "damaged";
      return this.#happen({ is: "refused", why: why === "cut-short" || why === "wrong-type" ? why : "damaged" });
    }
    this.#locator = await deriveLocator(this.#secret);
    this.#name = encodeBase64Url(this.#locator);
    await this.#attempt(() => this.#look());
  }

  /** A person's gesture: opens, which may use up a view. */
  open(password?: string): Promise<void> {
    return this.#attempt(() => this.#open(password));
  }

  /** A person's "try again", after whatever went wrong. */
  again(): Promise<void> {
    return this.#attempt(this.#unfinished);
  }

  leave(): void {
    clearTimeout(this.#retry);
    this.#session?.wipe();
  }

  async #look(): Promise<void> {
    const note = remembered(this.#name);
    const mine = note?.until !== undefined && Date.now() < note.until ? note : undefined;
    if (mine) return this.#goOn(mine.gate);
    try {
      const answer = await describe(this.#name);
      this.#gate = gate(answer);
      const unmetered = !answer.views && !answer.password && !answer.locked && !answer.showSeconds && !this.#gate.asks;
      if (unmetered) return await this.#open();
      this.#happen({ is: "described", gate: this.#gate, locked: answer.locked });
    } catch (error) {
      // All views are taken, and the last of them perhaps by this page, whose answer was lost.
      if (note && note.until === undefined && isProblem(error, "link-unavailable")) return this.#goOn(note.gate);
      throw error;
    }
  }

  /** Takes an opening up again that was granted to this page, or may have been: the same id, so nothing is counted. */
  async #goOn(gate: Gate): Promise<void> {
    this.#gate = gate;
    if (gate.password) this.#happen({ is: "described", gate, locked: false });
    else await this.#open();
  }

  async #open(password?: string): Promise<void> {
    const secret = this.#secret;
    const gate = this.#gate;
    if (!secret || !gate) return this.#look();
    this.#happen({ is: "step", step: gate.password ? "key" : "asking" });
    const keys = gate.password
      ? await deriveWithPassword(secret, password ?? "", gate.password)
      : await deriveViewingKeys(secret);
    this.#happen({ is: "step", step: "asking" });
    this.#unfinished = () => this.#ask(keys, gate);
    await this.#ask(keys, gate);
  }

  async #ask(keys: OpeningKeys, gate: Gate): Promise<void> {
    const note = remembered(this.#name);
    // An id whose lease is over would be a new opening under an old name.
    const opening = note && (note.until === undefined || Date.now() < note.until) ? note : fresh(gate);
    remember(this.#name, opening);
    const asked = this.#grant(keys, opening);
    const prepared = this.#prepare();
    // It is waited for later; until then nobody hears of its failure.
    prepared.catch(() => undefined);
    const answer = await asked;
    this.#rememberLease(opening, answer);
    this.#happen({ is: "step", step: "list" });
    await this.#show(keys, opening, answer, prepared);
  }

  /** Asks the server to open; with a link that wants more, its code comes only now. */
  async #grant(keys: OpeningKeys, { id, gate }: Opening, signal?: AbortSignal): Promise<OpenAnswer> {
    const access = encodeBase64Url(keys.access);
    if (!gate.asks) return openOnServer(this.#name, access, id, signal);
    const { admit } = await loadAdmission();
    const addressKey = () => deriveAddressKey(this.#secret ?? new Uint8Array());
    const show = (part: ComponentType | undefined) =>
      this.#happen(part ? { is: "admission", part } : { is: "step", step: "asking" });
    return admit({ addressKey, asks: gate.asks, locator: this.#name, access, opening: id, signal, show });
  }

  async #show(keys: OpeningKeys, opening: Opening, answer: OpenAnswer, prepared: Promise<void>): Promise<void> {
    const keyHalf = decodeBase64Url(answer.keyHalf, 32);
    if (!keyHalf) throw new OtherVersion("key half");
    const firstPack = answer.blobs > 1 ? fetchFirstPack(answer.ticket) : undefined;
    const manifestKey = await manifestKeyOf(keys.linkKey, keyHalf);
    const sealed = await whole(openingBlob(answer.ticket, 0));
    await prepared;
    // What reads it came with the gallery.
    if (!galleryCode) throw new NotReachable("gallery");
    const manifest = await galleryCode.readManifest(sealed, manifestKey, this.#locator);
    wipe(keyHalf, manifestKey);
    const session = new Session({
      manifest,
      firstPack,
      answer,
      clock: new ServerClock(answer.now),
      reopen: async (signal) => {
        const another = fresh(opening.gate);
        remember(this.#name, another);
        const granted = await this.#grant(keys, another, signal);
        this.#rememberLease(another, granted);
        return granted;
      },
      onLease: (lease) => this.#rememberLease(remembered(this.#name) ?? opening, lease),
      onChanged: () => {
        this.#happen({ is: "step", step: "list" });
        void this.#attempt(() => this.#ask(keys, opening.gate));
      },
      onEnd: (how, keepsake) => {
        wipe(keys.access, keys.linkKey);
        this.#end(how, keepsake);
      },
    });
    this.#session = session;
    this.#failures = 0;
    if (!session.over) this.#happen({ is: "opened", session });
  }

  #end(how: End, keepsake?: Keepsake): void {
    // After a lost connection the lease may still run: looking again goes on with it.
    if (how !== "lost") forget(this.#name);
    this.#unfinished = () => this.#look();
    this.#happen({ is: "ended", how, keepsake });
  }

  #rememberLease(opening: Opening, lease: { readonly leaseEnds: string; readonly now: string }): void {
    const left = Date.parse(lease.leaseEnds) - Date.parse(lease.now);
    // A second early: an opening asked for again after its lease would be a new one, and counted.
    remember(this.#name, { ...opening, until: Date.now() + left - 1_000 });
  }

  /** Does one thing at a time and turns what goes wrong into what the page shows. */
  async #attempt(what: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#unfinished = what;
    clearTimeout(this.#retry);
    try {
      await what();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#busy = false;
    }
  }

  #fail(error: unknown): void {
    // A list that was replaced while it was being read is read again.
    if (error instanceof NotReachable || isProblem(error, "no-such-blob")) {
      this.#later(error instanceof NotReachable ? error.retryAfterSeconds : undefined);
      return;
    }
    this.#unfinished = () => this.#look();
    if (isProblem(error, "wrong-password")) {
      // Nothing was granted, so there is nothing to go on with.
      if (remembered(this.#name)?.until === undefined) forget(this.#name);
      this.#happen({ is: "wrong-password", triesLeft: error.triesLeft });
    } else if (isProblem(error, "not-started")) {
      const wait = Date.parse(error.starts ?? "") - Date.parse(error.now ?? "");
      this.#happen({ is: "waiting", starts: Date.now() + (wait || 60_000) });
    } else if (isProblem(error, "link-locked")) {
      this.#happen({ is: "locked" });
    } else if (isProblem(error, "link-unavailable", "opening-over")) {
      this.#end("unavailable");
    } else if (error instanceof OtherVersion) {
      this.#happen({ is: "other-version" });
    } else {
      this.#happen({ is: "unreadable" });
    }
  }

  #later(retryAfterSeconds: number | undefined): void {
    const ms = retryAfterSeconds ? retryAfterSeconds * 1_000 : retryMs[Math.min(this.#failures++, retryMs.length - 1)];
    this.#retry = setTimeout(() => void this.again(), ms);
    this.#happen({ is: "unreachable" });
  }
}

/** The work of seconds that a password costs is done beside the page; its code comes only now. */
async function deriveWithPassword(
  secret: Uint8Array<ArrayBuffer>,
  password: string,
  cost: PasswordCost,
): Promise<OpeningKeys> {
  const { deriveInWorker } = await import("./derive");
  return deriveInWorker({ secret, password, cost });
}

/**
 * Senders number packs first, so that number 1 is what the first screen waits for: it comes beside the manifest. Of a larger blob no
 * more is read than a pack can have.
 */
async function fetchFirstPack(ticket: string): Promise<Uint8Array<ArrayBuffer>[] | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for await (const part of openingBlob(ticket, firstPackNumber)) {
      length += part.length;
      if (length > mostSealedPack) return undefined;
      parts.push(part);
    }
    return parts;
  } catch {
    // Asked for again when it is wanted, and told about then.
    return undefined;
  }
}

async function whole(source: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: BlobPart[] = [];
  for await (const part of source) parts.push(part);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
