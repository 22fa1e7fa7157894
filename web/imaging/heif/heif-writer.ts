import { Pieces } from "../building/pieces";
import { PictureRefusedError } from "../picture-refused-error";
import { latin1 } from "../reading/text";
import { BoxWriter } from "./box-writer";
import { isDerived } from "./derived-payload";
import { writeGroup } from "./heif-groups";
import { construction, type HeifReference } from "./heif-item";
import type { HeifNeeds } from "./heif-needs";
import type { HeifPart } from "./heif-part";
import { keptReferences } from "./heif-references";

const maxProperties = 32_767;

/**
 * Writes the file anew: `ftyp`, `meta`, `mdat`. Items are numbered from 1 in the order of their old ids, properties in the
 * order of their first use, equal ones once. docs/cleaning-heif.md has every field.
 */
export class HeifWriter {
  readonly #parts: readonly HeifPart[];
  readonly #needs: HeifNeeds;
  readonly #references: readonly HeifReference[];
  readonly #inTracks: ReadonlyMap<HeifPart, number>;
  readonly #ids: ReadonlyMap<number, number>;
  readonly #properties: Uint8Array[] = [];
  readonly #numberOfBox = new Map<Uint8Array, number>();
  readonly #numberOfContent = new Map<string, number>();

  /** @param inTracks Where in the tracks' data an item's data stands, when it is one of their samples too. */
  constructor(
    parts: readonly HeifPart[],
    needs: HeifNeeds,
    references: readonly HeifReference[],
    inTracks: ReadonlyMap<HeifPart, number>,
  ) {
    this.#parts = parts;
    this.#needs = needs;
    this.#references = references;
    this.#inTracks = inTracks;
    this.#ids = new Map(parts.map((part, i) => [part.item.id, i + 1]));
    for (const part of parts) {
      for (const { box } of part.properties) {
        this.#number(box);
      }
    }
  }

  /**
   * The `meta` box.
   * @param dataAt Where in the file the items' data begins. The box is equally long for any.
   */
  meta(dataAt: number): Uint8Array {
    const writer = new BoxWriter();
    const start = writer.beginFull("meta", 0, 0);
    writeHandler(writer);
    const primary = writer.beginFull("pitm", 0, 0);
    writer.u16(this.#idOf(this.#needs.primary.id));
    writer.end(primary);
    this.#writeLocations(dataAt, writer);
    this.#writeInformation(writer);
    this.#writeReferences(writer);
    this.#writeProperties(writer);
    this.#writeItemData(writer);
    const { gainMap, primary: picture } = this.#needs;
    if (gainMap !== undefined) {
      writeGroup(this.#parts.length + 1, this.#idOf(gainMap.toneMap.id), this.#idOf(picture.id), writer);
    }
    writer.end(start);
    return writer.toBytes();
  }

  /** What stands in `mdat`: the coded items' data in the order of their ids. */
  data(): Pieces {
    const data = new Pieces();
    for (const part of this.#parts) {
      if (this.#isInData(part)) {
        data.addAll(part.data);
      }
    }
    return data;
  }

  /** Whether its data is written among the items'. */
  #isInData(part: HeifPart): boolean {
    return !isDerived(part.item.type) && part.sameData === undefined && !this.#inTracks.has(part);
  }

  #idOf(id: number): number {
    const written = this.#ids.get(id);
    if (written === undefined) {
      throw new PictureRefusedError("malformed");
    }
    return written;
  }

  get #hasDerived(): boolean {
    return this.#parts.some((part) => isDerived(part.item.type));
  }

  #writeLocations(dataAt: number, writer: BoxWriter): void {
    const hasDerived = this.#hasDerived;
    const start = writer.beginFull("iloc", hasDerived ? 1 : 0, 0);
    writer.u16(0x4400);
    writer.u16(this.#parts.length);
    const places = new Map<HeifPart, number>();
    const next = { inFile: dataAt, inItemData: 0 };
    const tracksAt = dataAt + this.data().length;
    for (const part of this.#parts) {
      const { length } = part.data;
      const where = isDerived(part.item.type) ? "inItemData" : "inFile";
      const inTracks = this.#inTracks.get(part);
      const same = part.sameData === undefined ? undefined : places.get(part.sameData);
      const elsewhere = same ?? (inTracks === undefined ? undefined : tracksAt + inTracks);
      const at = elsewhere ?? next[where];
      places.set(part, at);
      next[where] += elsewhere === undefined ? length : 0;
      writer.u16(this.#idOf(part.item.id));
      if (hasDerived) {
        writer.u16(construction[where]);
      }
      writer.u16(0);
      // A length of 0 would mean all there is.
      writer.u16(length === 0 ? 0 : 1);
      if (length > 0) {
        writer.u32(at);
        writer.u32(length);
      }
    }
    writer.end(start);
  }

  #writeInformation(writer: BoxWriter): void {
    const start = writer.beginFull("iinf", 0, 0);
    writer.u16(this.#parts.length);
    for (const { item } of this.#parts) {
      const entry = writer.beginFull("infe", 2, item.isHidden ? 1 : 0);
      writer.u16(this.#idOf(item.id));
      writer.u16(0);
      writer.type(item.type);
      // An empty name.
      writer.u8(0);
      writer.end(entry);
    }
    writer.end(start);
  }

  #writeReferences(writer: BoxWriter): void {
    const kept = keptReferences(this.#needs, this.#references);
    if (kept.length === 0) {
      return;
    }
    const start = writer.beginFull("iref", 0, 0);
    for (const { type, from, to } of kept) {
      const box = writer.begin(type);
      writer.u16(this.#idOf(from));
      writer.u16(to.length);
      for (const id of to) {
        writer.u16(this.#idOf(id));
      }
      writer.end(box);
    }
    writer.end(start);
  }

  #writeProperties(writer: BoxWriter): void {
    const start = writer.begin("iprp");
    const container = writer.begin("ipco");
    for (const property of this.#properties) {
      writer.bytes(property);
    }
    writer.end(container);
    this.#writeAssociations(writer);
    writer.end(start);
  }

  #writeAssociations(writer: BoxWriter): void {
    const isLong = this.#properties.length > 127;
    const start = writer.beginFull("ipma", 0, isLong ? 1 : 0);
    writer.u32(this.#parts.length);
    this.#parts.forEach(({ properties }, i) => {
      writer.u16(i + 1);
      writer.u8(properties.length);
      for (const { box, isEssential } of properties) {
        if (isLong) {
          writer.u16(this.#number(box) | (isEssential ? 0x8000 : 0));
        } else {
          writer.u8(this.#number(box) | (isEssential ? 0x80 : 0));
        }
      }
    });
    writer.end(start);
  }

  /** A property's number. The same array is the same property, which spares looking at its content a thousand times. */
  #number(box: Uint8Array): number {
    const known = this.#numberOfBox.get(box);
    if (known !== undefined) {
      return known;
    }
    const content = latin1(box);
    const number = this.#numberOfContent.get(content) ?? this.#add(box, content);
    this.#numberOfBox.set(box, number);
    return number;
  }

  #add(box: Uint8Array, content: string): number {
    if (this.#properties.length === maxProperties) {
      throw new PictureRefusedError("malformed");
    }
    this.#properties.push(box);
    this.#numberOfContent.set(content, this.#properties.length);
    return this.#properties.length;
  }

  #writeItemData(writer: BoxWriter): void {
    if (!this.#hasDerived) {
      return;
    }
    const start = writer.begin("idat");
    for (const part of this.#parts) {
      if (isDerived(part.item.type)) {
        writer.bytes(part.data.join());
      }
    }
    writer.end(start);
  }
}

/** The `ftyp` box: the major brand, then the compatible ones. */
export function fileTypeBox([major, ...compatible]: readonly [string, ...string[]]): Uint8Array {
  const writer = new BoxWriter();
  const start = writer.begin("ftyp");
  writer.type(major);
  writer.u32(0);
  for (const brand of compatible) {
    writer.type(brand);
  }
  writer.end(start);
  return writer.toBytes();
}

function writeHandler(writer: BoxWriter): void {
  const start = writer.beginFull("hdlr", 0, 0);
  writer.u32(0);
  writer.type("pict");
  // Three reserved numbers and an empty name.
  writer.zeros(13);
  writer.end(start);
}
