/** The PDFs that are sent besides the pictures of their pages, when these have arrived. */
import type { ByteProgress } from "../upload/byte-progress";
import type { Piece } from "../upload/tus";
import type { SealedFile } from "../work/messages";
import { sealFile } from "../work/seal";
import { documentNumber } from "./blob-numbers";
import type { Order, PictureProgress } from "./order";
import type { SentDocument } from "./share-files";

/** Called again after a failure it goes on where it was: nothing is sealed twice. */
export class DocumentsSending {
  readonly #sealed = new Map<number, SealedFile>();
  readonly #sent = new Map<number, SentDocument>();

  constructor(
    readonly order: Order,
    readonly pictures: readonly PictureProgress[],
  ) {}

  /** In their order. One of which a page was left out on the way is none of them: it would show that page. */
  get sent(): readonly SentDocument[] {
    return this.order.documents.flatMap((_, index) => this.#sent.get(index) ?? []);
  }

  async run(upload: (piece: Piece) => Promise<void>, progress: ByteProgress): Promise<void> {
    const { documents, pictures, policy } = this.order;
    if (policy.viewOnly || !policy.withDocument) return;
    for (const [index, { name, cleaned, places }] of documents.entries()) {
      const pages = places.map((place) => this.pictures[place]);
      if (this.#sent.has(index) || !pages.every((page) => page?.sent)) continue;
      const number = documentNumber(index, policy.recipients.length, pictures.length);
      const sealed = this.#sealed.get(index) ?? (await sealFile("document", cleaned));
      this.#sealed.set(index, sealed);
      progress.expect(number, sealed.sealed.size);
      await upload({ number, sealed: sealed.sealed });
      const { id, key, length } = sealed;
      this.#sent.set(index, {
        fileName: name,
        pages: pages.flatMap((page) => page?.id ?? []),
        number,
        sealed: { id, key, length },
      });
    }
  }
}
