/** A few workers with one queue. What is sent goes before what is only looked at. */
import type { Answered, Answers, Asked, Job, Outcome } from "./messages";
import { PictureRefused } from "./picture";

export interface WorkerLike {
  postMessage(message: Asked): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Answered>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface Waiting {
  readonly asked: Asked;
  readonly settle: (outcome: Outcome) => void;
  readonly signal: AbortSignal | undefined;
}

export class WorkerPool {
  readonly #idle: WorkerLike[] = [];
  readonly #queue: Waiting[] = [];
  readonly #busy = new Map<WorkerLike, Waiting>();
  #tickets = 0;

  constructor(
    readonly size: number,
    readonly hire: () => WorkerLike,
  ) {}

  /** Rejects with PictureRefused where a file can't be used; an aborted job that had not begun is dropped. */
  async run<Kind extends Job["kind"]>(job: Extract<Job, { kind: Kind }>, signal?: AbortSignal): Promise<Answers[Kind]> {
    signal?.throwIfAborted();
    const outcome = await new Promise<Outcome>((settle) => {
      const waiting: Waiting = { asked: { ticket: this.#tickets++, job }, settle, signal };
      if (job.kind !== "inspect") this.#queue.unshift(waiting);
      else this.#queue.push(waiting);
      this.#next();
    });
    signal?.throwIfAborted();
    if ("done" in outcome) return outcome.done as Answers[Kind];
    if ("refused" in outcome) throw new PictureRefused(outcome.refused);
    throw new Error(outcome.failed);
  }

  #next(): void {
    while (this.#queue.length > 0 && this.#busy.size < this.size) {
      const waiting = this.#queue.shift();
      if (waiting === undefined) return;
      if (waiting.signal?.aborted) {
        waiting.settle({ failed: "aborted" });
        continue;
      }
      const worker = this.#idle.pop() ?? this.#engage();
      this.#busy.set(worker, waiting);
      worker.postMessage(waiting.asked);
    }
  }

  #engage(): WorkerLike {
    const worker = this.hire();
    worker.onmessage = (event) => this.#settle(worker, event.data.outcome, !event.data.spent);
    // A worker that broke off (mostly: out of memory) is not asked again.
    worker.onerror = () => this.#settle(worker, { failed: "worker broke off" }, false);
    return worker;
  }

  #settle(worker: WorkerLike, outcome: Outcome, usable: boolean): void {
    const waiting = this.#busy.get(worker);
    this.#busy.delete(worker);
    if (usable) this.#idle.push(worker);
    else worker.terminate();
    waiting?.settle(outcome);
    this.#next();
  }
}
