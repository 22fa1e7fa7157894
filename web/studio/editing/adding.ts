/** Pictures on their way into a share that was sent: cleaned, sealed and uploaded as in sending, then shown by every living link. */
import type { ManageKeys } from "../../format/manage-keys";
import type { Vault } from "../../format/vault";
import { listLink, relistLink } from "../../protocol/owning";
import { Listeners, type Store } from "../parts/use-store";
import { blobsOfEdition, largestNumber } from "../pipeline/blob-numbers";
import { type Edition, makeEditions } from "../pipeline/edition";
import { failureOf, type SendingFailure } from "../pipeline/failure";
import type { OrderedPicture } from "../pipeline/order";
import { PicturesUnderWay } from "../pipeline/pictures-under-way";
import { type PictureTools, sendPictures } from "../pipeline/send-pictures";
import { sentPictures } from "../pipeline/share-files";
import type { ProgressNow } from "../upload/byte-progress";
import type { Piece } from "../upload/tus";
import type { Prepared } from "../work/messages";
import { EditRefused } from "./edit-refused";
import { editShare } from "./edit-share";
import { addPictures } from "./picture-addition";
import { ShareServer, type ShareServerTools } from "./share-server";

export interface AddingOrder {
  readonly pictures: readonly OrderedPicture[];
  /** Where the share has no originals to give, none is uploaded. */
  readonly withOriginals: boolean;
  readonly keepNames: boolean;
}

export interface AddingTools extends Omit<ShareServerTools, "lostChanged"> {
  readonly keys: ManageKeys;
  readonly prepare: (file: File, withOriginal: boolean, signal: AbortSignal) => Promise<Prepared>;
}

export interface AddingView {
  readonly phase: "pictures" | "links";
  readonly pictures: { readonly sent: number; readonly all: number };
  readonly links: { readonly sealed: number; readonly all: number };
  readonly progress: ProgressNow;
  readonly lost: boolean;
  readonly failure: SendingFailure | undefined;
  /** The share as it stands when all is done. */
  readonly added: { readonly vault: Vault; readonly count: number } | undefined;
}

/** A manifest for each. */
const mostLinks = 500;

export class Adding implements Store<AddingView> {
  readonly #listeners = new Listeners();
  readonly #cancel = new AbortController();
  readonly #server: ShareServer;
  readonly #pictures: PicturesUnderWay;
  /** What was begun: said again it is ours. */
  readonly #begun = new Set<number>();
  #edition: Edition | undefined;
  #phase: AddingView["phase"] = "pictures";
  #links = { sealed: 0, all: 0 };
  #lost = false;
  #failure: SendingFailure | undefined;
  #added: AddingView["added"];

  constructor(
    readonly order: AddingOrder,
    readonly tools: AddingTools,
  ) {
    const lostChanged = (lost: boolean) => {
      this.#lost = lost;
      this.#pictures.progress.restartPace();
      this.#listeners.tell();
    };
    this.#server = new ShareServer({ ...tools, lostChanged }, this.#cancel.signal);
    this.#pictures = new PicturesUnderWay(order.pictures, order.withOriginals);
  }

  get view(): AddingView {
    return {
      phase: this.#phase,
      pictures: this.#pictures.counts,
      links: this.#links,
      progress: this.#pictures.progress.now(this.tools.now()),
      lost: this.#lost,
      failure: this.#failure,
      added: this.#added,
    };
  }

  subscribe(changed: () => void): () => void {
    return this.#listeners.subscribe(changed);
  }

  /** Begins, or goes on after a failure. Ends with `added` or `failure` in the view; rejects never. */
  async run(): Promise<void> {
    this.#failure = undefined;
    this.#pictures.progress.restartPace();
    this.#listeners.tell();
    try {
      this.#added = await this.#addAll(this.#cancel.signal);
    } catch (error) {
      if (!this.#cancel.signal.aborted) this.#failure = failureOf(error);
    }
    this.#listeners.tell();
  }

  /** Goes on without the picture that failed. */
  async runWithout(place: number): Promise<void> {
    if (this.#edition !== undefined) this.#pictures.leaveOut(place, [this.#edition]);
    await this.run();
  }

  /** Stops, and has the server destroy what has arrived. Links and pictures stay as they were. */
  async cancel(): Promise<void> {
    this.#cancel.abort(new DOMException("cancelled", "AbortError"));
    const destroy = [...this.#begun];
    if (destroy.length === 0) return;
    const server = new ShareServer({ ...this.tools, lostChanged: () => {} }, AbortSignal.timeout(cancelPatienceMs));
    try {
      for (const number of await server.living()) {
        const { tier, blobs } = await listLink(server.owner, number, server.signal);
        return await relistLink(server.owner, { number, tier, blobs, destroy }, server.signal);
      }
    } catch {
      // They are sealed, listed by no link, and go with the share.
    }
  }

  async #addAll(signal: AbortSignal): Promise<AddingView["added"]> {
    this.#edition ??= await this.#makeEdition();
    const edition = this.#edition;
    this.#phase = "pictures";
    await sendPictures(this.#pictures.all, this.#pictureTools(edition), signal);
    this.#phase = "links";
    const sent = sentPictures(this.#pictures.all, edition, []);
    const { vault } = await editShare(
      this.#server,
      this.tools.keys,
      async (before) => addPictures(before, sent, this.order.keepNames),
      (sealed, all) => {
        this.#links = { sealed, all };
        this.#listeners.tell();
      },
    );
    return { vault, count: sent.pictures.length };
  }

  async #makeEdition(): Promise<Edition> {
    const first = await this.#server.freeBlobs();
    const chosen = this.#pictures.all.length;
    if (first + blobsOfEdition(chosen, false) + mostLinks > largestNumber) throw new EditRefused("too-often");
    const [edition] = makeEditions(1, chosen, false);
    if (edition === undefined) throw new Error("no edition");
    const made = { ...edition, place: { ...edition.place, first } };
    this.#pictures.expect([made]);
    return made;
  }

  #pictureTools(edition: Edition): PictureTools {
    return {
      prepare: async ({ file }, _editions, take, signal) =>
        take(0, await this.tools.prepare(file, this.order.withOriginals, signal)),
      upload: (piece, sent) => this.#upload(piece, sent),
      unpaused: async (signal) => signal.throwIfAborted(),
      editions: [edition],
      progress: this.#pictures.progress,
      inFlight: this.#pictures.inFlight,
      now: this.tools.now,
      changed: () => this.#listeners.tell(),
    };
  }

  #upload(piece: Piece, sent: (bytes: number) => void): Promise<void> {
    const fresh = !this.#begun.has(piece.number);
    this.#begun.add(piece.number);
    return this.#server.upload({ ...piece, fresh }, sent);
  }
}

const cancelPatienceMs = 10_000;
