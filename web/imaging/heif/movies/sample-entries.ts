import { PictureRefusedError } from "../../picture-refused-error";
import { byteAt, u16 } from "../../reading/read";
import { latin1, oneLine, textOf } from "../../reading/text";
import type { ReportBuilder } from "../../reporting/report-builder";
import { avcLengthBytes } from "../avc-configuration";
import { type Box, bodyLength, boxHead, readBoxes, typeAt } from "../box";
import { BoxFields } from "../box-fields";
import { BoxWriter } from "../box-writer";
import { isAlpha, urnOf } from "../heif-needs";
import type { HeifProperty } from "../heif-part";
import { HeifProperties } from "../heif-properties";
import { hevcLengthBytes } from "../hevc-configuration";
import { isZero } from "../unused-bytes";
import type { SampleEntry } from "./sample-entry";
import type { TrackBoxes } from "./track-boxes";
import { reportMovieBox } from "./track-findings";
import { reportBehind } from "./track-times";

/** The fields of a picture's sample entry before the boxes inside it. */
export const entryFieldsLength = 78;
const reservedAt = 8;
const widthAt = 24;
const heightAt = 26;
const nameAt = 42;
const nameLength = 32;
const nothing = new Uint8Array(0);

const kept = new Set([
  ...["hvcC", "avcC", "av1C", "colr", "pasp", "clap", "irot", "imir"],
  ...["clli", "mdcv", "cclv", "amve", "ccst", "auxi"],
]);

/** What kind of auxiliary picture a track holds (ISO/IEC 23008-12 section 7.5.3); nothing where it doesn't say. */
export function auxiliaryTypeOf(file: Uint8Array, boxes: TrackBoxes): string {
  for (const entry of allEntries(file, boxes)) {
    const type = childrenOf(file, entry).find((child) => child.type === "auxi" && bodyLength(child) >= 4);
    if (type !== undefined) {
      return urnOf(file, type);
    }
  }
  return "";
}

/** The sample entries as they stand in the file. */
function allEntries(file: Uint8Array, boxes: TrackBoxes): Box[] {
  const box = boxes.find("stsd");
  return box !== undefined && bodyLength(box) >= 8 ? readBoxes(file, box.body + 8, box.end).boxes : [];
}

function childrenOf(file: Uint8Array, entry: Box): Box[] {
  return bodyLength(entry) < entryFieldsLength ? [] : readBoxes(file, entry.body + entryFieldsLength, entry.end).boxes;
}

/** A track's sample entries (ISO/IEC 14496-12 section 8.5.2): those that its samples use, with what decoding and showing needs. */
export class SampleEntries {
  readonly #file: Uint8Array;
  readonly #boxes: TrackBoxes;
  readonly #report: ReportBuilder;
  readonly #properties: HeifProperties;

  constructor(file: Uint8Array, boxes: TrackBoxes, report: ReportBuilder) {
    this.#file = file;
    this.#boxes = boxes;
    this.#report = report;
    this.#properties = new HeifProperties(file, [], report);
  }

  /**
   * Those of these numbers, in this order.
   * @throws PictureRefusedError Damaged, encrypted, in another file, or of a coding that isn't known.
   */
  clean(used: readonly number[]): SampleEntry[] {
    const all = allEntries(this.#file, this.#boxes);
    return used.map((number) => {
      const box = all[number];
      if (box === undefined) {
        throw new PictureRefusedError("malformed");
      }
      return this.#entry(box);
    });
  }

  #entry(box: Box): SampleEntry {
    if (!["hvc1", "hev1", "avc1", "av01"].includes(box.type)) {
      const name = box.type === "encv" ? "Encrypted HEIF" : `HEIF (${oneLine(box.type)})`;
      throw new PictureRefusedError("unsupportedFormat", name);
    }
    const fixedPart = new BoxFields(this.#file, box, false).take(entryFieldsLength);
    this.#requireHere(u16(fixedPart, 6));
    this.#reportName(box, fixedPart.subarray(nameAt, nameAt + nameLength));
    if (!isZero(fixedPart, reservedAt, widthAt)) {
      this.#report.addNamed("other", "Data that the pixels don't need", box.type, widthAt - reservedAt);
    }
    const properties = this.#childProperties(box);
    return {
      type: box.type,
      lengthBytes: lengthBytesOf(box.type, properties),
      width: u16(fixedPart, widthAt),
      height: u16(fixedPart, heightAt),
      properties,
    };
  }

  /** Samples must stand in this very file (section 8.7.2). */
  #requireHere(number: number): void {
    const box = this.#boxes.require("dref");
    const entry = readBoxes(this.#file, Math.min(box.body + 8, box.end), box.end).boxes[number - 1];
    const isHere = entry !== undefined && bodyLength(entry) >= 4 && (new BoxFields(this.#file, entry).flags & 1) !== 0;
    if (!isHere) {
      throw new PictureRefusedError("unsupportedFormat", "Scattered HEIF");
    }
  }

  /** The coder's name: a length, then up to 31 characters. */
  #reportName(box: Box, name: Uint8Array): void {
    const whole = name.subarray(1, 1 + Math.min(byteAt(name, 0), nameLength - 1));
    const end = whole.indexOf(0);
    const text = end < 0 ? whole : whole.subarray(0, end);
    this.#report.add("software", "Software", textOf(text));
    if (!isZero(name, 1 + text.length, nameLength)) {
      this.#report.addNamed("other", "Bytes behind a value", box.type, nameLength - 1 - text.length);
    }
  }

  #childProperties(entry: Box): HeifProperty[] {
    const properties: HeifProperty[] = [];
    const known = new Set<string>();
    for (const child of childrenOf(this.#file, entry)) {
      const isColours = child.type === "colr" && bodyLength(child) >= 4;
      const kind = isColours ? typeAt(this.#file, child.body) : child.type;
      if (!kept.has(child.type) || known.has(kind)) {
        reportMovieBox(this.#file, child, this.#report);
        continue;
      }
      known.add(kind);
      const box = this.#property(child);
      if (box.length > 0) {
        properties.push({ box, isEssential: false });
      }
    }
    return properties;
  }

  #property(box: Box): Uint8Array {
    if (box.type !== "ccst" && box.type !== "auxi") {
      return this.#properties.cleanBox(box);
    }
    const fields = new BoxFields(this.#file, box);
    const body = box.type === "ccst" ? constraints(fields) : auxiliary(fields);
    if (body.length === 0) {
      this.#report.addNamed("other", "Data that the pixels don't need", box.type, bodyLength(box));
      return nothing;
    }
    reportBehind(fields, box.type, this.#report);
    const writer = new BoxWriter();
    const start = writer.beginFull(box.type, 0, 0);
    writer.bytes(body);
    writer.end(start);
    return writer.toBytes();
  }
}

/** Which pictures are predicted from which (ISO/IEC 23008-12 section 7.2.3.2): six bits, the others are reserved. */
function constraints(fields: BoxFields): readonly number[] {
  const bits = byteAt(fields.take(4), 0) & 0xfc;
  return [bits, 0, 0, 0];
}

function auxiliary(fields: BoxFields): readonly number[] {
  const type = fields.text();
  return isAlpha(latin1(type)) ? [...type, 0] : [];
}

function lengthBytesOf(type: string, properties: readonly HeifProperty[]): number {
  const wanted = type === "avc1" ? "avcC" : type === "av01" ? "av1C" : "hvcC";
  const body = properties.find(({ box }) => typeAt(box, 4) === wanted)?.box.subarray(boxHead);
  if (body === undefined) {
    throw new PictureRefusedError("malformed");
  }
  switch (wanted) {
    case "hvcC":
      return hevcLengthBytes(body);
    case "avcC":
      return avcLengthBytes(body);
    default:
      return 0;
  }
}
