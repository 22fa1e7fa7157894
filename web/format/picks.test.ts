import fc from "fast-check";
import { expect, test } from "vitest";
import { random } from "./bytes";
import { mergePicks, nextStamp } from "./merge-picks";
import { type Pick, type PickLabel, pickLabels } from "./pick";
import { inOrder, newPickId, parsePicks, picksDocument, readPicks, writePicks } from "./picks";
import { cleanRemark, isRemark } from "./remark-text";

const ids = Array.from({ length: 4 }, newPickId);
const devices = Array.from({ length: 3 }, newPickId);
const at = fc.integer({ min: 1, max: 4 });
const by = fc.constantFrom(...devices);
const stamped = <Value>(is: fc.Arbitrary<Value>) => fc.option(fc.record({ is, at, by }), { nil: undefined });
const pick = (picture: string): fc.Arbitrary<Pick> =>
  fc.record({
    picture: fc.constant(picture),
    rating: stamped(fc.integer({ min: -1, max: 5 })),
    label: stamped(fc.constantFrom(...pickLabels)),
    remark: stamped(fc.constantFrom("", "a", "\u{1f5bc}", "\ufb01", "ab")),
  });
const document = fc
  .subarray(ids)
  .chain((chosen) => fc.tuple(...chosen.map(pick)))
  .map(inOrder);
const many = { numRuns: 500 };

test("merging is commutative, associative and idempotent", () => {
  fc.assert(
    fc.property(document, document, document, (a, b, c) => {
      expect(mergePicks(a, b)).toEqual(mergePicks(b, a));
      expect(mergePicks(mergePicks(a, b), c)).toEqual(mergePicks(a, mergePicks(b, c)));
      expect(mergePicks(a, a)).toEqual(a);
      expect(mergePicks(mergePicks(a, b), b)).toEqual(mergePicks(a, b));
    }),
    many,
  );
});

test("whoever sets a field after all that it has seen wins over it", () => {
  fc.assert(
    fc.property(document, (seen) => {
      const [first] = seen;
      if (!first) return;
      const set: Pick = { picture: first.picture, rating: { is: 0, at: nextStamp(seen), by: newPickId() } };
      expect(mergePicks(seen, [set]).find(({ picture }) => picture === first.picture)?.rating).toEqual(set.rating);
    }),
    many,
  );
});

test("what is sealed is read again, and its size tells little", async () => {
  const key = { id: random(16), key: random(32) };
  const small = [{ picture: ids[0] as string, rating: { is: 1, at: 1, by: devices[0] as string } }];
  const more = ids.map((picture) => ({ picture, remark: { is: "Nice", at: 1, by: devices[0] as string } }));
  const sealed = await writePicks(small, key);
  expect(JSON.parse(JSON.stringify(await readPicks(sealed, key)))).toEqual(small);
  expect((await writePicks(more, key)).length).toBe(sealed.length);
});

test("the fullest document of 2,000 pictures can be written", async () => {
  const field = { at: 0xffff_ffff, by: devices[0] as string };
  const full: Pick[] = Array.from({ length: 2000 }, () => ({
    picture: newPickId(),
    rating: { is: -1, ...field },
    label: { is: "yellow" as PickLabel, ...field },
    remark: { is: "\u{1f5bc}".repeat(450), ...field },
  }));
  const key = { id: random(16), key: random(32) };
  expect(await readPicks(await writePicks(full, key), key)).toHaveLength(2000);
});

test("whatever is typed becomes a remark, if it is short enough", () => {
  const typed = fc.string({ unit: "binary", maxLength: 200 });
  fc.assert(fc.property(typed, (text) => isRemark(cleanRemark(text))));
  expect(cleanRemark(" a\r\nb\u202ec\u0000\ud800 ")).toBe("a\nbc");
  expect(isRemark("x".repeat(100_000))).toBe(false);
});

test("a hostile document is read or refused by its class", () => {
  const good = JSON.stringify(
    picksDocument([{ picture: ids[0] as string, rating: { is: 1, at: 1, by: devices[0] as string } }]),
  );
  const change = fc.tuple(fc.nat(good.length - 1), fc.constantFrom(...'{}[]",:0-9.eu\\ tfn'), fc.boolean());
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const text = [...good];
      for (const [where, sign, over] of changes) text.splice(where, over ? 1 : 0, sign);
      try {
        parsePicks(new TextEncoder().encode(text.join("")));
      } catch (error) {
        expect(["invalid-picks", "unknown-version"]).toContain((error as { code?: string }).code);
      }
    }),
    { numRuns: 1000 },
  );
});
