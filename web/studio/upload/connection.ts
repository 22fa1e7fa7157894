/** Goes on after passing trouble: waits longer each time, less when the browser says that the network is back. */
import { PassingTrouble } from "./problem";

export type ConnectionState = "fine" | "lost" | "server-busy";

export interface Waiting {
  /** Resolves after the time, or earlier when the network comes back; rejects when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  random(): number;
}

const firstWait = 500;
const longestWait = 15_000;

/** A server that keeps answering "internal error" won't be helped by waiting for ever. */
const mostServerTries = 12;

export class Connection {
  #state: ConnectionState = "fine";

  constructor(
    readonly waiting: Waiting,
    readonly changed: (state: ConnectionState) => void,
  ) {}

  /** Runs `attempt` until it succeeds, is refused, or `signal` aborts. A lost connection is waited for without end. */
  async persist<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
    let serverTries = 0;
    for (let tries = 0; ; tries++) {
      signal.throwIfAborted();
      try {
        const result = await attempt();
        this.#become("fine");
        return result;
      } catch (error) {
        signal.throwIfAborted();
        const trouble = asPassing(error);
        if (trouble.kind === "server" && ++serverTries > mostServerTries) throw trouble;
        this.#become(trouble.kind === "connection" ? "lost" : "server-busy");
        await this.waiting.sleep(this.#delay(tries, trouble), signal);
      }
    }
  }

  #delay(tries: number, trouble: PassingTrouble): number {
    if (trouble.waitSeconds !== undefined) return trouble.waitSeconds * 1_000;
    const doubled = Math.min(firstWait * 2 ** tries, longestWait);
    return doubled * (0.75 + this.waiting.random() / 2);
  }

  #become(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.changed(state);
  }
}

/** fetch tells of a broken connection by TypeError, of one that broke while a body was read by several names. */
function asPassing(error: unknown): PassingTrouble {
  if (error instanceof PassingTrouble) return error;
  const broken = error instanceof TypeError || (error instanceof DOMException && error.name !== "AbortError");
  if (broken) return new PassingTrouble("connection", undefined, { cause: error });
  throw error;
}

export const browserWaiting: Waiting = {
  sleep(milliseconds, signal) {
    return new Promise((resolve, reject) => {
      const done = new AbortController();
      const end = (finish: () => void) => {
        clearTimeout(timer);
        done.abort();
        finish();
      };
      const timer = setTimeout(() => end(resolve), milliseconds);
      globalThis.addEventListener("online", () => end(resolve), { signal: done.signal });
      signal.addEventListener("abort", () => end(() => reject(signal.reason)), { signal: done.signal });
    });
  },
  random: () => Math.random(),
};
