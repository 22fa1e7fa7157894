/** Thumbnails on their way into packs, in the order of the pictures however these finish (FORMAT.md, section 5.1). */
import { type Pack, type PackedThumbnail, packRoom } from "../../format/pack";
import type { SealedFile, Thumbnail } from "../work/messages";

export type SealPack = (content: Blob) => Promise<SealedFile>;

/** A pack that is full. It is sealed once, however often it has to be uploaded. */
export interface FullPack {
  readonly index: number;
  readonly content: Blob;
  sealed?: SealedFile;
}

export class ThumbnailPacks {
  readonly #waiting = new Map<number, Thumbnail>();
  readonly #parts = new Map<number, PackedThumbnail>();
  readonly #gone = new Set<number>();
  readonly #toSend: FullPack[] = [];
  readonly #sent: Pick<Pack, "id" | "key" | "length">[] = [];
  #next = 0;
  #count = 0;
  #open: Blob[] = [];
  #openBytes = 0;
  #waitingBytes = 0;

  constructor(
    readonly places: number,
    readonly sealPack: SealPack,
    /** No pack is larger, unless one thumbnail is. */
    readonly mostBytes = Number.POSITIVE_INFINITY,
  ) {}

  /** How many packs there are so far, the open one included. */
  get count(): number {
    return this.#count + (this.#openBytes > 0 ? 1 : 0);
  }

  /** How many pictures have their thumbnail in a pack, or are left out. */
  get settled(): number {
    return this.#parts.size + this.#gone.size;
  }

  /** Packs that have arrived, without their numbers. */
  get sent(): readonly Pick<Pack, "id" | "key" | "length">[] {
    return this.#sent;
  }

  /** Takes the thumbnail of a picture, all of whose other blobs have arrived. */
  add(place: number, thumbnail: Thumbnail): void {
    this.#waiting.set(place, thumbnail);
    this.#waitingBytes += thumbnail.bytes.size;
    this.#advance();
    // One slow picture must not keep all that follow in memory: these go before it.
    if (this.#waitingBytes > this.#room(2)) this.#packWaiting();
  }

  /** A picture that was left out is not waited for. */
  leaveOut(place: number): void {
    this.#gone.add(place);
    this.#advance();
  }

  finish(): void {
    this.#packWaiting();
    this.#close();
  }

  /** The next pack to be uploaded, sealed; give it to `arrived` or back to `again`. */
  async take(): Promise<(FullPack & { readonly sealed: SealedFile }) | undefined> {
    const pack = this.#toSend.shift();
    if (pack === undefined) return undefined;
    try {
      pack.sealed ??= await this.sealPack(pack.content);
    } catch (error) {
      this.again(pack);
      throw error;
    }
    return { ...pack, sealed: pack.sealed };
  }

  arrived({ index, sealed }: FullPack & { readonly sealed: SealedFile }): void {
    const { id, key, length } = sealed;
    this.#sent[index] = { id, key, length };
  }

  again(pack: FullPack): void {
    this.#toSend.unshift(pack);
  }

  /** Where a picture's thumbnail is. */
  partOf(place: number): PackedThumbnail {
    const part = this.#parts.get(place);
    if (part === undefined) throw new Error(`no thumbnail of picture ${place}`);
    return part;
  }

  #advance(): void {
    for (; this.#next < this.places; this.#next++) {
      const thumbnail = this.#waiting.get(this.#next);
      if (thumbnail) this.#pack(this.#next, thumbnail);
      else if (!this.#gone.has(this.#next) && !this.#parts.has(this.#next)) return;
    }
  }

  #packWaiting(): void {
    for (const [place, thumbnail] of [...this.#waiting].sort(([a], [b]) => a - b)) this.#pack(place, thumbnail);
  }

  #pack(place: number, { bytes, width, height }: Thumbnail): void {
    if (this.#openBytes > 0 && this.#openBytes + bytes.size > this.#room(this.#count)) this.#close();
    const part = { pack: this.#count, offset: this.#openBytes, length: bytes.size, mediaType: bytes.type };
    this.#parts.set(place, { ...part, width, height });
    this.#waiting.delete(place);
    this.#waitingBytes -= bytes.size;
    this.#open.push(bytes);
    this.#openBytes += bytes.size;
  }

  #room(index: number): number {
    return Math.min(this.mostBytes, packRoom(index));
  }

  #close(): void {
    if (this.#openBytes === 0) return;
    this.#toSend.push({ index: this.#count++, content: new Blob(this.#open) });
    this.#open = [];
    this.#openBytes = 0;
  }
}
