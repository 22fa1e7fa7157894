import { expect, test } from "vitest";
import { MyShares, type ShareStorage } from "./my-shares";
import { keepSender, readSender } from "./sender-note";

class Kept implements ShareStorage {
  readonly all = new Map<string, string>();
  getItem = (key: string) => this.all.get(key) ?? null;
  setItem = (key: string, value: string) => void this.all.set(key, value);
  removeItem = (key: string) => void this.all.delete(key);
}

const logo = { mediaType: "image/webp", width: 480, height: 160, data: new Uint8Array([1, 2, 3]) };

test("who the sender is comes back, until this browser is to remember nothing", () => {
  const storage = new Kept();
  keepSender(storage, { from: "Studio Weber", logo });
  expect(readSender(storage)).toEqual({ from: "Studio Weber", logo });
  new MyShares(storage).setRemembers(false);
  expect(readSender(storage)).toEqual({ from: "", logo: undefined });
  expect([...storage.all.values()].join()).not.toContain("Weber");
});

test("nothing written is nothing kept, and storage that refuses is no failure", () => {
  const storage = new Kept();
  keepSender(storage, { from: "", logo: undefined });
  expect(storage.all.size).toBe(0);
  const refusing = { ...storage, setItem: () => raise(), getItem: () => raise(), removeItem: () => raise() };
  keepSender(refusing, { from: "a", logo });
  expect(readSender(refusing)).toEqual({ from: "", logo: undefined });
  expect(readSender(undefined)).toEqual({ from: "", logo: undefined });
});

test("what others wrote there is passed over", () => {
  const wrong = [
    "x",
    "null",
    '{"from":7}',
    '{"logo":{"mediaType":"image/svg+xml","width":1,"height":1,"data":"AAAA"}}',
    '{"logo":{"mediaType":"image/png","width":0,"height":1,"data":"AAAA"}}',
    '{"logo":{"mediaType":"image/png","width":1,"height":1,"data":"<svg>"}}',
  ];
  for (const text of wrong) {
    const storage = new Kept();
    storage.setItem("darkslide.sender", text);
    expect(readSender(storage)).toEqual({ from: "", logo: undefined });
  }
});

function raise(): never {
  throw new DOMException("full", "QuotaExceededError");
}
