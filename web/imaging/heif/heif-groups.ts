import { type Box, bodyLength, boxHead, readBoxes } from "./box";
import { BoxFields } from "./box-fields";
import type { BoxWriter } from "./box-writer";
import type { HeifMeta } from "./heif-meta";

/* Groups of items of which a viewer shows the first that it can (`altr`, ISO/IEC 23008-12 section 9.4). */

const groupOfTwo = 20;

/** Whether a group has one item before another. */
export function prefersItem(file: Uint8Array, meta: HeifMeta, item: number, before: number): boolean {
  return meta.others
    .filter(({ type }) => type === "grpl")
    .flatMap((box) => alternativesIn(file, box))
    .some((group) => group.includes(item) && group.indexOf(before) > group.indexOf(item));
}

/** Whether a box has this one group of two and nothing else. */
export function isOnlyGroup(file: Uint8Array, box: Box, item: number, before: number): boolean {
  if (box.type !== "grpl" || bodyLength(box) !== boxHead + groupOfTwo) {
    return false;
  }
  const groups = alternativesIn(file, box);
  const [group] = groups;
  return groups.length === 1 && group?.length === 2 && group[0] === item && group[1] === before;
}

/** The box as we write it: one group of two, whose number is no item's. */
export function writeGroup(number: number, item: number, before: number, writer: BoxWriter): void {
  const start = writer.begin("grpl");
  const group = writer.beginFull("altr", 0, 0);
  writer.u32(number);
  writer.u32(2);
  writer.u32(item);
  writer.u32(before);
  writer.end(group);
  writer.end(start);
}

function alternativesIn(file: Uint8Array, box: Box): number[][] {
  const { boxes } = readBoxes(file, box.body, box.end);
  return boxes.filter(({ type }) => type === "altr").map((child) => itemsOf(new BoxFields(file, child)));
}

function itemsOf(fields: BoxFields): number[] {
  fields.u32();
  const items: number[] = [];
  for (let left = fields.u32(); left > 0; left--) {
    items.push(fields.u32());
  }
  return items;
}
