import { indexOf, u16 } from "../reading/read";
import { textOf } from "../reading/text";
import { endOfJpeg } from "./embedded-jpeg";
import type { ReportBuilder } from "./report-builder";

const mostSaid = 20;

/**
 * Content credentials (C2PA): signed CBOR in boxes. They are not followed, only looked through for who made them and what
 * became of the picture. Removing them removes the proof of origin too.
 * @param boxes As much of them as was collected.
 * @param length How long they are.
 */
export function reportCredentials(boxes: Uint8Array, length: number, report: ReportBuilder): void {
  report.addBytes("content-credentials", "Content credentials (C2PA)", length);
  for (const maker of texts(boxes, "claim_generator")) {
    report.add("software", "Maker of the content credentials", maker);
  }
  for (const title of texts(boxes, "dc:title")) {
    report.add("text", "Title in the content credentials", title);
  }
  for (const number of texts(boxes, "documentID")) {
    report.add("edit-history", "Document number", number);
  }
  for (const number of texts(boxes, "instanceID")) {
    report.add("edit-history", "Version number", number);
  }
  for (const action of texts(boxes, "action")) {
    report.add("edit-history", "Editing step", action);
  }
  reportPictures(boxes, report);
}

/** Thumbnails of the picture and of what it was made from. */
function reportPictures(boxes: Uint8Array, report: ReportBuilder): void {
  let at = 0;
  for (let n = 0; n < mostSaid; n++) {
    const start = indexOf(boxes, "\xff\xd8\xff", at);
    if (start < 0) {
      return;
    }
    at = start + endOfJpeg(boxes.subarray(start));
    report.addPicture("thumbnail", "Picture in the content credentials", boxes.subarray(start, at));
  }
}

/** The texts that stand behind a key in CBOR (RFC 8949 section 3: a text's head has 3 in its upper bits). */
function texts(boxes: Uint8Array, key: string): string[] {
  const found: string[] = [];
  let at = 0;
  while (found.length < mostSaid) {
    const keyAt = indexOf(boxes, key, at);
    if (keyAt < 0) {
      break;
    }
    at = keyAt + key.length;
    const text = boxes[keyAt - 1] === (0x60 | key.length) ? textAt(boxes, at) : undefined;
    if (text !== undefined) {
      found.push(text);
    }
  }
  return found;
}

function textAt(boxes: Uint8Array, at: number): string | undefined {
  const [head = 0, next] = boxes.subarray(at, at + 2);
  let start = 0;
  let length = 0;
  if (head >= 0x60 && head <= 0x77) {
    start = at + 1;
    length = head & 0x1f;
  } else if (head === 0x78 && next !== undefined) {
    start = at + 2;
    length = next;
  } else if (head === 0x79 && at + 2 < boxes.length) {
    start = at + 3;
    length = u16(boxes, at + 1);
  }
  return length > 0 && length <= boxes.length - start ? textOf(boxes.subarray(start, start + length)) : undefined;
}
