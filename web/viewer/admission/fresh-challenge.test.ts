import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FreshChallenge } from "./fresh-challenge";

/** A server takes a challenge for this long; a device has this long to answer. */
const [good, answer] = [120_000, 60_000];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { visibilityState: "visible" });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a tab that nobody looks at asks for nothing, and for one when somebody comes back", async () => {
  const { asked, ask, ageOf } = server();
  const fresh = await FreshChallenge.begin(ask);
  vi.stubGlobal("document", { visibilityState: "hidden" });
  await vi.advanceTimersByTimeAsync(86_400_000);
  expect(asked.length).toBe(1);
  expect(ageOf(await fresh.take())).toBe(0);
});

/** Challenges that tell when they were asked for. */
function server() {
  const asked: number[] = [];
  const ask = async () => {
    asked.push(Date.now());
    return new Uint8Array([asked.length - 1]);
  };
  const ageOf = (challenge: Uint8Array) => Date.now() - (asked[challenge[0] ?? -1] ?? Number.NaN);
  return { asked, ask, ageOf };
}

test("however long somebody reads, what the device signs is still good when it answers", async () => {
  for (let seconds = 0; seconds < 400; seconds += 7) {
    const { ask, ageOf } = server();
    const fresh = await FreshChallenge.begin(ask);
    await vi.advanceTimersByTimeAsync(seconds * 1_000);
    expect(ageOf(await fresh.take()) + answer).toBeLessThan(good);
  }
});

test("after a sleep, in which no timer runs, it is asked for anew", async () => {
  const { asked, ask, ageOf } = server();
  const fresh = await FreshChallenge.begin(ask);
  vi.setSystemTime(Date.now() + 3_600_000);
  expect(ageOf(await fresh.take())).toBe(0);
  // Also where the clock was set back, and tells nothing of how old it is.
  const other = await FreshChallenge.begin(ask);
  vi.setSystemTime(Date.now() - 86_400_000);
  expect(ageOf(await other.take())).toBe(0);
  expect(asked.length).toBe(4);
});

test("one that can't be renewed is no trouble before the button is pressed, and nothing is asked for after it", async () => {
  const { asked, ask } = server();
  let down = false;
  const fresh = await FreshChallenge.begin(async () => {
    if (down) throw new Error("down");
    return ask();
  });
  down = true;
  await vi.advanceTimersByTimeAsync(100_000);
  await expect(fresh.take()).rejects.toThrow("down");
  down = false;
  await fresh.take();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked.length).toBe(2);
});
