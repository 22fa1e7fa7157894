import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cleanPicture, PictureRefusedError } from "./index";
import { bytes } from "./testing/fixtures";

/** `eng/fuzz pages SECONDS` runs this for as long as it is told; every test run has a short look. */
const seconds = Number(process.env.DARKSLIDE_FUZZ_SECONDS ?? 3);
const slowest = 2000;

const folder = new URL("../../tests/Darkslide.Imaging.Tests/Vectors/", import.meta.url);
const seeds = readdirSync(folder)
  .filter((file) => file.endsWith(".input.bin"))
  .map((file) => new Uint8Array(readFileSync(new URL(file, folder))));

type Bytes = Uint8Array<ArrayBufferLike>;
type Change = (file: Bytes) => Bytes;

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const few = fc.uint8Array({ minLength: 1, maxLength: 8 });
const at = (file: Uint8Array, where: number): number => Math.floor(where * where * file.length);

const overwrite = fc.tuple(place, few).map(
  ([where, part]): Change =>
    (file) => {
      const changed = file.slice();
      const from = at(file, where);
      changed.set(part.subarray(0, Math.max(0, file.length - from)), from);
      return changed;
    },
);
const insert = fc.tuple(place, few).map(
  ([where, part]): Change =>
    (file) => {
      const from = at(file, where);
      return bytes(file.subarray(0, from), part, file.subarray(from));
    },
);
const remove = fc.tuple(place, fc.nat(40)).map(
  ([where, count]): Change =>
    (file) => {
      const from = at(file, where);
      return bytes(file.subarray(0, from), file.subarray(from + count));
    },
);
const repeat = fc.tuple(place, place, fc.nat(200)).map(
  ([source, target, count]): Change =>
    (file) => {
      const [from, to] = [at(file, source), at(file, target)];
      return bytes(file.subarray(0, to), file.subarray(from, from + count), file.subarray(to));
    },
);
const extreme = fc.tuple(place, fc.constantFrom(0, 1, 127, 128, 255), fc.integer({ min: 1, max: 4 }));
const boundary = extreme.map(
  ([where, value, count]): Change =>
    (file) => {
      const changed = file.slice();
      const from = at(file, where);
      changed.fill(value, from, from + count);
      return changed;
    },
);
const cut = place.map(
  (where): Change =>
    (file) =>
      file.subarray(0, Math.floor(where * file.length)),
);
const changes = fc.array(fc.oneof(overwrite, insert, remove, repeat, boundary, cut), { minLength: 1, maxLength: 6 });

test("there are seeds", () => expect(seeds.length).toBeGreaterThan(20));

test("changed pictures are cleaned, once and for all, or refused", { timeout: (seconds + 60) * 1000 }, async () => {
  let runs = 0;
  const property = fc.asyncProperty(fc.constantFrom(...seeds), changes, async (seed, steps) => {
    runs++;
    const file = steps.reduce<Bytes>((changed, step) => step(changed), seed);
    // What others take of a busy machine's time doesn't count.
    const began = process.cpuUsage();
    await cleanedOrRefused(file);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(slowest);
  });
  await fc.assert(property, { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1000 });
  expect(runs).toBeGreaterThan(50);
  console.info(`${runs} changed pictures in ${seconds} s`);
});

async function cleanedOrRefused(file: Uint8Array): Promise<void> {
  try {
    const cleaned = await cleanPicture(file);
    const again = await cleanPicture(cleaned.bytes);
    expect(again.bytes).toEqual(cleaned.bytes);
    expect(again.report.findings).toEqual([]);
  } catch (error) {
    if (!(error instanceof PictureRefusedError)) {
      throw error;
    }
    expect(error.problem).not.toBe("stillRevealing");
  }
}
