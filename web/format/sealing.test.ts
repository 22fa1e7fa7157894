import { describe, expect, test } from "vitest";
import { associatedDataFor } from "./associated-data";
import type { Bytes } from "./bytes";
import { createOpening, openBytes } from "./open";
import { createSealing, sealBytes } from "./seal";

const first = 1_048_520;
const later = 1_048_560;
const key = pattern(32);
const ad = associatedDataFor("original", pattern(16));

/** Byte i is i mod 251. */
function pattern(length: number): Bytes {
  return new Uint8Array(length).map((_, i) => i % 251);
}

describe("sealing", () => {
  const lengths = [
    0,
    1,
    1000,
    first - 1,
    first,
    first + 1,
    first + later - 1,
    first + later,
    first + later + 1,
    3_500_000,
  ];
  test.each(lengths)("what was sealed opens: %i bytes", async (length) => {
    const content = pattern(length);
    const sealed = await sealBytes(content, key, ad);
    expect(Buffer.compare(await openBytes(sealed, key, ad, length), content)).toBe(0);
  });

  test("every slice of a sealing is the same as of the whole, from a file too", async () => {
    const content = pattern(2_500_000);
    const sealing = createSealing(key, ad, new Blob([content]));
    const whole = await sealing.slice(0, sealing.size);
    expect(whole.length).toBe(sealing.size);
    for (const [start, end] of [
      [0, 1],
      [7, 41],
      [1_048_576, 2_097_152],
      [1_234_567, 2_234_567],
      [sealing.size - 1, sealing.size + 9],
    ]) {
      expect(Buffer.compare(await sealing.slice(start as number, end as number), whole.subarray(start, end))).toBe(0);
    }
  });

  test("a source that changed is refused", async () => {
    const content = pattern(2_000_000);
    const sealing = createSealing(key, ad, content);
    await sealing.slice(0, sealing.size);
    content[1_999_999] = 7;
    await expect(sealing.slice(0, sealing.size)).rejects.toThrow("changed");
  });

  test("an opening goes on after a broken connection", async () => {
    const content = pattern(3_000_000);
    const sealed = await sealBytes(content, key, ad);
    const opening = createOpening(key, ad, content.length);
    const parts: Uint8Array[] = [];
    let connections = 0;
    async function* breaking(from: number) {
      connections++;
      for (let at = from; at < sealed.length; at += 100_000) {
        if (at - from > connections * 700_000) throw new TypeError("network");
        yield sealed.subarray(at, at + 100_000);
      }
    }
    while (!opening.complete) {
      try {
        for await (const part of opening.read(breaking(opening.offset))) parts.push(part);
      } catch (error) {
        expect((error as Error).message).toBe("network");
      }
    }
    expect(connections).toBeGreaterThan(1);
    expect(Buffer.compare(Buffer.concat(parts), content)).toBe(0);
  });
});
