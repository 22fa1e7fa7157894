import { associatedDataFor } from "./associated-data";
import { type Bytes, random, utf8 } from "./bytes";
import { FormatError } from "./format-error";
import { frameBytes, unframeJson } from "./framed-json";
import { type Members, parseMembers, requireVersion1 } from "./json-members";
import { openBytes } from "./open";
import { type Pick, type PickLabel, pickLabels, type Stamped } from "./pick";
import type { PicksKey } from "./picks-access";
import { isRemark } from "./remark-text";
import { sealBytes } from "./seal";
import { encodeBase64Url } from "./strict-base64-url";

const mostBytes = 4 * 1024 * 1024 - 4;
const mostSealedBytes = 4_194_424;
const sizeStep = 4096;

/** The most pictures of a document. */
export const mostPicks = 4000;
/** The largest stamp. */
export const highestStamp = 0xffff_ffff;

/** A new random id, of a picture or a device. */
export const newPickId = (): string => encodeBase64Url(random(8));

/** Opens a sealed picks document and checks every rule (FORMAT.md, section 7). */
export async function readPicks(sealed: Uint8Array, { id, key }: PicksKey): Promise<readonly Pick[]> {
  if (sealed.length > mostSealedBytes) throw new FormatError("invalid-picks");
  return parsePicks(unframeJson(await openBytes(sealed, key, associatedDataFor("picks", id))));
}

/** Seals a picks document; one that breaks the rules is refused. */
export function writePicks(picks: readonly Pick[], { id, key }: PicksKey): Promise<Bytes> {
  const json = filled(utf8(JSON.stringify(picksDocument(picks))));
  parsePicks(json);
  return sealBytes(frameBytes(json), key, associatedDataFor("picks", id));
}

/** A document as JSON has it, its pictures in order. */
export const picksDocument = (picks: readonly Pick[]): unknown => ({ version: 1, picks: inOrder(picks) });

/** Pictures in the order of their ids. */
export const inOrder = (picks: Iterable<Pick>): Pick[] =>
  [...picks].sort((a, b) => (a.picture < b.picture ? -1 : a.picture > b.picture ? 1 : 0));

/** Reads a document's JSON. */
export function parsePicks(json: Uint8Array): readonly Pick[] {
  const members = parseMembers(json, mostBytes, "invalid-picks");
  requireVersion1(members);
  const pictures = new Set<string>();
  return members.list("picks", 0, mostPicks, (pick) => {
    const picture = readPickId(pick, "picture");
    if (pictures.has(picture)) pick.wrong("picture");
    pictures.add(picture);
    return {
      picture,
      rating: readStamped(pick, "rating", (field) => field.integer("is", -1, 5)),
      label: readStamped(pick, "label", readLabel),
      remark: readStamped(pick, "remark", readRemark),
    };
  });
}

/** base64url of 8 bytes as text, which is how ids of pictures and devices are compared. */
export const readPickId = (members: Members, name: string): string => encodeBase64Url(members.bytes(name, 8));

function readStamped<Value>(pick: Members, name: string, read: (field: Members) => Value): Stamped<Value> | undefined {
  const field = pick.optionalObject(name);
  return field && { is: read(field), at: field.integer("at", 1, highestStamp), by: readPickId(field, "by") };
}

function readLabel(field: Members): PickLabel {
  const label = field.text("is") as PickLabel;
  return pickLabels.includes(label) ? label : field.wrong("is");
}

function readRemark(field: Members): string {
  const remark = field.text("is");
  return isRemark(remark) ? remark : field.wrong("is");
}

/** The size of the document would tell the server how much was picked. */
function filled(json: Bytes): Bytes {
  const whole = new Uint8Array(
    Math.max(json.length, Math.min(mostBytes, Math.ceil(json.length / sizeStep) * sizeStep)),
  );
  whole.fill(0x20);
  whole.set(json);
  return whole;
}
