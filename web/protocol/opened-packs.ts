import { type Bytes, wipe } from "../format/bytes";
import type { PackedThumbnail } from "../format/pack";

interface Entry {
  readonly content: Promise<Bytes>;
  readonly stop: AbortController;
  wanted: number;
  there: boolean;
}

/**
 * Packs of thumbnails, fetched and opened when one of them is asked for. A few are kept, those asked for last: memory is the same
 * however many pictures there are. The first one comes alone, so that it comes early; then a few at a time, the latest wish first. One
 * that nobody waits for any more is not fetched to its end.
 */
export class OpenedPacks {
  readonly #open: (index: number, signal: AbortSignal) => Promise<Bytes>;
  readonly #most: number;
  readonly #line: (() => void)[] = [];
  #running = 0;
  #abreast = 1;
  /** Asked for longest ago first. */
  readonly #entries = new Map<number, Entry>();

  constructor(open: (index: number, signal: AbortSignal) => Promise<Bytes>, most = 8) {
    this.#open = open;
    this.#most = most;
  }

  /** One thumbnail's file. */
  async thumbnail({ pack, offset, length, mediaType }: PackedThumbnail, signal: AbortSignal): Promise<Blob> {
    signal.throwIfAborted();
    const entry = this.#entry(pack);
    entry.wanted++;
    const leave = () => {
      if (--entry.wanted > 0 || entry.there) return;
      this.#forget(pack, entry);
      entry.stop.abort();
    };
    signal.addEventListener("abort", leave);
    try {
      const content = await entry.content;
      signal.throwIfAborted();
      return new Blob([content.subarray(offset, offset + length)], { type: mediaType });
    } finally {
      signal.removeEventListener("abort", leave);
      if (!signal.aborted) entry.wanted--;
    }
  }

  /** Zeroes and forgets all. */
  wipe(): void {
    for (const [index, entry] of this.#entries) this.#forget(index, entry);
  }

  #entry(index: number): Entry {
    const entry = this.#entries.get(index) ?? this.#fetch(index);
    this.#entries.delete(index);
    this.#entries.set(index, entry);
    for (const [oldest, { there }] of this.#entries) {
      if (this.#entries.size <= this.#most) break;
      if (there) this.#entries.delete(oldest);
    }
    return entry;
  }

  #fetch(index: number): Entry {
    const stop = new AbortController();
    const entry: Entry = { content: this.#inTurn(index, stop.signal), stop, wanted: 0, there: false };
    entry.content.then(
      () => {
        entry.there = true;
      },
      // The next who asks tries again.
      () => this.#forget(index, entry),
    );
    return entry;
  }

  async #inTurn(index: number, signal: AbortSignal): Promise<Bytes> {
    if (this.#running >= this.#abreast) await new Promise<void>((go) => this.#line.push(go));
    else this.#running++;
    try {
      signal.throwIfAborted();
      return await this.#open(index, signal);
    } finally {
      this.#running--;
      this.#abreast = 3;
      for (let next = this.#line.pop(); next; next = this.#line.pop()) {
        this.#running++;
        next();
        if (this.#running >= this.#abreast) break;
      }
    }
  }

  #forget(index: number, entry: Entry): void {
    if (this.#entries.get(index) === entry) this.#entries.delete(index);
    void entry.content.then(wipe, () => undefined);
  }
}
