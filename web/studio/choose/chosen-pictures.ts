/** The pictures that were chosen, what was found in each, and which can't be sent. */
import type { DrawPages } from "../documents/draw-pages";
import { isDocument } from "../documents/is-document";
import { Listeners, type Store } from "../parts/use-store";
import type { RedactTools } from "../redact/redact-tools";
import type { Inspected } from "../work/messages";
import { PictureRefused, type Refusal } from "../work/picture";
import type { Edits } from "../work/redact/edits";

/** What the sender writes about a picture, as typed. */
export interface PictureWords {
  readonly title: string;
  readonly caption: string;
}

export const noWords: PictureWords = { title: "", caption: "" };

/** A picture as it comes, with what was written about it and done with it before. */
export interface Given {
  readonly file: File;
  readonly words: PictureWords;
  readonly edits: Edits | undefined;
}

/** Which page of which PDF a picture is. */
export interface PageOf {
  readonly document: File;
  /** How many there are of it so far. */
  readonly pages: { count: number };
}

/** What is sent is `file`, and all that is shown of it; where it was edited, that is a picture of its own. */
interface Picked {
  readonly id: number;
  readonly file: File;
  /** As it was chosen. Nothing of it is sent but by way of `file`. */
  readonly source: File;
  readonly edits: Edits | undefined;
  readonly words: PictureWords;
  readonly page?: PageOf | undefined;
}

export type Chosen = Picked &
  (
    | { readonly state: "waiting" }
    | { readonly state: "ready"; readonly inspected: Inspected; readonly asChosen: Inspected }
    | { readonly state: "refused"; readonly refusal: Refusal }
  );

type Settled =
  | { file: File; edits: Edits | undefined; state: "waiting" }
  | { file: File; state: "ready"; inspected: Inspected; asChosen: Inspected }
  | { file: File; state: "refused"; refusal: Refusal };

export type Ready = Extract<Chosen, { state: "ready" }>;
export type Refused = Extract<Chosen, { state: "refused" }>;

export interface ChosenView {
  readonly all: readonly Chosen[];
  /** The picture at the head of the gallery. */
  readonly cover: number | undefined;
  /** Files that were not taken because the share is full. */
  readonly overflow: number;
}

export interface ChosenLimits {
  readonly pictures: number;
  readonly bytes: number;
}

export type Inspect = (file: File, signal: AbortSignal) => Promise<Inspected>;

export class ChosenPictures implements Store<ChosenView> {
  readonly #listeners = new Listeners();
  readonly #known = new Set<string>();
  readonly #removals = new Map<number, AbortController>();
  #all: readonly Chosen[] = [];
  #cover: number | undefined;
  #overflow = 0;
  #ids = 0;
  #view: ChosenView = { all: [], cover: undefined, overflow: 0 };

  constructor(
    readonly inspect: Inspect,
    readonly limits: ChosenLimits,
    readonly redact: RedactTools,
    readonly drawPages: DrawPages,
  ) {}

  get view(): ChosenView {
    return this.#view;
  }

  subscribe(changed: () => void): () => void {
    return this.#listeners.subscribe(changed);
  }

  /** Takes files that are not there yet, and looks at each. */
  add(files: readonly File[]): void {
    this.addGiven(files.map((file) => ({ file, words: noWords, edits: undefined })));
  }

  /** The same with what was written and done before; tells which were taken. */
  addGiven(pictures: readonly Given[]): readonly Chosen[] {
    const fresh = pictures.filter(({ file }) => !this.#isKnown(file));
    const room = this.limits.pictures - this.#all.length;
    const taken = fresh.slice(0, Math.max(0, room));
    for (const { file } of taken) this.#known.add(nameOf(file));
    this.#overflow = fresh.length - taken.length;
    const added = taken.map(
      ({ file, words, edits }): Chosen => ({ id: this.#ids++, file, source: file, edits, words, state: "waiting" }),
    );
    this.#become([...this.#all, ...added]);
    for (const chosen of added) void this.#look(chosen);
    return added;
  }

  /** Changes what is written about a picture. */
  describe(id: number, words: Partial<PictureWords>): void {
    this.#become(this.#all.map((each) => (each.id === id ? { ...each, words: { ...each.words, ...words } } : each)));
  }

  /** Another order of the same pictures. */
  arrange(arranged: (all: readonly Chosen[]) => readonly Chosen[]): void {
    this.#become(arranged(this.#all));
  }

  setCover(cover: number | undefined): void {
    this.#cover = cover;
    this.#become(this.#all);
  }

  /** Makes another picture of a chosen one; without edits it is as it was chosen again. */
  edit(id: number, edits: Edits | undefined): void {
    const chosen = this.#all.find((each) => each.id === id);
    if (chosen === undefined || chosen.state === "refused") return;
    this.#removals.get(id)?.abort();
    const { source, words, page } = chosen;
    this.#settle(id, { file: source, edits, state: "waiting" });
    void this.#look({ id, file: source, source, edits, words, page, state: "waiting" });
  }

  remove(id: number): void {
    this.#drop((chosen) => chosen.id === id);
  }

  leaveOutRefused(): void {
    this.#drop((chosen) => chosen.state === "refused");
  }

  clear(): void {
    this.#overflow = 0;
    this.#drop(() => true);
  }

  #drop(which: (chosen: Chosen) => boolean): void {
    for (const chosen of this.#all.filter(which)) {
      this.#known.delete(nameOf(chosen.source));
      this.#removals.get(chosen.id)?.abort();
    }
    this.#become(this.#all.filter((chosen) => !which(chosen)));
  }

  async #look(chosen: Chosen): Promise<void> {
    const { id, source, edits } = chosen;
    const removal = new AbortController();
    this.#removals.set(id, removal);
    try {
      if (source.size > this.limits.bytes) throw refused("tooLarge");
      if (await isDocument(source)) return await this.#draw(chosen, removal.signal);
      let file = source;
      const asChosen = await this.inspect(source, removal.signal);
      let inspected = asChosen;
      if (edits !== undefined) {
        file = await this.redact.burn(source, edits, removal.signal);
        const { findings, bytesRemoved } = asChosen;
        // What the picture revealed is gone with it: it is told, as of every other.
        inspected = { ...(await this.inspect(file, removal.signal)), findings, bytesRemoved };
      }
      if (!removal.signal.aborted) this.#settle(id, { file, state: "ready", inspected, asChosen });
    } catch (error) {
      const refusal = error instanceof PictureRefused ? error.refusal : refused("undecodable").refusal;
      if (!removal.signal.aborted) this.#settle(id, { file: source, state: "refused", refusal });
    } finally {
      if (this.#removals.get(id) === removal) this.#removals.delete(id);
    }
  }

  /** Its pages take its place, one after the other; all of them or none. */
  async #draw(document: Chosen, signal: AbortSignal): Promise<void> {
    const pages: Chosen[] = [];
    const page: PageOf = { document: document.source, pages: { count: 0 } };
    const room = this.limits.pictures - this.#all.length + 1;
    const take = (file: File) => {
      // Those that are there already, perhaps edited, count too: then the document shows more than its own pictures.
      page.pages.count++;
      if (signal.aborted || this.#isKnown(file)) return;
      this.#known.add(nameOf(file));
      const drawn: Chosen = {
        ...{ id: this.#ids++, file, source: file, edits: undefined, words: noWords, page },
        state: "waiting",
      };
      pages.push(drawn);
      this.#become(this.#all.flatMap((each) => (each.id === document.id ? [drawn, each] : [each])));
      void this.#look(drawn);
    };
    try {
      await this.drawPages(document.source, { page: take, room, signal });
      signal.throwIfAborted();
      this.#drop(({ id }) => id === document.id);
    } catch (error) {
      this.#drop(({ id }) => pages.some((drawn) => drawn.id === id));
      throw error;
    }
  }

  /** What is written about it meanwhile stays. */
  #settle(id: number, found: Settled): void {
    this.#become(
      this.#all.map((each): Chosen => {
        const { source, edits, words, page } = each;
        return each.id === id ? { id, source, edits, words, page, ...found } : each;
      }),
    );
  }

  #become(all: readonly Chosen[]): void {
    this.#all = all;
    if (!all.some(({ id, state }) => id === this.#cover && state !== "refused")) this.#cover = undefined;
    this.#view = { all, cover: this.#cover, overflow: this.#overflow };
    this.#listeners.tell();
  }

  #isKnown(file: File): boolean {
    return this.#known.has(nameOf(file));
  }
}

function refused(problem: Refusal["problem"]): PictureRefused {
  return new PictureRefused({ problem, formatName: undefined });
}

/** The same file chosen twice is one picture. */
function nameOf(file: File): string {
  return `${file.webkitRelativePath || file.name}\n${file.size}\n${file.lastModified}`;
}
