/** How far a sending is, how fast it goes, and how long it will take. */

export interface ProgressNow {
  readonly done: number;
  readonly total: number;
  /** Bytes per second over the last seconds; undefined until there is something to say. */
  readonly rate: number | undefined;
  readonly secondsLeft: number | undefined;
}

interface Sample {
  readonly time: number;
  readonly done: number;
}

const windowMilliseconds = 10_000;
const settlingMilliseconds = 1_500;

export class ByteProgress {
  readonly #pieces = new Map<number, number>();
  #done = 0;
  #total = 0;
  #samples: Sample[] = [];

  /** A piece that is known to come: its true or estimated size. Said again, it replaces what was said before. */
  expect(piece: number, bytes: number): void {
    this.#total += bytes - (this.#pieces.get(piece) ?? 0);
    this.#pieces.set(piece, bytes);
  }

  /** So many more bytes have arrived. Fewer than none when a server has lost some. */
  sent(more: number, time: number): void {
    this.#done += more;
    this.#samples.push({ time, done: this.#done });
    const oldest = time - windowMilliseconds;
    while (this.#samples.length > 2 && (this.#samples[1]?.time ?? time) <= oldest) this.#samples.shift();
  }

  /** Forgets the pace, not the place: after a pause or a lost connection. */
  restartPace(): void {
    this.#samples = [];
  }

  now(time: number): ProgressNow {
    const total = Math.max(this.#total, this.#done);
    const rate = this.#rate(time);
    const secondsLeft = rate === undefined ? undefined : (total - this.#done) / rate;
    return { done: this.#done, total, rate, secondsLeft };
  }

  #rate(time: number): number | undefined {
    const first = this.#samples[0];
    if (first === undefined || time - first.time < settlingMilliseconds) return undefined;
    const moved = this.#done - first.done;
    return moved > 0 ? (moved * 1_000) / (time - first.time) : undefined;
  }
}
