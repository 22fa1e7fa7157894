/** Runs a few tasks at a time, the latest wish first: what was scrolled to last is what is being looked at. */
export class Queue {
  readonly #most: number;
  #running = 0;
  #waiting: (() => Promise<void>)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  run<Result>(task: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    return new Promise((resolve, reject) => {
      const start = async () => {
        try {
          signal.throwIfAborted();
          resolve(await task());
        } catch (error) {
          reject(error);
        }
      };
      this.#waiting.push(start);
      this.#next();
    });
  }

  #next(): void {
    if (this.#running >= this.#most) return;
    const start = this.#waiting.pop();
    if (!start) return;
    this.#running++;
    void start().finally(() => {
      this.#running--;
      this.#next();
    });
  }
}
