import { matches, slice, u16, u32 } from "../../reading/read";
import { type Box, bodyLength, readBoxes, typeAt } from "../box";
import { typesOf } from "../heif-walker";
import { isZero } from "../unused-bytes";
import { matrixLength, matrixMakesSense } from "./movie-matrix";
import { headExtra } from "./movie-walker";
import { entriesPass, type WalkedEntry } from "./sample-entry-walker";
import { SampleTableWalker, type WalkedSample } from "./sample-table-walker";
import { isRate } from "./track-edits";

const orders: readonly string[] = ["tkhd mdia", "tkhd edts mdia", "tkhd tref mdia", "tkhd tref edts mdia"];

const tables: readonly string[] = [
  "stsd stts stsc stsz stco",
  "stsd stts ctts stsc stsz stco",
  "stsd stts stss stsc stsz stco",
  "stsd stts ctts stss stsc stsz stco",
];

/** The strict reading of a track. */
export class TrackWalker {
  readonly entries: WalkedEntry[] = [];
  readonly references: { readonly type: string; readonly to: number }[] = [];
  samples: readonly WalkedSample[] = [];
  handler = "";
  isEnabled = false;
  alternateGroup = 0;
  readonly #number: number;

  constructor(number: number) {
    this.#number = number;
  }

  get isAuxiliary(): boolean {
    return this.references.some(({ type }) => type === "auxl");
  }

  passes(file: Uint8Array, track: Box): boolean {
    const { boxes, types } = insideOf(file, track);
    return orders.includes(types) && boxes.every((box) => this.#boxPasses(file, box));
  }

  #boxPasses(file: Uint8Array, box: Box): boolean {
    switch (box.type) {
      case "tkhd":
        return this.#headerPasses(file, box);
      case "tref":
        return this.#referencesPass(file, box);
      case "edts":
        return editsPass(file, box);
      default:
        return this.#mediaPasses(file, box);
    }
  }

  #headerPasses(file: Uint8Array, box: Box): boolean {
    const extra = headExtra(file, box);
    const at = box.body + 24 + (extra ?? 0);
    this.isEnabled = u32(file, box.body) % 2 === 1;
    this.alternateGroup = u16(file, at + 10);
    return (
      extra !== undefined &&
      bodyLength(box) === 84 + extra &&
      (u32(file, box.body) & 0xfffff4) === 0 &&
      u32(file, box.body + (extra > 0 ? 20 : 12)) === this.#number &&
      u32(file, box.body + (extra > 0 ? 24 : 16)) === 0 &&
      isZero(file, at, at + 8) &&
      u32(file, at + 12) === 0 &&
      matrixMakesSense(slice(file, at + 16, matrixLength))
    );
  }

  #referencesPass(file: Uint8Array, box: Box): boolean {
    const { boxes, types } = insideOf(file, box);
    if (types !== "auxl" && types !== "prem" && types !== "auxl prem") {
      return false;
    }
    for (const { type, body, end } of boxes) {
      for (let at = body; at < end; at += 4) {
        this.references.push({ type, to: u32(file, at) });
      }
    }
    return boxes.every((reference) => bodyLength(reference) > 0 && bodyLength(reference) % 4 === 0);
  }

  #mediaPasses(file: Uint8Array, box: Box): boolean {
    const { boxes, types } = insideOf(file, box);
    const [header, handler, information] = boxes;
    if (types !== "mdhd hdlr minf" || header === undefined || handler === undefined || information === undefined) {
      return false;
    }
    const inside = insideOf(file, information);
    const [video, data, table] = inside.boxes;
    return (
      mediaHeaderPasses(file, header) &&
      this.#handlerPasses(file, handler) &&
      inside.types === "vmhd dinf stbl" &&
      video !== undefined &&
      data !== undefined &&
      table !== undefined &&
      bodyLength(video) === 12 &&
      matches(file, video.body, `\0\0\0\x01${"\0".repeat(8)}`) &&
      bodyLength(data) === 28 &&
      matches(file, data.body, "\0\0\0\x1cdref\0\0\0\0\0\0\0\x01\0\0\0\x0curl \0\0\0\x01") &&
      this.#tablePasses(file, table)
    );
  }

  #handlerPasses(file: Uint8Array, box: Box): boolean {
    this.handler = typeAt(file, box.body + 8);
    return (
      bodyLength(box) === 25 &&
      isZero(file, box.body, box.body + 8) &&
      ["pict", "vide", "auxv"].includes(this.handler) &&
      isZero(file, box.body + 12, box.end)
    );
  }

  #tablePasses(file: Uint8Array, box: Box): boolean {
    const { boxes, types } = insideOf(file, box);
    const [entries, ...others] = boxes;
    if (!tables.includes(types) || entries === undefined) {
      return false;
    }
    const table = new SampleTableWalker();
    const pass = entriesPass(file, entries, this.entries) && others.every((child) => table.passes(file, child));
    this.samples = table.samples;
    return pass && table.isWhole(this.entries.length);
  }
}

/** The boxes inside one, and their types when it has nothing else in it. */
function insideOf(file: Uint8Array, box: Box): { readonly boxes: readonly Box[]; readonly types: string } {
  const { boxes, rest } = readBoxes(file, box.body, box.end);
  return { boxes, types: rest === box.end ? typesOf(boxes) : "" };
}

function editsPass(file: Uint8Array, box: Box): boolean {
  const { boxes, types } = insideOf(file, box);
  const [list] = boxes;
  if (types !== "elst" || list === undefined) {
    return false;
  }
  const head = u32(file, list.body);
  const times = head >= 2 ** 24 ? 16 : 8;
  const count = u32(file, list.body + 4);
  if ((head & 0xfefffffe) !== 0 || count === 0 || bodyLength(list) !== 8 + count * (times + 4)) {
    return false;
  }
  for (let at = list.body + 8 + times; at < list.end; at += times + 4) {
    if (!isRate(u32(file, at))) {
      return false;
    }
  }
  return true;
}

function mediaHeaderPasses(file: Uint8Array, box: Box): boolean {
  const extra = headExtra(file, box);
  return (
    extra !== undefined &&
    bodyLength(box) === 24 + extra &&
    u32(file, box.body) % 2 ** 24 === 0 &&
    u32(file, box.body + (extra > 0 ? 20 : 12)) > 0 &&
    u32(file, box.end - 4) === 0x55c4_0000
  );
}
