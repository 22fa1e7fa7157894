import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mergePicks } from "../../format/merge-picks";
import type { Pick } from "../../format/pick";
import { newPickId } from "../../format/picks";
import { NotReachable } from "../../protocol/problems";
import { Changed, type Remote } from "./remote";
import { PicksStore } from "./store";

const [a, b] = [newPickId(), newPickId()];

/** Keeps one document as the server does: by version, with whatever goes wrong. */
class Kept implements Remote {
  picks: readonly Pick[] = [];
  version = 0;
  writes = 0;
  fault: "none" | "unreachable" | "answer-lost" | "refused" = "none";

  async read(known: string | undefined) {
    if (this.fault === "unreachable") throw new NotReachable("test");
    if (known === String(this.version)) return "same" as const;
    return { picks: this.picks, version: this.version ? String(this.version) : undefined };
  }

  async write(picks: readonly Pick[], over: string | undefined) {
    this.writes++;
    if (this.fault === "unreachable") throw new NotReachable("test");
    if (this.fault === "refused") throw new Error("refused");
    if ((over ?? "0") !== String(this.version)) throw new Changed();
    this.picks = picks;
    this.version++;
    if (this.fault === "answer-lost") {
      this.fault = "none";
      throw new NotReachable("test");
    }
    return String(this.version);
  }

  async readOthers() {
    return [];
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const device = (kept: Remote) => new PicksStore(kept, new Set([a, b]));
const settle = () => vi.advanceTimersByTimeAsync(5_000);
const rating = (picks: readonly Pick[], picture: string) => picks.find((pick) => pick.picture === picture)?.rating?.is;

test("is shown at once and saved after a pause, many in one write", async () => {
  const kept = new Kept();
  const store = device(kept);
  await store.refresh();
  for (let stars = 1; stars <= 5; stars++) store.set(a, { rating: stars });
  expect(store.view).toMatchObject({ saving: "saving" });
  expect(store.view.picks.get(a)?.rating?.is).toBe(5);
  expect([kept.writes, store.unsaved]).toEqual([0, true]);
  await settle();
  expect([kept.writes, rating(kept.picks, a), store.unsaved, store.view.saving]).toEqual([1, 5, false, "saved"]);
});

test("two devices that pick at once lose nothing", async () => {
  const kept = new Kept();
  const [one, two] = [device(kept), device(kept)];
  await Promise.all([one.refresh(), two.refresh()]);
  one.set(a, { rating: 3 });
  two.set(b, { rating: -1 });
  two.set(a, { remark: "Mine too" });
  await settle();
  expect([rating(kept.picks, a), rating(kept.picks, b)]).toEqual([3, -1]);
  expect(kept.picks.find(({ picture }) => picture === a)?.remark?.is).toBe("Mine too");
  await vi.advanceTimersByTimeAsync(21_000);
  expect(one.view.picks.get(b)?.rating?.is).toBe(-1);
  expect(two.view.picks.get(a)?.rating?.is).toBe(3);
});

test("offline it says that nothing is saved yet, and saves when the server is back", async () => {
  const kept = new Kept();
  kept.fault = "unreachable";
  const store = device(kept);
  store.set(a, { label: "green" });
  await settle();
  expect([store.view.saving, store.unsaved]).toEqual(["unsaved", true]);
  kept.fault = "none";
  await vi.advanceTimersByTimeAsync(16_000);
  expect(store.view.saving).toBe("saved");
  expect(kept.picks[0]?.label?.is).toBe("green");
});

test("a lost answer is no second write of the same", async () => {
  const kept = new Kept();
  const store = device(kept);
  await store.refresh();
  kept.fault = "answer-lost";
  store.set(a, { rating: 1 });
  await settle();
  expect([kept.version, store.view.saving]).toEqual([1, "saved"]);
});

test("what was picked before the first answer is merged with what was there", async () => {
  const kept = new Kept();
  const before = device(kept);
  before.set(b, { rating: 2 });
  await settle();
  const store = device(kept);
  store.set(a, { rating: 4 });
  await settle();
  expect(
    mergePicks(kept.picks, [])
      .map((pick) => pick.rating?.is)
      .sort(),
  ).toEqual([2, 4]);
});

test("what is refused for good is said, and not tried for ever", async () => {
  const kept = new Kept();
  const store = device(kept);
  await store.refresh();
  kept.fault = "refused";
  store.set(a, { rating: 1 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect([store.view.saving, kept.writes]).toEqual(["lost", 1]);
});

test("after the end nothing is left and nothing is sent", async () => {
  const kept = new Kept();
  const store = device(kept);
  store.set(a, { rating: 1 });
  store.wipe();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([store.view.picks.size, kept.writes, store.unsaved]).toEqual([0, 0, false]);
});
