/** A gate that a person closes and opens. */
export class Pause {
  #opened: Promise<void> | undefined;
  #open: (() => void) | undefined;

  get paused(): boolean {
    return this.#opened !== undefined;
  }

  pause(): void {
    this.#opened ??= new Promise((open) => {
      this.#open = open;
    });
  }

  goOn(): void {
    this.#open?.();
    this.#opened = undefined;
    this.#open = undefined;
  }

  /** Resolves at once, or when the gate opens; rejects when the signal aborts. */
  async passed(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const opened = this.#opened;
    if (opened === undefined) return;
    await new Promise<void>((resolve, reject) => {
      const refuse = () => reject(signal.reason);
      signal.addEventListener("abort", refuse, { once: true });
      void opened.then(() => {
        signal.removeEventListener("abort", refuse);
        resolve();
      });
    });
    return this.passed(signal);
  }
}
