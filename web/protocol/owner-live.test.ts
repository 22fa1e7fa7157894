import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ShareLiveState } from "./messages";
import { watchShare } from "./owner-live";

const owner = { shareId: "s", ownerToken: "t" };
const state = (count: number): ShareLiveState => ({ state: "live", viewing: 0, events: { count, head: "" }, now: "" });
const stated = (count: number) => `id: ${count}\nevent: state\ndata: ${JSON.stringify(state(count))}\n\n`;

let answers: (() => Response | Promise<Response>)[];
let asked: { path: string; headers: Record<string, string> }[];

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  asked = [];
  vi.stubGlobal("fetch", (path: string, request: { headers: Record<string, string>; signal: AbortSignal }) => {
    asked.push({ path, headers: request.headers });
    const answer = answers.shift();
    return answer ? Promise.resolve(answer()) : new Promise(() => {});
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const headers = { "darkslide-protocol": "1" };
const stream = (...parts: string[]) => new Response(parts.join(""), { headers });
const refusal = (status: number, code: string) => new Response(JSON.stringify({ code }), { status, headers });

function watch(signal = new AbortController().signal) {
  const heard: unknown[] = [];
  const done = watchShare(
    owner,
    {
      state: (told) => heard.push(told.events.count),
      lost: () => heard.push("lost"),
      ended: () => heard.push("ended"),
    },
    signal,
  );
  return { heard, done };
}

test("tells each state until the share has ended, and connects again in between", async () => {
  answers.push(() => stream(stated(1), ": \n\n", stated(2)));
  answers.push(() => stream(stated(4), "event: ended\ndata: {}\n\n", stated(5)));
  const { heard, done } = watch();
  await vi.advanceTimersByTimeAsync(1_000);
  await done;
  expect(heard).toEqual([1, 2, "lost", 4, "ended"]);
  expect(asked.map(({ path }) => path)).toEqual(["/api/shares/live", "/api/shares/live"]);
  expect(asked[0]?.headers.authorization).toBe("Darkslide-Owner s.t");
});

test("waits longer from try to try while nobody answers, and no longer than 8 seconds", async () => {
  const gone = () => Promise.reject(new TypeError("no network"));
  answers.push(gone, gone, gone, gone, gone, gone);
  const end = new AbortController();
  const { heard } = watch(end.signal);
  const tries: number[] = [];
  for (let second = 0; second < 23; second++) {
    tries.push(asked.length);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(tries.filter((count, place) => count !== tries[place - 1])).toEqual([1, 2, 3, 4, 5]);
  expect(tries.indexOf(5)).toBe(15);
  expect(heard).toEqual(["lost", "lost", "lost", "lost", "lost", "lost"]);
  end.abort();
});

test("gives up on a share that the server doesn't know", async () => {
  answers.push(() => refusal(403, "not-owner"));
  const { heard, done } = watch();
  await done;
  expect(heard).toEqual(["ended"]);
});

test("says nothing more once nobody watches", async () => {
  const end = new AbortController();
  answers.push(() => stream(stated(1)));
  const { heard, done } = watch(end.signal);
  await vi.advanceTimersByTimeAsync(10);
  end.abort();
  await vi.advanceTimersByTimeAsync(1_000);
  await done;
  expect(heard).toEqual([1, "lost"]);
  expect(asked.length).toBe(1);
});
