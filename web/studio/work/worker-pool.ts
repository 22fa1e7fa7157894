/** A few workers with one queue. What is sent goes before what is only looked at. */
import type { MarkedPart } from "./marks/prepare-marked";
import type { Answered, Answers, Asked, Job, Outcome, Part, Taken } from "./messages";
import { PictureRefused } from "./picture";

export interface WorkerLike {
  postMessage(message: Asked | Taken): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Answered | Part>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface Waiting {
  readonly asked: Asked;
  readonly settle: (outcome: Outcome) => void;
  readonly signal: AbortSignal | undefined;
  readonly take: TakePart | undefined;
  /** Why a part could not be taken, which ended the job. */
  untaken?: unknown;
}

/** Takes what a job hands over on its way; the worker goes on when it resolves, and stops when it rejects. */
export type TakePart = (part: MarkedPart) => Promise<void>;

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
  async run<Kind extends Job["kind"]>(
    job: Extract<Job, { kind: Kind }>,
    signal?: AbortSignal,
    take?: TakePart,
  ): Promise<Answers[Kind]> {
    signal?.throwIfAborted();
    let own: Waiting | undefined;
    const outcome = await new Promise<Outcome>((settle) => {
      const waiting: Waiting = { asked: { ticket: this.#tickets++, job }, settle, signal, take };
      own = waiting;
      if (job.kind !== "inspect") this.#queue.unshift(waiting);
      else this.#queue.push(waiting);
      this.#next();
    });
    signal?.throwIfAborted();
    if (own !== undefined && "untaken" in own) throw own.untaken;
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
    worker.onmessage = ({ data }) => {
      if ("part" in data) void this.#hand(worker, data);
      else this.#settle(worker, data.outcome, !data.spent);
    };
    // A worker that broke off (mostly: out of memory) is not asked again.
    worker.onerror = () => this.#settle(worker, { failed: "worker broke off" }, false);
    return worker;
  }

  async #hand(worker: WorkerLike, { ticket, part }: Part): Promise<void> {
    const waiting = this.#busy.get(worker);
    try {
      await waiting?.take?.(part);
      worker.postMessage({ ticket, goOn: true });
    } catch (error) {
      if (waiting !== undefined) waiting.untaken = error;
      worker.postMessage({ ticket, goOn: false });
    }
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
