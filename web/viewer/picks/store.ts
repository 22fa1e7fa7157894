import { mergePicks, nextStamp } from "../../format/merge-picks";
import type { Pick, PickFields } from "../../format/pick";
import { inOrder, mostPicks, newPickId, picksDocument } from "../../format/picks";
import { NotReachable } from "../../protocol/problems";
import { Changed, type Remote } from "./remote";

/** Whether what was picked is with the server: `lost` is for good. */
export type Saving = "loading" | "saved" | "saving" | "unsaved" | "unreadable" | "lost";

export interface OthersView {
  readonly link: number;
  readonly to: string | undefined;
  readonly picks: ReadonlyMap<string, Pick>;
}

export interface PicksView {
  readonly picks: ReadonlyMap<string, Pick>;
  readonly others: readonly OthersView[];
  readonly saving: Saving;
}

/** A person who goes through pictures writes many in a row; the server hears of them together. */
const pauseMs = 800;
const retryMs = [1_000, 2_000, 4_000, 8_000, 15_000];
const refreshMs = 20_000;

/** A link's picks on this device: shown at once, saved in the background, merged with what other devices set. */
export class PicksStore {
  #picks: readonly Pick[] = [];
  #view: PicksView = { picks: new Map(), others: [], saving: "loading" };
  #version: string | undefined;
  #loaded = false;
  #dirty = false;
  #working: Promise<void> | undefined;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #gone = false;
  readonly #device = newPickId();
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly remote: Remote,
    /** Ids of the pictures that there are now. */
    readonly known: ReadonlySet<string>,
  ) {}

  get view(): PicksView {
    return this.#view;
  }

  /** Whether leaving now would lose something. */
  get unsaved(): boolean {
    return this.#dirty && !this.#gone;
  }

  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  /** Sets fields of one picture; shown before it is saved. */
  set(picture: string, fields: Partial<PickFields>): void {
    const stamp = { at: nextStamp(this.#picks), by: this.#device };
    const set = Object.fromEntries(Object.entries(fields).map(([name, is]) => [name, { is, ...stamp }]));
    this.#picks = mergePicks(this.#picks, [{ picture, ...set } as Pick]);
    this.#dirty = true;
    this.#become({ picks: byPicture(this.#picks), saving: "saving" });
    this.#later(pauseMs);
  }

  /** Saves what waits now, and looks what others did. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#gone) return;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    await this.#working;
  }

  wipe(): void {
    this.#gone = true;
    clearTimeout(this.#timer);
    this.#picks = [];
    this.#become({ picks: new Map(), others: [], saving: "lost" });
    this.#listeners.clear();
  }

  async #work(): Promise<void> {
    try {
      if (!this.#dirty) await this.#load();
      while (this.#dirty && !this.#gone) await this.#save();
      if (this.#gone) return;
      this.#failures = 0;
      this.#become({ saving: "saved" });
      await this.#loadOthers();
      this.#later(refreshMs);
    } catch (error) {
      if (this.#gone) return;
      this.#fail(error);
    }
  }

  async #save(): Promise<void> {
    if (!this.#loaded) await this.#load();
    if (!this.#dirty) return;
    const saved = this.#picks;
    try {
      this.#version = await this.remote.write(this.#fitting(saved), this.#version);
      if (this.#picks === saved) this.#dirty = false;
    } catch (error) {
      if (!(error instanceof Changed)) throw error;
      // Another device was faster, or our own answer was lost: what is there is merged, and perhaps nothing is left to do.
      await this.#load();
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
    }
  }

  async #load(): Promise<void> {
    const there = await this.remote.read(this.#version);
    this.#loaded = true;
    if (there === "same" || this.#gone) return;
    this.#version = there.version;
    const merged = mergePicks(this.#picks, there.picks);
    this.#dirty = textOf(merged) !== textOf(there.picks);
    this.#picks = merged;
    this.#become({ picks: byPicture(merged) });
  }

  async #loadOthers(): Promise<void> {
    const others = await this.remote.readOthers();
    if (!this.#gone) this.#become({ others: others.map((other) => ({ ...other, picks: byPicture(other.picks) })) });
  }

  #fail(error: unknown): void {
    const later = error instanceof NotReachable;
    if (!later) {
      this.#become({ saving: this.#dirty || this.#loaded ? "lost" : "unreadable" });
      return;
    }
    this.#become({ saving: this.#dirty ? "unsaved" : this.#view.saving });
    this.#later(retryMs[Math.min(this.#failures++, retryMs.length - 1)] as number);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#gone) this.#timer = setTimeout(() => void this.refresh().then(() => this.#dirty && this.#again()), ms);
  }

  /** What was set while a save was under way waits its own pause. */
  #again(): void {
    if (this.#view.saving === "saving") this.#later(pauseMs);
  }

  /** Pictures that are gone are the first to be left out of a document that is full. */
  #fitting(picks: readonly Pick[]): readonly Pick[] {
    return picks.length > mostPicks ? picks.filter(({ picture }) => this.known.has(picture)) : picks;
  }

  #become(changes: Partial<PicksView>): void {
    this.#view = { ...this.#view, ...changes };
    for (const listener of this.#listeners) listener();
  }
}

const textOf = (picks: readonly Pick[]) => JSON.stringify(picksDocument(inOrder(picks)));
const byPicture = (picks: readonly Pick[]) => new Map(picks.map((pick) => [pick.picture, pick]));
