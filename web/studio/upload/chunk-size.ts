/** Chunks that take about a second each: progress moves, a broken connection costs little, a fast line isn't held up. */
const smallest = 128 * 1024;
const starting = 1024 * 1024;

export class ChunkSize {
  #bytes: number;

  constructor(readonly largest: number) {
    this.#bytes = Math.min(starting, largest);
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** A chunk of `bytes` took `milliseconds`. Short last chunks say nothing about the line. */
  took(bytes: number, milliseconds: number): void {
    if (milliseconds > 3_000) this.#become(this.#bytes / 2);
    else if (milliseconds < 700 && bytes >= this.#bytes) this.#become(this.#bytes * 2);
  }

  broke(): void {
    this.#become(this.#bytes / 2);
  }

  #become(bytes: number): void {
    this.#bytes = Math.min(Math.max(Math.round(bytes), smallest), this.largest);
  }
}
