import { byteAt } from "../reading/read";
import { latin1 } from "../reading/text";
import type { ReportBuilder } from "../reporting/report-builder";

const userData = 5;
const idLength = 16;
const nothing = new Uint8Array(0);

/**
 * A unit of supplementary enhancement information (H.265 section 7.3.5, H.264 section 7.3.2.3): messages of a type, a length
 * and a payload. Encoders write their names and settings there, cameras their own data.
 * @returns The unit with only those messages that say how colours are shown, each of its exact length; empty when there are
 * none.
 */
export function cleanSupplementaryInformation(unit: Uint8Array, headLength: number, report: ReportBuilder): Uint8Array {
  const data = unescaped(unit.subarray(headLength));
  // The last bit that is set ends the messages.
  const end = withoutNuls(data).length - 1;
  const kept: Uint8Array[] = [];
  let at = 0;
  while (at < end) {
    const { type, length, body } = readMessage(data, at, end);
    if (type < 0 || length < 0 || length > end - body) {
      report.addBytes("other", "Data inside the coded picture", end - at);
      break;
    }
    const next = body + length;
    if (isKept(type, length)) {
      kept.push(data.subarray(at, next));
    } else {
      reportMessage(type, data.subarray(body, next), report);
    }
    at = next;
  }
  return kept.length === 0 ? nothing : escaped(unit.subarray(0, headLength), kept);
}

/** Film grain (19), mastering display (137), light level (144), preferred transfer (147), surroundings (148), alpha channel (165). */
function isKept(type: number, length: number): boolean {
  switch (type) {
    case 19:
      return true;
    case 137:
      return length === 24;
    case 144:
      return length === 4;
    case 147:
      return length === 1;
    case 148:
      return length === 8;
    case 165:
      return length <= 8;
    default:
      return false;
  }
}

function reportMessage(type: number, payload: Uint8Array, report: ReportBuilder): void {
  const notes = type === userData && payload.length > idLength ? withoutNuls(payload.subarray(idLength)) : nothing;
  if (notes.length > 0 && notes.every((value) => value >= 0x20 && value <= 0x7e)) {
    report.add("software", "Software", latin1(notes));
  } else {
    report.addBytes("other", "Data inside the coded picture", payload.length);
  }
}

function withoutNuls(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) {
    end--;
  }
  return bytes.subarray(0, end);
}

/** A message's type and length, each -1 when its last byte is missing, and where its payload begins. */
export function readMessage(
  data: Uint8Array,
  start: number,
  end: number,
): { readonly type: number; readonly length: number; readonly body: number } {
  let at = start;
  // A number in bytes that are added up; each but the last is 255.
  const number = (): number => {
    let sum = 0;
    while (at < end && data[at] === 255) {
      sum += 255;
      at++;
    }
    return at < end ? sum + byteAt(data, at++) : -1;
  };
  const type = number();
  const length = number();
  return { type, length, body: at };
}

/** Takes the third byte out of 00 00 03, which stands there so that no start code appears (H.265 section 7.4.2). */
export function unescaped(bytes: Uint8Array): Uint8Array {
  const plain = new Uint8Array(bytes.length);
  let length = 0;
  let zeros = 0;
  for (const value of bytes) {
    if (zeros >= 2 && value === 3) {
      zeros = 0;
      continue;
    }
    plain[length++] = value;
    zeros = value === 0 ? zeros + 1 : 0;
  }
  return plain.subarray(0, length);
}

function escaped(head: Uint8Array, messages: readonly Uint8Array[]): Uint8Array {
  const total = messages.reduce((sum, message) => sum + message.length, 1);
  const bytes = new Uint8Array(head.length + Math.ceil(1.5 * total));
  bytes.set(head);
  let length = head.length;
  let zeros = 0;
  for (const message of [...messages, [0x80]]) {
    for (const value of message) {
      if (zeros >= 2 && value <= 3) {
        bytes[length++] = 3;
        zeros = 0;
      }
      bytes[length++] = value;
      zeros = value === 0 ? zeros + 1 : 0;
    }
  }
  return bytes.subarray(0, length);
}
