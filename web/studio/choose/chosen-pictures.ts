/** The pictures that were chosen, what was found in each, and which can't be sent. */
import type { DrawPages } from "../documents/draw-pages";
import { isDocument } from "../documents/is-document";
import { Listeners, type Store } from "../parts/use-store";
import type { RedactTools } from "../redact/redact-tools";
import type { Inspected } from "../work/messages";
import { PictureRefused, type Refusal } from "../work/picture";
import type { Edits } from "../work/redact/edits";

/** What is sent is `file`, and all that is shown of it; where it was edited, that is a picture of its own. */
interface Picked {
  readonly id: number;
  readonly file: File;
  /** As it was chosen. Nothing of it is sent but by way of `file`. */
  readonly source: File;
  readonly edits: Edits | undefined;
}

export type Chosen = Picked &
  (
    | { readonly state: "waiting" }
    | { readonly state: "ready"; readonly inspected: Inspected; readonly asChosen: Inspected }
    | { readonly state: "refused"; readonly refusal: Refusal }
  );

export type Ready = Extract<Chosen, { state: "ready" }>;
export type Refused = Extract<Chosen, { state: "refused" }>;

export interface ChosenView {
  readonly all: readonly Chosen[];
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
  #overflow = 0;
  #ids = 0;
  #view: ChosenView = { all: [], overflow: 0 };

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
    const fresh = files.filter((file) => !this.#isKnown(file));
    const room = this.limits.pictures - this.#all.length;
    const taken = fresh.slice(0, Math.max(0, room));
    for (const file of taken) this.#known.add(nameOf(file));
    this.#overflow = fresh.length - taken.length;
    const added = taken.map(
      (file): Chosen => ({ id: this.#ids++, file, source: file, edits: undefined, state: "waiting" }),
    );
    this.#become([...this.#all, ...added]);
    for (const chosen of added) void this.#look(chosen);
  }

  /** Makes another picture of a chosen one; without edits it is as it was chosen again. */
  edit(id: number, edits: Edits | undefined): void {
    const chosen = this.#all.find((each) => each.id === id);
    if (chosen === undefined || chosen.state === "refused") return;
    this.#removals.get(id)?.abort();
    const { source } = chosen;
    const waiting: Chosen = { id, file: source, source, edits, state: "waiting" };
    this.#replace(waiting);
    void this.#look(waiting);
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
      if (!removal.signal.aborted) this.#replace({ id, file, source, edits, state: "ready", inspected, asChosen });
    } catch (error) {
      const refusal = error instanceof PictureRefused ? error.refusal : refused("undecodable").refusal;
      if (!removal.signal.aborted) this.#replace({ id, file: source, source, edits, state: "refused", refusal });
    } finally {
      if (this.#removals.get(id) === removal) this.#removals.delete(id);
    }
  }

  /** Its pages take its place, one after the other; all of them or none. */
  async #draw(document: Chosen, signal: AbortSignal): Promise<void> {
    const pages: Chosen[] = [];
    const room = this.limits.pictures - this.#all.length + 1;
    const page = (file: File) => {
      if (signal.aborted || this.#isKnown(file)) return;
      this.#known.add(nameOf(file));
      const drawn: Chosen = { id: this.#ids++, file, source: file, edits: undefined, state: "waiting" };
      pages.push(drawn);
      this.#become(this.#all.flatMap((each) => (each.id === document.id ? [drawn, each] : [each])));
      void this.#look(drawn);
    };
    try {
      await this.drawPages(document.source, { page, room, signal });
      signal.throwIfAborted();
      this.#drop(({ id }) => id === document.id);
    } catch (error) {
      this.#drop(({ id }) => pages.some((drawn) => drawn.id === id));
      throw error;
    }
  }

  #replace(chosen: Chosen): void {
    this.#become(this.#all.map((each) => (each.id === chosen.id ? chosen : each)));
  }

  #become(all: readonly Chosen[]): void {
    this.#all = all;
    this.#view = { all, overflow: this.#overflow };
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
