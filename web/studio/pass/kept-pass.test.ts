import { expect, test } from "vitest";
import { createSecret, writeLink } from "../../format/link-text";
import { KeptPass } from "./kept-pass";

class Memory {
  readonly items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem(key: string, value: string) {
    this.items.set(key, value);
  }
  removeItem(key: string) {
    this.items.delete(key);
  }
}

class Refusing extends Memory {
  override setItem(): never {
    throw new DOMException("full", "QuotaExceededError");
  }
}

const newPass = () => writeLink("pass", createSecret());

test("a pass is kept beyond the page, shown to the server, and forgotten for good", async () => {
  const storage = new Memory();
  const text = await newPass();
  expect(new KeptPass(storage).keep(text)).toBe(true);
  const again = new KeptPass(storage);
  expect(again.text).toBe(text);
  expect(await again.header()).toMatch(/^[\w-]{22}\.[\w-]{43}$/u);
  again.forget();
  expect([again.text, await again.header(), storage.items.size]).toEqual([undefined, undefined, 0]);
});

test("where the browser keeps nothing, it is there as long as the page, and the page knows", async () => {
  for (const storage of [undefined, new Refusing()]) {
    const kept = new KeptPass(storage);
    const text = await newPass();
    expect(kept.keep(text)).toBe(false);
    expect([kept.text, typeof (await kept.header())]).toEqual([text, "string"]);
    expect(new KeptPass(storage).text).toBeUndefined();
  }
});

test("what other programs wrote in its place is no pass, and is gone then", async () => {
  for (const text of ["", "nonsense", (await newPass()).slice(0, -1), await writeLink("manage", createSecret())]) {
    const storage = new Memory();
    storage.setItem("darkslide.pass", text);
    expect(await new KeptPass(storage).header()).toBeUndefined();
    expect(storage.items.size).toBe(0);
  }
});
