import { expect, test } from "vitest";
import { MyShares, type RememberedShare, type ShareStorage } from "./my-shares";

const day = 86_400_000;
const now = 1_000 * day;

function share(letter: string, changes: Partial<RememberedShare> = {}): RememberedShare {
  const manage = letter.repeat(36);
  return { title: `Share ${letter}`, manage, pictures: 3, created: now, expires: now + day, ...changes };
}

function memory(start: Record<string, string> = {}): ShareStorage & { kept: Map<string, string> } {
  const kept = new Map(Object.entries(start));
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

test("the newest stands first, the same share once", () => {
  const shares = new MyShares(memory());
  shares.remember(share("a", { created: now - day }), now);
  shares.remember(share("b"), now);
  expect(shares.remember(share("a", { created: now - day, title: "Renamed" }), now)).toBe(true);
  expect(shares.list(now).map(({ title }) => title)).toEqual(["Share b", "Renamed"]);
});

test("switched off, it forgets at once and remembers nothing", () => {
  const storage = memory();
  const shares = new MyShares(storage);
  shares.remember(share("a"), now);
  shares.setRemembers(false);
  expect(shares.remember(share("b"), now)).toBe(false);
  expect([...storage.kept]).toEqual([["darkslide.remember", "off"]]);
  shares.setRemembers(true);
  expect(shares.remember(share("b"), now)).toBe(true);
});

test("a share is dropped once the server has forgotten it too", () => {
  const shares = new MyShares(memory());
  shares.remember(share("a", { expires: now - 29 * day }), now);
  expect(shares.list(now)).toHaveLength(1);
  expect(shares.list(now + 2 * day)).toHaveLength(0);
});

test("forgetting, changing the end and clearing", () => {
  const shares = new MyShares(memory());
  shares.remember(share("a"), now);
  shares.remember(share("b"), now);
  shares.forget("a".repeat(36), now);
  shares.changeEnd("b".repeat(36), now + 5 * day, now);
  shares.changeEnd("c".repeat(36), now + 5 * day, now);
  expect(shares.list(now)).toEqual([share("b", { expires: now + 5 * day })]);
  shares.clear();
  expect(shares.list(now)).toEqual([]);
});

test.each([
  ["not JSON", "{"],
  ["no list", "{}"],
  ["strangers' things", JSON.stringify([null, 1, { manage: "javascript:alert(1)" }, { ...share("a"), pictures: "3" }])],
])("what isn't ours is passed over: %s", (_, text) => {
  expect(new MyShares(memory({ "darkslide.shares": text })).list(now)).toEqual([]);
});

test("storage that is missing, or throws on every touch, means that nothing is remembered", () => {
  const blocked: ShareStorage = {
    getItem: () => {
      throw new DOMException("blocked", "SecurityError");
    },
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
    removeItem: () => {
      throw new DOMException("blocked", "SecurityError");
    },
  };
  for (const shares of [new MyShares(undefined), new MyShares(blocked)]) {
    expect(shares.remember(share("a"), now)).toBe(false);
    shares.setRemembers(false);
    shares.clear();
    expect(shares.list(now)).toEqual([]);
  }
});
