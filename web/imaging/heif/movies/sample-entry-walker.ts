import { byteAt, matches, u32 } from "../../reading/read";
import { type Box, bodyLength, hasShortHead, readBoxes } from "../box";
import { propertyPasses } from "../heif-property-walker";
import { isZero } from "../unused-bytes";
import { entryFieldsLength } from "./sample-entries";

export interface WalkedEntry {
  /** As items have it. */
  readonly type: string;
  /** How many bytes a unit's length takes. */
  readonly lengthBytes: number;
}

const codings: readonly string[] = ["hvc1", "hev1", "avc1", "av01"];

const plain = new Set(["hvcC", "avcC", "av1C", "colr", "pasp", "clap", "irot", "imir", "clli", "mdcv", "cclv", "amve"]);

/**
 * The strict reading of sample entries.
 * @param box The `stsd` box.
 * @param entries Gets what was found.
 */
export function entriesPass(file: Uint8Array, box: Box, entries: WalkedEntry[]): boolean {
  const { boxes, rest } = readBoxes(file, box.body + 8, box.end);
  if (rest !== box.end || boxes.length === 0 || u32(file, box.body) !== 0 || u32(file, box.body + 4) !== boxes.length) {
    return false;
  }
  for (const entry of boxes) {
    const isKnown = hasShortHead(entry) && codings.includes(entry.type) && fieldsPass(file, entry);
    const lengthBytes = isKnown ? propertiesOf(file, entry) : undefined;
    if (lengthBytes === undefined) {
      return false;
    }
    entries.push({ type: entry.type === "hev1" ? "hvc1" : entry.type, lengthBytes });
  }
  return true;
}

function fieldsPass(file: Uint8Array, { body }: Box): boolean {
  return (
    matches(file, body, `\0\0\0\0\0\0\0\x01${"\0".repeat(16)}`) &&
    matches(file, body + 28, "\0\x48\0\0\0\x48\0\0\0\0\0\0\0\x01") &&
    isZero(file, body + 42, body + 74) &&
    u32(file, body + 74) === 0x0018_ffff
  );
}

/** How many bytes a unit's length takes, 0 for AV1; undefined when something must not be there, or is missing. */
function propertiesOf(file: Uint8Array, entry: Box): number | undefined {
  const { boxes, rest } = readBoxes(file, entry.body + entryFieldsLength, entry.end);
  let lengthBytes: number | undefined;
  for (const box of boxes) {
    const body = file.subarray(box.body, box.end);
    if (!hasShortHead(box) || !passes(box, body)) {
      return undefined;
    }
    switch (`${entry.type} ${box.type}`) {
      case "hvc1 hvcC":
      case "hev1 hvcC":
        lengthBytes = (byteAt(body, 21) & 3) + 1;
        break;
      case "avc1 avcC":
        lengthBytes = (byteAt(body, 4) & 3) + 1;
        break;
      case "av01 av1C":
        lengthBytes = 0;
        break;
    }
  }
  return rest === entry.end ? lengthBytes : undefined;
}

function passes(box: Box, body: Uint8Array): boolean {
  switch (box.type) {
    case "ccst":
      return bodyLength(box) === 8 && u32(body, 0) === 0 && (u32(body, 4) & 0x3ff_ffff) === 0;
    case "auxi":
      return propertyPasses("auxC", body);
    default:
      return plain.has(box.type) && propertyPasses(box.type, body);
  }
}
