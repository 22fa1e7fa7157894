import { PictureRefusedError } from "../picture-refused-error";
import { type Box, boxHead, readBoxes } from "./box";
import { BoxFields } from "./box-fields";
import type { HeifItem, HeifReference } from "./heif-item";
import { readLocations } from "./heif-locations";

const maxPropertiesOfItem = 255;
const knownTypes: readonly string[] = ["hdlr", "pitm", "iinf", "iloc", "iref", "iprp", "idat"];
const nothing = new Uint8Array(0);

/** What a file-level `meta` box says (ISO/IEC 23008-12 section 6): items, where they are, how they hang together. */
export class HeifMeta {
  /** The primary item's id; 0 when there is none. */
  primary = 0;

  /** In the order of the file. */
  readonly items: HeifItem[] = [];

  readonly byId = new Map<number, HeifItem>();
  readonly references: HeifReference[] = [];

  /** The boxes in `ipco`. */
  properties: readonly Box[] = [];

  /** The `idat` box. */
  itemData: Box | undefined;

  handlerName: Uint8Array = nothing;

  /** Boxes that no picture needs. */
  readonly others: Box[] = [];

  /** Bytes at the end that are no box. */
  readonly strayBytes: number;

  readonly #file: Uint8Array;

  /** @throws PictureRefusedError Contradicts itself. */
  constructor(file: Uint8Array, box: Box) {
    this.#file = file;
    const known = new Map<string, Box>();
    const { boxes, rest } = readBoxes(file, new BoxFields(file, box).at, box.end);
    for (const child of boxes) {
      if (knownTypes.includes(child.type) && !known.has(child.type)) {
        known.set(child.type, child);
      } else {
        this.others.push(child);
      }
    }
    if (box.end - rest >= boxHead) {
      throw new PictureRefusedError("malformed");
    }
    this.strayBytes = box.end - rest;
    this.#take(known);
  }

  #take(boxes: ReadonlyMap<string, Box>): void {
    const handler = boxes.get("hdlr");
    if (handler === undefined) {
      throw new PictureRefusedError("malformed");
    }
    this.#handler(handler);
    const take = (type: string, read: (box: Box) => void): void => {
      const box = boxes.get(type);
      if (box !== undefined) {
        read(box);
      }
    };
    take("iinf", (box) => this.#information(box));
    take("pitm", (box) => this.#primary(box));
    take("iloc", (box) => readLocations(this.#file, box, this.byId));
    take("iref", (box) => this.#references(box));
    take("iprp", (box) => this.#properties(box));
    this.itemData = boxes.get("idat");
  }

  #handler(box: Box): void {
    const fields = new BoxFields(this.#file, box);
    fields.u32();
    if (fields.type() !== "pict") {
      throw new PictureRefusedError("malformed");
    }
    fields.take(12);
    this.handlerName = fields.text();
  }

  #primary(box: Box): void {
    const fields = new BoxFields(this.#file, box);
    this.primary = fields.version === 0 ? fields.u16() : fields.u32();
  }

  #information(box: Box): void {
    const fields = new BoxFields(this.#file, box);
    if (fields.version > 1) {
      throw new PictureRefusedError("malformed");
    }
    fields.take(fields.version === 0 ? 2 : 4);
    for (const entry of readBoxes(this.#file, fields.at, box.end).boxes) {
      if (entry.type !== "infe") {
        this.others.push(entry);
        continue;
      }
      const item = readItem(this.#file, entry);
      if (this.byId.has(item.id)) {
        throw new PictureRefusedError("malformed");
      }
      this.byId.set(item.id, item);
      this.items.push(item);
    }
  }

  #references(box: Box): void {
    const idBytes = new BoxFields(this.#file, box).version === 0 ? 2 : 4;
    for (const child of readBoxes(this.#file, box.body + 4, box.end).boxes) {
      const fields = new BoxFields(this.#file, child, false);
      const from = fields.number(idBytes);
      const count = fields.u16();
      if (count * idBytes > fields.left) {
        throw new PictureRefusedError("malformed");
      }
      const to = Array.from({ length: count }, () => fields.number(idBytes));
      this.references.push({ type: child.type, from, to });
    }
  }

  #properties(box: Box): void {
    for (const child of readBoxes(this.#file, box.body, box.end).boxes) {
      if (child.type === "ipco" && this.properties.length === 0) {
        const { boxes, rest } = readBoxes(this.#file, child.body, child.end);
        if (rest !== child.end) {
          throw new PictureRefusedError("malformed");
        }
        this.properties = boxes;
      } else if (child.type === "ipma") {
        this.#associations(child);
      } else {
        this.others.push(child);
      }
    }
  }

  #associations(box: Box): void {
    const fields = new BoxFields(this.#file, box);
    const isLong = (fields.flags & 1) !== 0;
    const essential = isLong ? 0x8000 : 0x80;
    for (let left = fields.u32(); left > 0; left--) {
      const item = this.byId.get(fields.version === 0 ? fields.u16() : fields.u32());
      for (let n = fields.u8(); n > 0; n--) {
        const value = isLong ? fields.u16() : fields.u8();
        const index = value & ~essential;
        if (index !== 0) {
          item?.properties.push({ index, isEssential: (value & essential) !== 0 });
        }
        if ((item?.properties.length ?? 0) > maxPropertiesOfItem) {
          throw new PictureRefusedError("malformed");
        }
      }
    }
  }
}

/** ISO/IEC 14496-12 section 8.11.6: versions 0 and 1 know no types, 3 has longer ids than 2. */
function readItem(file: Uint8Array, box: Box): HeifItem {
  const fields = new BoxFields(file, box);
  const id = fields.version === 3 ? fields.u32() : fields.u16();
  const isProtected = fields.u16() !== 0;
  const type = fields.version >= 2 ? fields.type() : "";
  const name = fields.text();
  return {
    id,
    type,
    isHidden: (fields.flags & 1) !== 0,
    isProtected,
    name,
    contentType: type === "mime" || type === "" ? fields.text() : nothing,
    extents: [],
    properties: [],
    construction: 0,
    isElsewhere: false,
    hasLocation: false,
  };
}
