import { expect, test } from "vitest";
import { encodeBase64Url } from "../../format/strict-base64-url";
import type { SeenEvents } from "../../format/vault";
import type { ShareEvent } from "../../protocol/messages";
import { checkEvents, nextHead } from "./events-check";

const event = (kind: string, link: number | null = 0, time = "2026-11-28T10:05:00Z") =>
  ({ kind, link, time }) as ShareEvent;
const all = [event("published", null), event("opened"), event("finished"), event("opened", 1), event("ended")];
const start = new Uint8Array(32);

async function headAfter(events: readonly ShareEvent[]): Promise<Uint8Array<ArrayBuffer>> {
  let head = start;
  for (const each of events) head = await nextHead(head, each);
  return head;
}

const told = async (events: readonly ShareEvent[], before: readonly ShareEvent[] = []) => ({
  eventsBefore: { count: before.length, head: encodeBase64Url(await headAfter(before)) },
  events,
});
const seenOf = async (events: readonly ShareEvent[]): Promise<SeenEvents> => ({
  count: events.length,
  head: await headAfter(events),
});

test("the head is what the specification says", async () => {
  // Checked with another implementation: sha256("darkslide event" + 32 zeros + ffffffff + minute 29931005 + "published").
  expect(encodeBase64Url(await headAfter(all.slice(0, 1)))).toBe("QM40Yy7yphsvmz51fXgZRi5BdrHRz6PHirXwxLJzZB0");
  expect(await headAfter(all)).not.toEqual(await headAfter([...all].reverse()));
});

test("events that go on are intact, and what is seen now is kept", async () => {
  const first = await checkEvents(await told(all.slice(0, 2)), undefined);
  expect(first).toEqual({ intact: true, seen: await seenOf(all.slice(0, 2)) });
  expect(await checkEvents(await told(all), first.seen)).toEqual({ intact: true, seen: await seenOf(all) });
  expect(await checkEvents(await told(all), await seenOf(all))).toEqual({ intact: true, seen: undefined });
  // The oldest are no longer kept.
  expect(await checkEvents(await told(all.slice(2), all.slice(0, 2)), first.seen)).toMatchObject({ intact: true });
  expect(await checkEvents(await told(all.slice(3), all.slice(0, 3)), first.seen)).toMatchObject({ intact: undefined });
});

test.each<[string, readonly ShareEvent[]]>([
  ["the last is removed", all.slice(0, -1)],
  ["one is removed", all.toSpliced(1, 1)],
  ["one is of another kind", all.with(1, event("changed"))],
  ["one is of another minute", all.with(1, event("opened", 0, "2026-11-28T10:06:00Z"))],
  ["one is of another link", all.with(1, event("opened", 1))],
  ["two are swapped", all.with(1, event("finished")).with(2, event("opened"))],
  ["one is put in", all.toSpliced(1, 0, event("opened"))],
  ["all are gone", []],
])("what was seen and is not as it was shows: %s", async (_, events) => {
  expect(await checkEvents(await told(events), await seenOf(all))).toEqual({ intact: false, seen: undefined });
});

test("a server that tells no chain any more is told from one that never did", async () => {
  expect(await checkEvents({ events: all }, undefined)).toMatchObject({ intact: undefined });
  expect(await checkEvents({ events: all }, await seenOf(all))).toMatchObject({ intact: false });
});
