/**
 * The server's clock, kept by counting from an answer's `now`: the device's own may be wrong. Both the device's clocks are
 * asked, as one stands still while a device sleeps and the other can be set back; the later of the two holds.
 */
export class ServerClock {
  #server: number;
  #steady: number;
  #wall: number;

  constructor(now: string) {
    this.#server = Date.parse(now);
    this.#steady = performance.now();
    this.#wall = Date.now();
  }

  set(now: string): void {
    const server = Date.parse(now);
    // Answers are precise to the second; within that the clock goes on undisturbed.
    if (Math.abs(server - this.now()) < 2_000) return;
    this.#server = server;
    this.#steady = performance.now();
    this.#wall = Date.now();
  }

  now(): number {
    return this.#server + Math.max(performance.now() - this.#steady, Date.now() - this.#wall);
  }

  /** Calls back at a moment of the server's clock, however far, unless the signal fires before. */
  at(moment: () => number, act: () => void, signal: AbortSignal): void {
    const look = () => {
      const left = moment() - this.now();
      if (left <= 0) {
        clearInterval(timer);
        act();
      }
    };
    // Every half second rather than once: a timer that was set for an hour doesn't notice that the device slept.
    const timer = setInterval(look, 500);
    signal.addEventListener("abort", () => clearInterval(timer));
    look();
  }
}
