/** What was chosen and written, kept on this device until it is sent: a reload loses nothing. No password and no key is ever in it. */
import type { Chosen, ChosenView, Given, PictureWords } from "../choose/chosen-pictures";
import { Listeners, type Store } from "../parts/use-store";
import type { PolicyForm } from "../policy/policy";
import type { Edits } from "../work/redact/edits";
import { answered, draftNotes, draftPictures, openDatabase, settled } from "./database";
import { keptForm } from "./kept-form";

/** `elsewhere`: another tab keeps its own. `off`: this browser is to remember nothing. */
export type DraftState = "none" | "keeping" | "kept" | "full" | "refused" | "elsewhere" | "off";

export interface KeptDraft {
  /** As they were chosen, with what was written and is to be covered. */
  readonly pictures: readonly Given[];
  readonly cover: File | undefined;
  readonly form: unknown;
}

interface Noted {
  readonly key: number;
  readonly words: PictureWords;
  readonly edits: Edits | undefined;
}

interface Notes {
  readonly version: 1;
  readonly pictures: readonly Noted[];
  readonly cover: number | undefined;
  readonly form: unknown;
  readonly at: number;
}

const oneRecord = "draft";
/** Nobody comes back to it after that, and it shows other people's pictures to whoever uses the device next. */
const keptMs = 7 * 86_400_000;

export class Draft implements Store<DraftState> {
  readonly #listeners = new Listeners();
  readonly #keys = new Map<File, number>();
  #state: DraftState = "none";
  #wanted: { readonly view: ChosenView; readonly form: PolicyForm } | undefined;
  #writing: Promise<void> | undefined;
  #clearing = false;

  private constructor(
    readonly database: IDBDatabase | undefined,
    state: DraftState,
  ) {
    this.#state = state;
  }

  /** One tab at a time keeps a draft. Never fails: without storage there is a draft that keeps nothing. */
  static async open(remembers: boolean): Promise<Draft> {
    try {
      if (!(await isMine())) return new Draft(undefined, "elsewhere");
      const draft = new Draft(await openDatabase(), "none");
      if (remembers) return draft;
      await draft.clear();
      draft.database?.close();
      return new Draft(undefined, "off");
    } catch {
      return new Draft(undefined, "refused");
    }
  }

  get view(): DraftState {
    return this.#state;
  }

  subscribe(changed: () => void): () => void {
    return this.#listeners.subscribe(changed);
  }

  async load(): Promise<KeptDraft | undefined> {
    if (this.database === undefined) return undefined;
    try {
      const reading = this.database.transaction([draftNotes, draftPictures]);
      const notes: unknown = await answered(reading.objectStore(draftNotes).get(oneRecord));
      if (!isNotes(notes) || Date.now() - notes.at > keptMs) {
        await this.clear();
        return undefined;
      }
      const files = reading.objectStore(draftPictures);
      const read = await Promise.all(notes.pictures.map(({ key }) => answered<unknown>(files.get(key))));
      const pictures: Given[] = [];
      notes.pictures.forEach(({ key, words, edits }, at) => {
        const file = read[at];
        if (!(file instanceof File)) return;
        this.#keys.set(file, key);
        pictures.push({ file, words, edits });
      });
      const cover = pictures.find(({ file }) => this.#keys.get(file) === notes.cover)?.file;
      return pictures.length > 0 ? { pictures, cover, form: notes.form } : undefined;
    } catch {
      this.#become("refused");
      return undefined;
    }
  }

  /** Keeps what stands there now; changes that come while it writes are written together afterwards. */
  keep(view: ChosenView, form: PolicyForm): void {
    if (this.database === undefined || this.#state === "full" || this.#state === "refused") return;
    this.#wanted = { view, form };
    this.#writing ??= this.#writeAll(this.database).finally(() => {
      this.#writing = undefined;
    });
  }

  /** Nothing of it is left on this device. */
  async clear(): Promise<void> {
    this.#wanted = undefined;
    this.#clearing = true;
    await this.#writing;
    this.#clearing = false;
    this.#keys.clear();
    if (this.database !== undefined) {
      const writing = this.database.transaction([draftNotes, draftPictures], "readwrite");
      writing.objectStore(draftNotes).clear();
      writing.objectStore(draftPictures).clear();
      await settled(writing).catch(() => undefined);
      this.#become("none");
    }
  }

  async #writeAll(database: IDBDatabase): Promise<void> {
    try {
      for (let wanted = this.#wanted; wanted !== undefined; wanted = this.#wanted) {
        this.#wanted = undefined;
        await this.#write(database, wanted.view, wanted.form);
      }
    } catch (error) {
      // Half a draft would look like a whole one after a reload.
      this.#writing = undefined;
      await this.clear();
      this.#become(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused");
    }
  }

  async #write(database: IDBDatabase, { all, cover }: ChosenView, form: PolicyForm): Promise<void> {
    const shown = all.filter(({ state }) => state !== "refused");
    for (const { source: file } of shown) {
      if (this.#keys.has(file)) continue;
      this.#become("keeping");
      const adding = database.transaction(draftPictures, "readwrite");
      const key = answered(adding.objectStore(draftPictures).add(file));
      await settled(adding);
      this.#keys.set(file, Number(await key));
      // Something was changed or cleared meanwhile.
      if (this.#wanted !== undefined || this.#clearing) return;
    }
    const writing = database.transaction([draftNotes, draftPictures], "readwrite");
    const there = new Set(shown.map(({ source }) => source));
    for (const [file, key] of this.#keys) {
      if (there.has(file)) continue;
      writing.objectStore(draftPictures).delete(key);
      this.#keys.delete(file);
    }
    if (shown.length === 0) writing.objectStore(draftNotes).clear();
    else writing.objectStore(draftNotes).put(this.#notes(shown, cover, form), oneRecord);
    await settled(writing);
    this.#become(shown.length === 0 ? "none" : "kept");
  }

  #notes(shown: readonly Chosen[], cover: number | undefined, form: PolicyForm): Notes {
    const keyOf = (file: File | undefined) => (file === undefined ? undefined : this.#keys.get(file));
    return {
      version: 1,
      pictures: shown.map(({ source, words, edits }) => ({ key: keyOf(source) ?? -1, words, edits })),
      cover: keyOf(shown.find(({ id }) => id === cover)?.source),
      form: keptForm(form),
      at: Date.now(),
    };
  }

  #become(state: DraftState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#listeners.tell();
  }
}

/** A reload's old page may hold it for a moment longer. */
async function isMine(): Promise<boolean> {
  const patience = AbortSignal.timeout(2_000);
  return new Promise((resolve) => {
    navigator.locks
      .request("darkslide.draft", { signal: patience }, () => {
        resolve(true);
        // Held as long as the page is there.
        return new Promise<never>(() => {});
      })
      .catch(() => resolve(false));
  });
}

function isNotes(value: unknown): value is Notes {
  if (typeof value !== "object" || value === null) return false;
  const { version, pictures, at } = value as Record<string, unknown>;
  return version === 1 && typeof at === "number" && Array.isArray(pictures) && pictures.every(isNoted);
}

function isNoted(value: unknown): boolean {
  const { key, words } = (value ?? {}) as { key?: unknown; words?: { title?: unknown; caption?: unknown } };
  return typeof key === "number" && typeof words?.title === "string" && typeof words.caption === "string";
}
