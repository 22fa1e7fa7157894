/** Goes on after a lost connection: waits longer each time, less when the browser says that the network is back. */
import { isProblem, NotReachable } from "../../protocol/problems";

export interface Waiting {
  /** Resolves after the time, or earlier when the network comes back; rejects when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  random(): number;
}

const firstWaitMs = 500;
const longestWaitMs = 15_000;
const longestRetryAfterSeconds = 300;

/** A server that keeps answering "internal error" won't be helped by waiting for ever. */
const mostFaults = 8;

export class Connection {
  #lost = false;

  constructor(
    readonly waiting: Waiting,
    readonly lostChanged: (lost: boolean) => void,
  ) {}

  /** Runs `attempt` until it succeeds, is refused, or `signal` aborts. A lost connection is waited for without end. */
  async persist<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
    let faults = 0;
    for (let tries = 0; ; tries++) {
      signal.throwIfAborted();
      try {
        const result = await attempt();
        this.#become(false);
        return result;
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof NotReachable) && (!isProblem(error, "internal", "too-slow") || ++faults > mostFaults)) {
          throw error;
        }
        this.#become(true);
        await this.waiting.sleep(this.#delay(tries, error), signal);
      }
    }
  }

  #delay(tries: number, error: Error): number {
    const asked = error instanceof NotReachable ? error.retryAfterSeconds : undefined;
    if (asked !== undefined) return Math.min(asked, longestRetryAfterSeconds) * 1_000;
    return Math.min(firstWaitMs * 2 ** tries, longestWaitMs) * (0.75 + this.waiting.random() / 2);
  }

  #become(lost: boolean): void {
    if (lost === this.#lost) return;
    this.#lost = lost;
    this.lostChanged(lost);
  }
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
