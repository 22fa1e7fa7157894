import { cleanProfile } from "../colour/profile-cleaner";
import { PictureRefusedError } from "../picture-refused-error";
import { ascii } from "../reading/read";
import { latin1, oneLine } from "../reading/text";
import type { ReportBuilder } from "../reporting/report-builder";
import { cleanAv1Configuration } from "./av1-configuration";
import { cleanAvcConfiguration } from "./avc-configuration";
import type { Box } from "./box";
import { BoxFields } from "./box-fields";
import { BoxWriter } from "./box-writer";
import type { HeifPropertyUse } from "./heif-item";
import { isAlpha } from "./heif-needs";
import { cleanHevcConfiguration } from "./hevc-configuration";

const nothing = new Uint8Array(0);
const noVersion = [0, 0, 0, 0];

/** Properties that say something about the picture that no pixel depends on; they go even where they are called essential. */
const descriptions: readonly string[] = ["udes", "altt", "crtt", "mdft", "free", "skip"];

/** Others that may be called essential and go: unknown forms of colours, tables that are put back before the data, false names. */
const dispensable: readonly string[] = [...descriptions, "colr", "jpgC", "auxC"];

const known = new Set([
  ...["hvcC", "av1C", "avcC", "jpgC", "ispe", "pixi", "colr", "pasp", "clap", "irot", "imir", "auxC", "clli"],
  ...["mdcv", "cclv", "amve", "reve", "ndwt", "lsel", "a1op", "a1lx", "rloc", "oinf", "tols", "lhvC"],
]);

/** Whether a property is dropped without a word: it belongs to pictures that are dropped, or says nothing about anyone. */
export function isKnownProperty(type: string): boolean {
  return known.has(type);
}

/**
 * Properties of pictures (ISO/IEC 23008-12 section 6.5): those that decoding and showing needs, each of its exact length.
 */
export class HeifProperties {
  readonly #file: Uint8Array;
  readonly #all: readonly Box[];
  readonly #report: ReportBuilder;
  readonly #cleaned = new Map<number, Uint8Array>();

  constructor(file: Uint8Array, all: readonly Box[], report: ReportBuilder) {
    this.#file = file;
    this.#all = all;
    this.#report = report;
  }

  /**
   * The property's box as it is written anew, the same array for the same property; empty when it goes.
   * @throws PictureRefusedError Damaged, or unknown and essential.
   */
  clean({ index, isEssential }: HeifPropertyUse): Uint8Array {
    const box = this.#all[index - 1];
    if (box === undefined) {
      throw new PictureRefusedError("malformed");
    }
    let cleaned = this.#cleaned.get(index);
    if (cleaned === undefined) {
      cleaned = this.cleanBox(box);
      this.#cleaned.set(index, cleaned);
    }
    if (cleaned.length === 0 && isEssential && !dispensable.includes(box.type)) {
      throw new PictureRefusedError("unsupportedFormat", `HEIF (${oneLine(box.type)})`);
    }
    return cleaned;
  }

  /**
   * A property's box, whatever it belongs to, as it is written anew; empty when it goes.
   * @throws PictureRefusedError Damaged.
   */
  cleanBox(box: Box): Uint8Array {
    const fields = new BoxFields(this.#file, box, false);
    const body = this.#body(box, fields);
    if (body.length === 0) {
      return nothing;
    }
    if (fields.left > 0) {
      this.#report.addNamed("other", "Bytes behind a value", box.type, fields.left);
    }
    const writer = new BoxWriter();
    const start = writer.begin(box.type);
    writer.bytes(body);
    writer.end(start);
    return writer.toBytes();
  }

  #body(box: Box, fields: BoxFields): Uint8Array | readonly number[] {
    switch (box.type) {
      case "hvcC":
        return cleanHevcConfiguration(fields, this.#report);
      case "avcC":
        return cleanAvcConfiguration(fields, this.#report);
      case "av1C":
        return cleanAv1Configuration(fields, this.#report);
      case "colr":
        return this.#colours(fields);
      case "auxC":
        return this.#auxiliary(fields);
      default:
        return plainBody(box.type, fields);
    }
  }

  /** ISO/IEC 14496-12 section 12.1.5: numbers as in ITU-T H.273, or a profile. */
  #colours(fields: BoxFields): Uint8Array | readonly number[] {
    const type = fields.type();
    switch (type) {
      case "nclx":
        return [...ascii(type), ...fields.take(7)];
      case "nclc":
        return [...ascii(type), ...fields.take(6)];
      case "prof":
      case "rICC": {
        const profile = cleanProfile(fields.take(fields.left), this.#report);
        return profile.length === 0 ? nothing : joined(ascii(type), profile);
      }
      default:
        this.#report.addBytes("other", "Colour profile that can't be read", fields.left);
        return nothing;
    }
  }

  /** What kind of auxiliary picture. Of those only alpha planes stay; bytes behind the name are dropped. */
  #auxiliary(fields: BoxFields): Uint8Array | readonly number[] {
    const length = fields.left;
    fields.u32();
    const type = fields.text();
    if (isAlpha(latin1(type))) {
      return [...noVersion, ...type, 0];
    }
    this.#report.addNamed("other", "Data that the pixels don't need", "auxC", length);
    return nothing;
  }
}

function joined(head: Uint8Array, rest: Uint8Array): Uint8Array {
  const whole = new Uint8Array(head.length + rest.length);
  whole.set(head);
  whole.set(rest, head.length);
  return whole;
}

/** Bodies that are a few fields of fixed length; empty for properties that go. */
function plainBody(type: string, fields: BoxFields): Uint8Array | readonly number[] {
  switch (type) {
    case "ispe":
      return full(fields, 8);
    case "pixi":
      return depths(fields);
    case "irot":
      return [fields.u8() & 3];
    case "imir":
      return [fields.u8() & 1];
    case "pasp":
    case "amve":
      return fields.take(8);
    case "clap":
      return fields.take(32);
    case "clli":
      return fields.take(4);
    case "mdcv":
      return fields.take(24);
    case "cclv":
      return contentColours(fields);
    case "reve":
      return full(fields, 16);
    case "ndwt":
      return full(fields, 4);
    case "lsel":
      return fields.take(2);
    case "a1op":
      return fields.take(1);
    case "a1lx":
      return layers(fields);
    default:
      return nothing;
  }
}

/** A version and flags of zero, then the fields; other versions are not known. */
function full(fields: BoxFields, length: number): readonly number[] {
  if (fields.u32() !== 0) {
    throw new PictureRefusedError("malformed");
  }
  return [...noVersion, ...fields.take(length)];
}

/** Bits of each channel. A longer form names the channels; the coded picture says the same. */
function depths(fields: BoxFields): readonly number[] {
  const isLong = fields.u32() % 2 === 1;
  const count = fields.u8();
  const bits = [...noVersion, count, ...fields.take(count)];
  if (isLong) {
    fields.take(fields.left);
  }
  return bits;
}

/** ISO/IEC 14496-12 section 12.1.8: four bits say which of the values are there. */
function contentColours(fields: BoxFields): readonly number[] {
  const flags = fields.u8() & 0x3c;
  const primaries = (flags & 0x20) !== 0 ? 24 : 0;
  const values = ((flags >> 4) & 1) + ((flags >> 3) & 1) + ((flags >> 2) & 1);
  return [flags, ...fields.take(primaries + 4 * values)];
}

/** AV1 in image files, section 2.3.2.3: the lengths of three layers, of two or four bytes each. */
function layers(fields: BoxFields): readonly number[] {
  const isLarge = fields.u8() & 1;
  return [isLarge, ...fields.take(isLarge === 1 ? 12 : 6)];
}
