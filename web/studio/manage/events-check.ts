/** Whether a server's events go on from those that the owner had seen: one that was removed, changed or moved since shows. */
import { type Bytes, concat, same, sha256, utf8 } from "../../format/bytes";
import { decodeBase64Url } from "../../format/strict-base64-url";
import type { SeenEvents } from "../../format/vault";
import type { ShareEvent, StatusAnswer } from "../../protocol/messages";

export interface EventsCheck {
  /** Undefined where it can't be told: the server keeps nothing so old, or tells no chain. */
  readonly intact: boolean | undefined;
  /** What is seen now, to be kept; undefined where nothing new was seen or it isn't intact. */
  readonly seen: SeenEvents | undefined;
}

const broken: EventsCheck = { intact: false, seen: undefined };
const wholeShare = 0xffff_ffff;
const headLength = 32;

export async function checkEvents(
  { eventsBefore, events }: Pick<StatusAnswer, "eventsBefore" | "events">,
  seen: SeenEvents | undefined,
): Promise<EventsCheck> {
  const start = decodeBase64Url(eventsBefore?.head ?? "", headLength);
  // A server that told a chain before and tells none now has something to hide.
  if (!eventsBefore || !start) return seen ? broken : { intact: undefined, seen: undefined };
  const { count } = eventsBefore;
  const end = count + events.length;
  if (seen && seen.count > end) return broken;
  let head = start;
  let goesOn = seen && seen.count === count ? same(seen.head, head) : undefined;
  for (const [place, event] of events.entries()) {
    head = await nextHead(head, event);
    if (seen && count + place + 1 === seen.count) goesOn = same(seen.head, head);
  }
  // The first look has nothing to compare with, but the beginning is the same for everybody.
  if (!seen && count === 0) goesOn = same(start, new Uint8Array(headLength));
  if (goesOn === false) return broken;
  return { intact: goesOn, seen: seen?.count === end ? undefined : { count: end, head } };
}

/** The head after one more event (PROTOCOL.md, section 5.6). */
export function nextHead(head: Bytes, { link, time, kind }: ShareEvent): Promise<Bytes> {
  const place = new DataView(new ArrayBuffer(12));
  place.setUint32(0, link ?? wholeShare);
  place.setBigUint64(4, BigInt(Math.floor(Date.parse(time) / 60_000)));
  return sha256(concat(utf8("darkslide event"), head, new Uint8Array(place.buffer), utf8(kind)));
}
