import type { ShareStorage } from "../shares/my-shares";

/** A sign-in that goes on when the provider sends this tab back. */
export interface Pending {
  readonly state: string;
  /** The text of the pass that it is for; none where a program waits for it, which has its own. */
  readonly pass?: string | undefined;
}

const pendingKey = "darkslide.sign-in";

/**
 * What this tab began, or what a person confirmed in it. Only that is gone on with: an answer to anything else is of somebody else's making,
 * and would give them the pass (docs/decisions/0022).
 */
export class PendingSignIn {
  constructor(readonly storage: ShareStorage | undefined) {}

  /** Whether the tab keeps it. */
  keep(pending: Pending): boolean {
    try {
      this.storage?.setItem(pendingKey, JSON.stringify(pending));
      return this.storage !== undefined;
    } catch {
      return false;
    }
  }

  /** What was begun with this state; it can be taken once. */
  take(state: string): Pending | undefined {
    const kept = this.#read();
    if (kept?.state !== state) return undefined;
    this.forget();
    return kept;
  }

  forget(): void {
    try {
      this.storage?.removeItem(pendingKey);
    } catch {
      // Blocked: then there is nothing to remove either.
    }
  }

  #read(): Pending | undefined {
    try {
      const read: unknown = JSON.parse(this.storage?.getItem(pendingKey) ?? "null");
      if (typeof read !== "object" || read === null || !("state" in read) || typeof read.state !== "string")
        return undefined;
      const pass = "pass" in read && typeof read.pass === "string" ? read.pass : undefined;
      return { state: read.state, pass };
    } catch {
      return undefined;
    }
  }
}
