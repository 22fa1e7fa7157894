/** The sender's own list, in this browser alone. Storage that is blocked or full makes it forget, never fail. */
import { senderKey } from "./sender-note";

export interface RememberedShare {
  readonly title: string | undefined;
  /** The text behind the `#` of the manage link: whoever has it owns the share. */
  readonly manage: string;
  readonly pictures: number;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The latest end of its links. */
  readonly expires: number;
}

export interface ShareStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const sharesKey = "darkslide.shares";
const rememberKey = "darkslide.remember";
const mostShares = 500;

/** What an owner can still look at after the end, by the server's own memory. */
const keptAfterEndMs = 30 * 86_400_000;

export class MyShares {
  constructor(readonly storage: ShareStorage | undefined) {}

  /** Whether this browser keeps anything for this page at all. */
  get possible(): boolean {
    return this.storage !== undefined;
  }

  get remembers(): boolean {
    return this.possible && this.#read(rememberKey) !== "off";
  }

  /** Switching it off forgets what was remembered: that is what people mean by it. */
  setRemembers(remembers: boolean): void {
    if (remembers) this.#remove(rememberKey);
    else this.#write(rememberKey, "off");
    if (!remembers) this.#remove(sharesKey);
    if (!remembers) this.#remove(senderKey);
  }

  /** Newest first; those that the server has forgotten as well are dropped. */
  list(now: number): RememberedShare[] {
    return parseShares(this.#read(sharesKey))
      .filter((share) => share.expires + keptAfterEndMs > now)
      .sort((one, other) => other.created - one.created);
  }

  /** Whether it is remembered now. */
  remember(share: RememberedShare, now: number): boolean {
    if (!this.remembers) return false;
    const others = this.list(now).filter(({ manage }) => manage !== share.manage);
    return this.#write(sharesKey, JSON.stringify([share, ...others].slice(0, mostShares)));
  }

  /** Another end, once it was changed. */
  changeEnd(manage: string, expires: number, now: number): void {
    const shares = this.list(now);
    if (!shares.some((share) => share.manage === manage)) return;
    const changed = shares.map((share) => (share.manage === manage ? { ...share, expires } : share));
    this.#write(sharesKey, JSON.stringify(changed));
  }

  forget(manage: string, now: number): void {
    this.#write(sharesKey, JSON.stringify(this.list(now).filter((share) => share.manage !== manage)));
  }

  clear(): void {
    this.#remove(sharesKey);
  }

  #read(key: string): string | null {
    try {
      return this.storage?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  #write(key: string, value: string): boolean {
    try {
      this.storage?.setItem(key, value);
      return this.storage !== undefined;
    } catch {
      return false;
    }
  }

  #remove(key: string): void {
    try {
      this.storage?.removeItem(key);
    } catch {
      // Blocked: then there is nothing to remove either.
    }
  }
}

/** Other programs write into browser storage too: what doesn't look like a share is passed over. */
function parseShares(text: string | null): RememberedShare[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.filter(isShare) : [];
  } catch {
    return [];
  }
}

function isShare(value: unknown): value is RememberedShare {
  if (typeof value !== "object" || value === null) return false;
  const { title, manage, pictures, created, expires } = value as Record<string, unknown>;
  return (
    (title === undefined || typeof title === "string") &&
    typeof manage === "string" &&
    /^[\w-]{36}$/u.test(manage) &&
    [pictures, created, expires].every((number) => typeof number === "number" && Number.isFinite(number))
  );
}

/** The browser's storage, or nothing where it is blocked: some browsers throw on a mere look at it. */
export const browserStorage = (): ShareStorage | undefined => working(() => localStorage);

/** The same of this tab alone. */
export const browserSession = (): ShareStorage | undefined => working(() => sessionStorage);

function working(look: () => Storage): ShareStorage | undefined {
  try {
    const probe = "darkslide.probe";
    const storage = look();
    storage.setItem(probe, "1");
    storage.removeItem(probe);
    return storage;
  } catch {
    return undefined;
  }
}
