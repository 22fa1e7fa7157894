/** One sending, from making the share to publishing it. It can be paused, cancelled, and taken up again after a failure. */

import { deriveManageKeys, type ManageKeys } from "../../format/manage-keys";
import { encodeBase64Url } from "../../format/strict-base64-url";
import { makeShare, notify, type Owner, publish, revokeShare } from "../../protocol/owning";
import { isProblem } from "../../protocol/problems";
import { Listeners, type Store } from "../parts/use-store";
import { marksOf } from "../policy/mark";
import { noticeRequest } from "../policy/notice-to";
import { ChunkSize } from "../upload/chunk-size";
import { Connection } from "../upload/connection";
import { type Piece, type TusTarget, uploadBlob } from "../upload/tus";
import type { MarkAsked } from "../work/marks/mark-asked";
import type { Prepared } from "../work/messages";
import { manifestNumber } from "./blob-numbers";
import { DocumentsSending } from "./documents-sending";
import { type Edition, makeEditions } from "./edition";
import { failureOf, type SendingFailure } from "./failure";
import { LinksSending } from "./links-sending";
import type { Order, OrderedPicture } from "./order";
import { Pause } from "./pause";
import { PicturesUnderWay } from "./pictures-under-way";
import { type PictureTools, type PieceTools, sendPictures, sendPiece } from "./send-pictures";
import type { SendingPhase, SendingTools, SendingView, Sent } from "./sending-view";
import { type SentPictures, sentPictures } from "./share-files";

export class Sending implements Store<SendingView> {
  readonly #listeners = new Listeners();
  readonly #cancel = new AbortController();
  readonly #pause = new Pause();
  readonly #connection: Connection;
  readonly #chunk: ChunkSize;
  readonly #pictures: PicturesUnderWay;
  readonly #editions: readonly Edition[];
  /** Each link's, or none: the day is that on which sending began. */
  readonly #marks: readonly MarkAsked[] | undefined;
  /** Made once: a sending that goes on says the same. */
  readonly #notice: ReturnType<typeof noticeRequest> | undefined;
  readonly #documents: DocumentsSending;
  readonly #links: LinksSending;
  #keys: ManageKeys | undefined;
  #phase: SendingPhase = "starting";
  #lost = false;
  #failure: SendingFailure | undefined;
  #sent: Sent | undefined;

  constructor(
    readonly order: Order,
    readonly tools: SendingTools,
  ) {
    this.#connection = new Connection(tools.waiting, (lost) => this.#lostChanged(lost));
    this.#chunk = new ChunkSize(order.chunkBytes);
    this.#pictures = new PicturesUnderWay(order.pictures, !order.policy.viewOnly);
    const { mark, recipients, notify: told } = order.policy;
    this.#notice = told && noticeRequest(told);
    this.#marks = mark && marksOf(mark, recipients, tools.wallClock());
    this.#editions = makeEditions(this.#marks?.length ?? 1, order.pictures.length, this.#marks !== undefined);
    this.#documents = new DocumentsSending(order, this.#pictures.all);
    this.#links = new LinksSending(order, tools, {
      arrived: (link) => this.#arrived(link),
      manifestNumber: (link) => this.#manifestNumber(link),
      upload: (owner, piece, signal) => this.#upload(owner, piece, () => {}, signal),
      persist: (attempt, signal) => this.#persist(attempt, signal),
      unpaused: (signal) => this.#pause.passed(signal),
      changed: () => this.#listeners.tell(),
    });
    this.#pictures.expect(this.#editions);
  }

  get view(): SendingView {
    return {
      phase: this.#phase,
      pictures: this.#pictures.counts,
      links: { sealed: this.#links.added, all: this.order.policy.recipients.length },
      progress: this.#pictures.progress.now(this.tools.now()),
      lost: this.#lost,
      paused: this.#pause.paused,
      failure: this.#failure,
      sent: this.#sent,
    };
  }

  subscribe(changed: () => void): () => void {
    return this.#listeners.subscribe(changed);
  }

  pause(): void {
    this.#pause.pause();
    this.#listeners.tell();
  }

  goOn(): void {
    this.#pause.goOn();
    this.#pictures.progress.restartPace();
    this.#listeners.tell();
  }

  /** Begins, or goes on after a failure. Ends with `sent` or `failure` in the view; rejects never. */
  async run(): Promise<void> {
    this.#failure = undefined;
    this.#pictures.progress.restartPace();
    this.#listeners.tell();
    try {
      this.#sent = await this.#sendAll(this.#cancel.signal);
    } catch (error) {
      if (!this.#cancel.signal.aborted) this.#failure = failureOf(error);
    }
    this.#listeners.tell();
  }

  /** Goes on without the picture that failed. */
  async runWithout(place: number): Promise<void> {
    this.#pictures.leaveOut(place, this.#editions);
    await this.run();
  }

  /** Stops and has the server forget the draft. False if the server could not be told; it forgets by itself then. */
  async cancel(): Promise<boolean> {
    this.#cancel.abort(new DOMException("cancelled", "AbortError"));
    if (this.#keys === undefined) return true;
    try {
      await revokeShare(this.#owner(this.#keys));
      return true;
    } catch (error) {
      return isProblem(error, "not-owner", "share-ended");
    }
  }

  async #sendAll(signal: AbortSignal): Promise<Sent> {
    this.#keys ??= await deriveManageKeys(this.tools.secret);
    const owner = this.#owner(this.#keys);
    this.#enter("starting");
    await this.#persist(() => makeShare(owner, this.tools.pass, signal), signal);
    this.#enter("pictures");
    await this.#sendPictures(owner, signal);
    await this.#documents.run((piece) => sendPiece(piece, this.#pieceTools(owner), signal), this.#pictures.progress);
    this.#enter("links");
    await this.#links.run(owner, this.#keys, signal);
    this.#enter("publishing");
    const notice = this.#notice;
    if (notice) await this.#persist(() => notify(owner, notice.request, signal), signal);
    const { links } = await this.#persist(() => publish(owner, signal), signal);
    return { ...(await this.#links.result(links[0]?.expires ?? "")), hookSecret: notice?.hookSecret };
  }

  #sendPictures(owner: Owner, signal: AbortSignal): Promise<void> {
    const tools: PictureTools = {
      ...this.#pieceTools(owner),
      prepare: (picture, editions, take, stop) => this.#prepare(picture, editions, take, stop),
      unpaused: (stop: AbortSignal) => this.#pause.passed(stop),
      editions: this.#editions,
      inFlight: this.#pictures.inFlight,
    };
    return sendPictures(this.#pictures.all, tools, signal);
  }

  #pieceTools(owner: Owner): PieceTools {
    return {
      upload: (piece: Piece, sent: (bytes: number) => void, stop: AbortSignal) =>
        this.#upload(owner, piece, sent, stop),
      progress: this.#pictures.progress,
      now: this.tools.now,
      changed: () => this.#listeners.tell(),
    };
  }

  async #prepare(
    { file }: OrderedPicture,
    editions: readonly number[],
    take: (edition: number, prepared: Prepared) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const marks = this.#marks?.filter(({ link }) => editions.includes(link));
    if (marks === undefined) await take(0, await this.tools.prepare(file, !this.order.policy.viewOnly, signal));
    else await this.tools.prepareMarked(file, marks, ({ link, prepared }) => take(link, prepared), signal);
  }

  /** What a link shows: with marks its own, else what all show. */
  #arrived(link: number): SentPictures {
    const edition = this.#editions[this.#marks === undefined ? 0 : link];
    if (edition === undefined) throw new Error("no such link");
    return sentPictures(this.#pictures.all, edition, this.#documents.sent);
  }

  #manifestNumber(link: number): number {
    return manifestNumber(link, this.#editions.length, this.order.pictures.length, this.#marks !== undefined);
  }

  #upload(owner: Owner, piece: Piece, sent: (bytes: number) => void, signal: AbortSignal): Promise<void> {
    const target: TusTarget = {
      owner,
      chunk: this.#chunk,
      connection: this.#connection,
      unpaused: (stop) => this.#pause.passed(stop),
      now: this.tools.now,
    };
    return uploadBlob(target, piece, sent, signal);
  }

  #persist<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return this.#connection.persist(attempt, signal);
  }

  #owner(keys: ManageKeys): Owner {
    return { shareId: encodeBase64Url(keys.shareId), ownerToken: encodeBase64Url(keys.ownerToken) };
  }

  #enter(phase: SendingPhase): void {
    this.#phase = phase;
    this.#listeners.tell();
  }

  #lostChanged(lost: boolean): void {
    this.#lost = lost;
    this.#pictures.progress.restartPace();
    this.#listeners.tell();
  }
}
