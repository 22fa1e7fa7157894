import { expect, test } from "vitest";
import type { Answered, Asked, Outcome, Part, Taken } from "./messages";
import { PictureRefused } from "./picture";
import { type WorkerLike, WorkerPool } from "./worker-pool";

class ScriptedWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<Answered | Part>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  terminated = false;
  asked: Asked | undefined;
  readonly taken: Taken[] = [];

  postMessage(message: Asked | Taken): void {
    if ("job" in message) this.asked = message;
    else this.taken.push(message);
  }

  hand(part: Part["part"]): void {
    this.onmessage?.({ data: { ticket: this.asked?.ticket ?? -1, part } } as MessageEvent<Part>);
  }

  answer(outcome: Outcome, spent = false): void {
    const ticket = this.asked?.ticket ?? -1;
    this.onmessage?.({ data: { ticket, outcome, spent } } as MessageEvent<Answered>);
  }

  terminate(): void {
    this.terminated = true;
  }
}

function setUp(size: number) {
  const workers: ScriptedWorker[] = [];
  const pool = new WorkerPool(size, () => {
    const worker = new ScriptedWorker();
    workers.push(worker);
    return worker;
  });
  return { pool, workers };
}

const inspect = (name: string) => ({ kind: "inspect", file: new File([], name) }) as const;
const done = { done: { locator: new Uint8Array(), access: new Uint8Array(), linkKey: new Uint8Array() } };
const nameOf = (worker: ScriptedWorker | undefined) => {
  const job = worker?.asked?.job;
  return job !== undefined && "file" in job ? job.file.name : job?.kind;
};

test("no more workers than allowed, each with one job, in order", async () => {
  const { pool, workers } = setUp(2);
  const jobs = ["a", "b", "c"].map((name) => pool.run<"inspect">(inspect(name)));
  expect(workers.map(nameOf)).toEqual(["a", "b"]);
  workers[1]?.answer(done);
  await jobs[1];
  expect(workers.map(nameOf)).toEqual(["a", "c"]);
});

test("what is sent goes before what is only looked at", async () => {
  const { pool, workers } = setUp(1);
  const first = pool.run<"inspect">(inspect("a"));
  void pool.run<"inspect">(inspect("b"));
  void pool.run<"prepare">({ kind: "prepare", file: new File([], "sent"), withOriginal: true, keepGainMap: false });
  workers[0]?.answer(done);
  await first;
  expect(nameOf(workers[0])).toBe("sent");
});

test("a refusal reaches whoever asked", async () => {
  const { pool, workers } = setUp(1);
  const job = pool.run<"inspect">(inspect("a"));
  workers[0]?.answer({ refused: { problem: "cutOff", formatName: undefined } });
  await expect(job).rejects.toBeInstanceOf(PictureRefused);
});

test("a worker that broke off is replaced, and the next job runs", async () => {
  const { pool, workers } = setUp(1);
  const broken = pool.run<"inspect">(inspect("huge"));
  const next = pool.run<"inspect">(inspect("small"));
  workers[0]?.onerror?.({} as ErrorEvent);
  await expect(broken).rejects.toThrow("broke off");
  expect(workers[0]?.terminated).toBe(true);
  workers[1]?.answer(done);
  await next;
});

test("a worker that grew large answers and is let go, and a fresh one does the next job", async () => {
  const { pool, workers } = setUp(1);
  const large = pool.run<"inspect">(inspect("large"));
  const next = pool.run<"inspect">(inspect("next"));
  workers[0]?.answer(done, true);
  await expect(large).resolves.toBeDefined();
  expect(workers[0]?.terminated).toBe(true);
  expect(nameOf(workers[1])).toBe("next");
  workers[1]?.answer(done);
  await next;
});

test("a job that was given up before it began is never begun", async () => {
  const { pool, workers } = setUp(1);
  const first = pool.run<"inspect">(inspect("a"));
  const removal = new AbortController();
  const removed = pool.run<"inspect">(inspect("b"), removal.signal);
  removal.abort();
  workers[0]?.answer(done);
  await first;
  await expect(removed).rejects.toMatchObject({ name: "AbortError" });
  expect(nameOf(workers[0])).toBe("a");
});

const part = (link: number) => ({ link, prepared: {} }) as Part["part"];

test("what a job hands over is taken one by one, and the worker told to go on only then", async () => {
  const { pool, workers } = setUp(1);
  const links: number[] = [];
  let let1Go = () => {};
  const take = ({ link }: Part["part"]) => {
    links.push(link);
    return new Promise<void>((resolve) => {
      let1Go = resolve;
    });
  };
  const job = pool.run<"prepare-marked">(
    { kind: "prepare-marked", file: new File([], "a"), marks: [] },
    undefined,
    take,
  );
  workers[0]?.hand(part(0));
  expect(links).toEqual([0]);
  expect(workers[0]?.taken).toEqual([]);
  let1Go();
  await Promise.resolve();
  await Promise.resolve();
  expect(workers[0]?.taken).toEqual([{ ticket: 0, goOn: true }]);
  workers[0]?.answer({ done: undefined });
  expect(await job).toBeUndefined();
});

test("a part that can't be taken ends the job with that reason", async () => {
  const { pool, workers } = setUp(1);
  const full = new Error("the server is full");
  const job = pool.run<"prepare-marked">(
    { kind: "prepare-marked", file: new File([], "a"), marks: [] },
    undefined,
    async () => {
      throw full;
    },
  );
  workers[0]?.hand(part(0));
  await Promise.resolve();
  await Promise.resolve();
  expect(workers[0]?.taken).toEqual([{ ticket: 0, goOn: false }]);
  workers[0]?.answer({ failed: "no more is wanted" });
  await expect(job).rejects.toBe(full);
});
