/** The pictures that were chosen, what was found in each, and which can't be sent. */
import { Listeners, type Store } from "../parts/use-store";
import type { Inspected } from "../work/messages";
import { PictureRefused, type Refusal } from "../work/picture";

export type Chosen =
  | { readonly id: number; readonly file: File; readonly state: "waiting" }
  | { readonly id: number; readonly file: File; readonly state: "ready"; readonly inspected: Inspected }
  | { readonly id: number; readonly file: File; readonly state: "refused"; readonly refusal: Refusal };

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
    const added = taken.map((file): Chosen => ({ id: this.#ids++, file, state: "waiting" }));
    this.#become([...this.#all, ...added]);
    for (const chosen of added) void this.#look(chosen);
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
      this.#known.delete(nameOf(chosen.file));
      this.#removals.get(chosen.id)?.abort();
    }
    this.#become(this.#all.filter((chosen) => !which(chosen)));
  }

  async #look(chosen: Chosen): Promise<void> {
    const { id, file } = chosen;
    const removal = new AbortController();
    this.#removals.set(id, removal);
    try {
      if (file.size > this.limits.bytes) throw refused("tooLarge");
      const inspected = await this.inspect(file, removal.signal);
      this.#replace({ id, file, state: "ready", inspected });
    } catch (error) {
      const refusal = error instanceof PictureRefused ? error.refusal : refused("undecodable").refusal;
      if (!removal.signal.aborted) this.#replace({ id, file, state: "refused", refusal });
    } finally {
      this.#removals.delete(id);
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
