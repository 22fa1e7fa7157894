import { expect, test, vi } from "vitest";
import type { Bytes } from "../format/bytes";
import { OpenedPacks } from "./opened-packs";

const part = (pack: number) => ({ pack, offset: 1, length: 2, mediaType: "image/webp", width: 4, height: 3 });
const never = new AbortController().signal;

/** Packs whose bytes are their number; each comes when it is let. */
function setUp(most?: number) {
  const asked: number[] = [];
  const coming = new Map<number, (bytes: Bytes | Error) => void>();
  const stopped: number[] = [];
  const packs = new OpenedPacks((index, signal) => {
    asked.push(index);
    signal.addEventListener("abort", () => stopped.push(index));
    return new Promise((resolve, reject) =>
      coming.set(index, (what) => (what instanceof Error ? reject(what) : resolve(what))),
    );
  }, most);
  const come = async (index: number) => {
    await vi.waitFor(() => expect(coming.has(index)).toBe(true));
    coming.get(index)?.(new Uint8Array(4).fill(index));
    coming.delete(index);
  };
  const get = async (index: number, signal = never) =>
    new Uint8Array(await (await packs.thumbnail(part(index), signal)).arrayBuffer());
  return { packs, asked, coming, stopped, come, get };
}

test("a pack is asked for once, however many of its thumbnails are", async () => {
  const { asked, come, get } = setUp();
  const all = [get(3), get(3), get(3)];
  await come(3);
  expect(await Promise.all(all)).toEqual(all.map(() => new Uint8Array([3, 3])));
  expect(await get(3)).toEqual(new Uint8Array([3, 3]));
  expect(asked).toEqual([3]);
});

test("the first comes alone, the others then together", async () => {
  const { asked, come, get } = setUp();
  const all = [get(0), get(1), get(2)];
  expect(asked).toEqual([0]);
  await come(0);
  await vi.waitFor(() => expect(asked).toHaveLength(3));
  await come(1);
  await come(2);
  await Promise.all(all);
});

test("few are kept, those asked for last", async () => {
  const { asked, come, get } = setUp(2);
  for (const index of [0, 1, 0, 2]) {
    const one = get(index);
    if (!asked.slice(0, -1).includes(index)) await come(index);
    await one;
  }
  await get(0);
  expect(asked).toEqual([0, 1, 2]);
  const again = get(1);
  await come(1);
  await again;
  expect(asked).toEqual([0, 1, 2, 1]);
});

test("what nobody waits for any more is given up, and asked for anew", async () => {
  const { asked, stopped, come, get } = setUp();
  const [one, other] = [new AbortController(), new AbortController()];
  const all = [get(0, one.signal), get(0, other.signal)];
  one.abort();
  expect(stopped).toEqual([]);
  other.abort();
  expect(stopped).toEqual([0]);
  await come(0);
  for (const each of all) await expect(each).rejects.toThrow();
  const again = get(0);
  await come(0);
  expect(await again).toEqual(new Uint8Array([0, 0]));
  expect(asked).toEqual([0, 0]);
});

test("one that failed is tried again by the next who asks", async () => {
  const { coming, come, get } = setUp();
  const first = get(0);
  coming.get(0)?.(new Error("not-authentic"));
  coming.delete(0);
  await expect(first).rejects.toThrow("not-authentic");
  const second = get(0);
  await come(0);
  expect(await second).toEqual(new Uint8Array([0, 0]));
});

test("wiping zeroes what is kept", async () => {
  const bytes = new Uint8Array([1, 2, 3, 4]);
  const packs = new OpenedPacks(async () => bytes);
  await packs.thumbnail(part(0), never);
  packs.wipe();
  await vi.waitFor(() => expect(bytes).toEqual(new Uint8Array(4)));
});
