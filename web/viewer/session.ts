import { associatedDataFor } from "../format/associated-data";
import { type Bytes, concat, wipe } from "../format/bytes";
import type { ManifestDocument } from "../format/documents";
import type { Manifest } from "../format/manifest";
import type { BlobReference, ManifestPicture } from "../format/manifest-picture";
import { createOpening, openBytes } from "../format/open";
import type { Pack } from "../format/pack";
import { listen } from "../protocol/live";
import { finish, openingBlob } from "../protocol/looking";
import type { OpenAnswer } from "../protocol/messages";
import { OpenedPacks } from "../protocol/opened-packs";
import { isProblem, NotReachable } from "../protocol/problems";
import type { ServerClock } from "./clock";
import type { End } from "./state";

/** What is saved as a file: a picture's original, or a PDF. */
export type Savable = ManifestPicture | ManifestDocument;

/** What has a blob of its own. */
export type Rendition = "preview" | "original";

export interface Fetching {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((sealedBytes: number) => void) | undefined;
}

export interface SessionParts {
  readonly manifest: Manifest;
  /** The sealed blob `firstPackNumber`, if it could be had and is not longer than a pack. */
  readonly firstPack?: Promise<Uint8Array<ArrayBuffer>[] | undefined> | undefined;
  readonly answer: OpenAnswer;
  readonly clock: ServerClock;
  /** Asks for a new opening of a link that isn't metered, when this one's lease is over. */
  readonly reopen: (signal: AbortSignal) => Promise<OpenAnswer>;
  readonly onLease: (answer: { readonly leaseEnds: string; readonly now: string }) => void;
  /** The owner replaced what the link lists: pictures were added, removed or approved. */
  readonly onChanged: () => void;
  readonly onEnd: (how: End, keepsake?: Keepsake) => void;
}

/** The blob behind the manifest: with our senders the first pack. */
export const firstPackNumber = 1;

/** A file that was saved: handed out once more after the link has ended, should the device have dropped it. */
export interface Keepsake {
  readonly name: string;
  readonly file: Blob;
}

/** Channel silence after which a metered link's pictures are hidden (PROTOCOL.md section 4.6). */
const lostMs = 30_000;

/** Pictures that may be looked at now: fetches and opens them, watches whether they still may, and wipes them when not. */
export class Session {
  readonly manifest: Manifest;
  readonly clock: ServerClock;
  readonly metered: boolean;
  readonly untilDownloaded: boolean;
  /** Whether pictures end one by one, each when it was saved. */
  readonly each: boolean;
  /** Which blobs were delivered so, as the server tells it. */
  delivered: string | null;
  onDelivered?: () => void;
  /** Set where pictures end one by one: resolves with whether all have now. */
  deliver?: (files: readonly Savable[]) => Promise<boolean>;
  expires: number;
  leaseEnds: number;
  /** Seconds that pictures are shown, counted by the server from the first; its lease ends then. */
  readonly show: number | null;
  #parts: SessionParts;
  #ticket: string;
  #gone = new AbortController();
  #wipes = new Set<() => void>();
  #packs = new OpenedPacks((index, signal) => this.#openPack(index, signal));
  #saved = new Set<Savable>();
  #heard = performance.now();
  #renewal: Promise<void> | undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.manifest = parts.manifest;
    this.clock = parts.clock;
    this.metered = parts.answer.metered;
    this.untilDownloaded = parts.answer.untilDownloaded;
    this.each = parts.answer.untilEachDownloaded;
    this.delivered = parts.answer.delivered;
    this.expires = Date.parse(parts.answer.expires);
    this.leaseEnds = Date.parse(parts.answer.leaseEnds);
    this.show = parts.answer.showSeconds;
    this.#ticket = parts.answer.ticket;
    this.clock.at(
      () => this.expires,
      () => this.end("ended"),
      this.#gone.signal,
    );
    if (this.show) {
      this.clock.at(
        () => this.leaseEnds,
        () => this.end("over"),
        this.#gone.signal,
      );
    }
    this.#listen();
    if (this.metered) this.#watchChannel();
  }

  /** What this opening proves itself with; another one when its lease was renewed. */
  get ticket(): string {
    return this.#ticket;
  }

  /** All that the link offers to be saved. */
  get savable(): readonly Savable[] {
    return [...this.manifest.pictures, ...(this.manifest.documents ?? [])];
  }

  get over(): boolean {
    return this.#gone.signal.aborted;
  }

  /** Runs when everything must go; the answer takes it off the list again. */
  onWipe(wipe: () => void): () => void {
    if (this.over) wipe();
    else this.#wipes.add(wipe);
    return () => this.#wipes.delete(wipe);
  }

  /** Stops, then blanks, then tells: nothing of this waits for anything. */
  end(how: End, keepsake?: Keepsake): void {
    if (!this.over) this.wipe();
    this.#parts.onEnd(how, keepsake);
  }

  wipe(): void {
    this.#gone.abort(new DOMException("The link has ended.", "AbortError"));
    for (const wipe of this.#wipes) wipe();
    this.#wipes.clear();
    this.#packs.wipe();
    this.#ticket = "";
    for (const { key } of [...this.manifest.packs, ...(this.manifest.documents ?? [])]) wipe(key);
    for (const { preview, original } of this.manifest.pictures) {
      wipe(preview.key, ...(original ? [original.key] : []));
    }
  }

  /** A rendition's bytes, each given out only when its segment was verified; complete only if the iteration ends by itself. */
  bytes(picture: ManifestPicture, rendition: Rendition, fetching?: Fetching) {
    return this.#bytes(rendition, pick(picture, rendition), fetching);
  }

  /** The same of a PDF, or of a picture's original. */
  savedBytes(file: Savable, fetching?: Fetching) {
    return "preview" in file ? this.bytes(file, "original", fetching) : this.#bytes("document", file, fetching);
  }

  async file(picture: ManifestPicture, rendition: Rendition, fetching?: Fetching): Promise<Blob> {
    const parts = await all(this.bytes(picture, rendition, fetching));
    return new Blob(parts, { type: pick(picture, rendition).mediaType });
  }

  thumbnail({ thumbnail }: ManifestPicture, signal: AbortSignal): Promise<Blob> {
    return this.#packs.thumbnail(thumbnail, signal);
  }

  async #openPack(index: number, signal: AbortSignal): Promise<Bytes> {
    const pack = this.manifest.packs[index];
    if (!pack) throw new Error(`no pack ${index}`);
    const here = pack.blob === firstPackNumber ? await this.#parts.firstPack : undefined;
    if (!here) return concat(...(await all(this.#bytes("pack", pack, { signal }))));
    return openBytes(concat(...here), pack.key, associatedDataFor("pack", pack.id), pack.length);
  }

  async *#bytes(
    kind: Rendition | "pack" | "document",
    reference: BlobReference | Pack | ManifestDocument,
    { signal, onBytes }: Fetching = {},
  ) {
    const signals = AbortSignal.any(signal ? [signal, this.#gone.signal] : [this.#gone.signal]);
    const opening = createOpening(reference.key, associatedDataFor(kind, reference.id), reference.length);
    for (;;) {
      try {
        yield* opening.read(
          openingBlob(this.#ticket, reference.blob, { signal: signals, onBytes, from: opening.offset }),
        );
        return;
      } catch (error) {
        signals.throwIfAborted();
        if (isProblem(error, "link-unavailable")) this.end("ended");
        else if (isProblem(error, "opening-over")) {
          await this.#leaseOver();
          if (!this.over) continue;
        }
        throw error;
      }
    }
  }

  /** Notes what was saved. When that is everything, the server hears it, and a link "until downloaded" ends. */
  async saved(files: readonly Savable[], keepsake?: Keepsake): Promise<void> {
    for (const file of files) this.#saved.add(file);
    const all = this.deliver ? await this.deliver(files) : this.#saved.size >= this.savable.length;
    if (!all) return;
    for (let tries = 0; !this.over; tries++) {
      try {
        await finish(this.#ticket, this.#gone.signal);
        break;
      } catch (error) {
        if (this.over) break;
        if (!(error instanceof NotReachable) || tries >= 5) return;
        await new Promise((resolve) => setTimeout(resolve, 1_000 * 2 ** tries));
      }
    }
    if (this.untilDownloaded || this.each) this.end("saved", keepsake);
  }

  #listen(): void {
    const { signal } = this.#gone;
    void listen(
      this.#ticket,
      {
        heard: () => {
          this.#heard = performance.now();
        },
        state: (state) => {
          this.clock.set(state.now);
          this.expires = Date.parse(state.expires);
          this.leaseEnds = Date.parse(state.leaseEnds);
          this.#parts.onLease(state);
          if (state.delivered !== this.delivered) {
            this.delivered = state.delivered;
            this.onDelivered?.();
          }
          if (state.revision !== this.#parts.answer.revision && !this.over) {
            this.wipe();
            this.#parts.onChanged();
          }
        },
        ended: () => this.end("ended"),
        openingOver: () => void this.#leaseOver(),
      },
      signal,
    );
  }

  #watchChannel(): void {
    const timer = setInterval(() => {
      if (performance.now() - this.#heard >= lostMs) this.end("lost");
    }, 500);
    this.#gone.signal.addEventListener("abort", () => clearInterval(timer));
  }

  #leaseOver(): Promise<void> {
    if (this.metered) {
      this.end("over");
      return Promise.resolve();
    }
    this.#renewal ??= this.#renew().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #renew(): Promise<void> {
    while (!this.over) {
      try {
        const answer = await this.#parts.reopen(this.#gone.signal);
        if (this.over) return;
        this.#ticket = answer.ticket;
        this.#listen();
        return;
      } catch (error) {
        if (this.over) return;
        if (!(error instanceof NotReachable)) return this.end("ended");
        await new Promise((resolve) => setTimeout(resolve, 3_000));
      }
    }
  }
}

function pick(picture: ManifestPicture, rendition: Rendition): BlobReference {
  const reference = picture[rendition];
  if (!reference) throw new Error(`no ${rendition}`);
  return reference;
}

async function all(source: AsyncIterable<Bytes>): Promise<Bytes[]> {
  const parts: Bytes[] = [];
  for await (const part of source) parts.push(part);
  return parts;
}
