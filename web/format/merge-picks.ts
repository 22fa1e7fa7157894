import { type Pick, pickLabels, type Stamped } from "./pick";
import { highestStamp, inOrder } from "./picks";

type Compare<Value> = (a: Value, b: Value) => number;

const numbers: Compare<number> = (a, b) => a - b;
/** By UTF-16 code units; ids are ASCII. */
const texts: Compare<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Makes one document of two of the same link: commutative, associative and idempotent (FORMAT.md, section 7). */
export function mergePicks(one: readonly Pick[], other: readonly Pick[]): Pick[] {
  const merged = new Map(one.map((pick) => [pick.picture, pick]));
  for (const pick of other) {
    const there = merged.get(pick.picture);
    merged.set(pick.picture, there ? mergeOne(there, pick) : pick);
  }
  return inOrder(merged.values());
}

/** The stamp for a field that is set now by a device that knows these picks. */
export function nextStamp(known: Iterable<Pick>): number {
  let highest = 0;
  for (const { rating, label, remark } of known) {
    highest = Math.max(highest, rating?.at ?? 0, label?.at ?? 0, remark?.at ?? 0);
  }
  return Math.min(highest + 1, highestStamp);
}

const mergeOne = (one: Pick, other: Pick): Pick => ({
  picture: one.picture,
  rating: later(one.rating, other.rating, numbers),
  label: later(one.label, other.label, (a, b) => pickLabels.indexOf(a) - pickLabels.indexOf(b)),
  remark: later(one.remark, other.remark, texts),
});

function later<Value>(
  one: Stamped<Value> | undefined,
  other: Stamped<Value> | undefined,
  compare: Compare<Value>,
): Stamped<Value> | undefined {
  if (!one || !other) return one ?? other;
  return (one.at - other.at || texts(one.by, other.by) || compare(one.is, other.is)) >= 0 ? one : other;
}
