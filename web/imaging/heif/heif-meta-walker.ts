import { byteAt, matches, slice, u16, u32 } from "../reading/read";
import { textOf } from "../reading/text";
import { type Box, bodyLength, hasShortHead, readBoxes, typeAt } from "./box";
import { payloadPasses } from "./heif-payload-walker";
import { propertyPasses } from "./heif-property-walker";
import { typesOf } from "./heif-walker";
import type { SamplePlaces } from "./movies/movie-walker";

const orders: readonly string[] = [
  "hdlr pitm iloc iinf iprp",
  "hdlr pitm iloc iinf iprp idat",
  "hdlr pitm iloc iinf iref iprp",
  "hdlr pitm iloc iinf iref iprp idat",
];

const ordersWithGainMap: readonly string[] = [
  "hdlr pitm iloc iinf iref iprp grpl",
  "hdlr pitm iloc iinf iref iprp idat grpl",
];

const alphas: readonly string[] = [
  "auxCurn:mpeg:mpegB:cicp:systems:auxiliary:alpha",
  "auxCurn:mpeg:hevc:2015:auxid:1",
  "auxCurn:mpeg:avc:2015:auxid:1",
];

interface Place {
  readonly isInItemData: boolean;
  readonly at: number;
  readonly length: number;
}

interface Entry {
  readonly place: Place;
  type: string;
  /** Types of the properties; of an `auxC` with what kind of picture it says. */
  properties: readonly string[];
  lengthBytes: number;
}

interface Reference {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The strict reading of the items.
 * @param data Where the items' data must be.
 * @param samples Places of samples, which items may use too.
 * @param keepsGainMap Whether they must have a gain map; otherwise they must not.
 */
export function heifMetaPasses(
  file: Uint8Array,
  meta: Box,
  data: Box,
  samples: SamplePlaces,
  keepsGainMap: boolean,
): boolean {
  if (bodyLength(meta) < 4 || u32(file, meta.body) !== 0) {
    return false;
  }
  const { boxes, rest } = readBoxes(file, meta.body + 4, meta.end);
  const order = typesOf(boxes);
  if (rest !== meta.end || !(keepsGainMap ? ordersWithGainMap : orders).includes(order)) {
    return false;
  }
  const walker = new HeifMetaWalker(file);
  const small = boxes.find((box) => box.type === "idat");
  return (
    boxes.every((box) => walker.isAllowed(box)) &&
    walker.isWhole(data, small, samples) &&
    walker.hasGainMap() === keepsGainMap &&
    walker.allAreNeeded()
  );
}

class HeifMetaWalker {
  readonly #file: Uint8Array;
  /** Numbered from 1, so that the first one here is number 1. */
  readonly #entries: Entry[] = [];
  readonly #references: Reference[] = [];
  #primary = 0;

  constructor(file: Uint8Array) {
    this.#file = file;
  }

  isAllowed(box: Box): boolean {
    switch (box.type) {
      case "hdlr":
        return bodyLength(box) === 25 && matches(this.#file, box.body, `${"\0".repeat(8)}pict${"\0".repeat(13)}`);
      case "pitm":
        return this.#primaryPasses(box);
      case "iloc":
        return this.#locationsPass(box);
      case "iinf":
        return this.#informationPasses(box);
      case "iref":
        return this.#referencesPass(box);
      case "iprp":
        return this.#propertiesPass(box);
      case "grpl":
        return this.#groupPasses(box);
      default:
        return box.type === "idat";
    }
  }

  #primaryPasses(box: Box): boolean {
    this.#primary = bodyLength(box) === 6 ? u16(this.#file, box.body + 4) : 0;
    return this.#primary > 0 && u32(this.#file, box.body) === 0;
  }

  #locationsPass(box: Box): boolean {
    const file = this.#file;
    const head = u32(file, box.body);
    const hasConstruction = head === 1 << 24;
    if ((!hasConstruction && head !== 0) || u16(file, box.body + 4) !== 0x4400) {
      return false;
    }
    const count = u16(file, box.body + 6);
    let at = box.body + 8;
    for (let i = 1; i <= count; i++) {
      const construction = hasConstruction ? u16(file, at + 2) : 0;
      const behind = at + (hasConstruction ? 4 : 2);
      const extents = u16(file, behind + 2);
      if (u16(file, at) !== i || u16(file, behind) !== 0 || extents > 1 || construction > 1) {
        return false;
      }
      const place = extents === 0 ? { at: 0, length: 0 } : { at: u32(file, behind + 4), length: u32(file, behind + 8) };
      const isInItemData = construction === 1;
      this.#entries.push({ place: { isInItemData, ...place }, type: "", properties: [], lengthBytes: 0 });
      at = behind + 4 + 8 * extents;
    }
    return at === box.end;
  }

  #informationPasses(box: Box): boolean {
    const { boxes, rest } = readBoxes(this.#file, box.body + 6, box.end);
    return (
      u32(this.#file, box.body) === 0 &&
      u16(this.#file, box.body + 4) === boxes.length &&
      boxes.length === this.#entries.length &&
      rest === box.end &&
      this.#entries.every((entry, i) => this.#entryPasses(entry, boxes[i], i + 1))
    );
  }

  #entryPasses(entry: Entry, box: Box | undefined, number: number): boolean {
    const file = this.#file;
    if (box?.type !== "infe" || !hasShortHead(box) || bodyLength(box) !== 13) {
      return false;
    }
    const head = u32(file, box.body);
    entry.type = typeAt(file, box.body + 8);
    return (
      (head === 2 << 24 || head === (2 << 24) + 1) &&
      u16(file, box.body + 4) === number &&
      u16(file, box.body + 6) === 0 &&
      file[box.end - 1] === 0
    );
  }

  /** The number of the item that shows the gain map; 0 when there is none. */
  get #toneMap(): number {
    return this.#entries.findIndex(({ type }) => type === "tmap") + 1;
  }

  /** One group of two: the item with the gain map before the picture. Its number is the first that no item has. */
  #groupPasses({ body, end }: Box): boolean {
    const numbers = [this.#entries.length + 1, 2, this.#toneMap, this.#primary];
    return (
      end - body === 28 &&
      u32(this.#file, body) === 28 &&
      matches(this.#file, body + 4, "altr\0\0\0\0") &&
      numbers.every((number, i) => u32(this.#file, body + 12 + 4 * i) === number)
    );
  }

  /** Whether there is one gain map, of the picture and one more item. */
  hasGainMap(): boolean {
    const toneMap = this.#toneMap;
    const parts = this.#references.filter(({ type, from }) => type === "dimg" && from === toneMap).map(({ to }) => to);
    const isOne = this.#entries.filter(({ type }) => type === "tmap").length === 1;
    return isOne && parts.length === 2 && parts[0] === this.#primary && parts[1] !== this.#primary;
  }

  #referencesPass(box: Box): boolean {
    const file = this.#file;
    const { boxes, rest } = readBoxes(file, box.body + 4, box.end);
    for (const reference of boxes) {
      const { type, body } = reference;
      const count = u16(file, body + 2);
      const isKnown = type === "dimg" || type === "auxl" || type === "prem";
      if (!isKnown || bodyLength(reference) !== 4 + 2 * count || !hasShortHead(reference)) {
        return false;
      }
      for (let i = 0; i < count; i++) {
        this.#references.push({ type, from: u16(file, body), to: u16(file, body + 4 + 2 * i) });
      }
    }
    return rest === box.end && u32(file, box.body) === 0 && boxes.length > 0;
  }

  #propertiesPass(box: Box): boolean {
    const file = this.#file;
    const { boxes, rest } = readBoxes(file, box.body, box.end);
    const [container, associations] = boxes;
    if (rest !== box.end || typesOf(boxes) !== "ipco ipma" || container === undefined || associations === undefined) {
      return false;
    }
    const properties = readBoxes(file, container.body, container.end);
    const arePassing = properties.boxes.every(
      (property) => hasShortHead(property) && propertyPasses(property.type, file.subarray(property.body, property.end)),
    );
    return arePassing && properties.rest === container.end && this.#associationsPass(associations, properties.boxes);
  }

  #associationsPass(box: Box, properties: readonly Box[]): boolean {
    const file = this.#file;
    const head = u32(file, box.body);
    const isLong = head === 1;
    if (head > 1 || isLong !== properties.length > 127 || u32(file, box.body + 4) !== this.#entries.length) {
      return false;
    }
    const described = properties.map((property) => describe(file, property));
    let at = box.body + 8;
    for (const [i, entry] of this.#entries.entries()) {
      if (u16(file, at) !== i + 1) {
        return false;
      }
      const count = byteAt(file, at + 2);
      at += 3;
      const own: Described[] = [];
      for (let n = 0; n < count; n++) {
        const property = described[(isLong ? u16(file, at) & 0x7fff : byteAt(file, at) & 0x7f) - 1];
        if (property === undefined) {
          return false;
        }
        own.push(property);
        at += isLong ? 2 : 1;
      }
      entry.properties = own.map(({ name }) => name);
      entry.lengthBytes = own.find(({ lengthBytes }) => lengthBytes > 0)?.lengthBytes ?? 0;
    }
    return at === box.end;
  }

  /** Whether all data belongs to items, and all items to the picture. */
  isWhole(data: Box, small: Box | undefined, samples: SamplePlaces): boolean {
    const seen = new Set(samples);
    let at = data.body;
    let smallAt = 0;
    for (const { type, place, lengthBytes } of this.#entries) {
      const { isInItemData, length } = place;
      const isPutTogether = isDerived(type);
      if (isPutTogether !== isInItemData) {
        return false;
      }
      const key = `${place.at} ${length}`;
      const isNew = !isPutTogether && !seen.has(key);
      if (isPutTogether ? place.at !== smallAt && length > 0 : place.at !== at && isNew) {
        return false;
      }
      const from = isPutTogether ? (small?.body ?? 0) + place.at : place.at;
      if (!payloadPasses(type, slice(this.#file, from, length), lengthBytes)) {
        return false;
      }
      smallAt += isPutTogether ? length : 0;
      if (isNew) {
        seen.add(key);
        at += length;
      }
    }
    return at === data.end && smallAt === (small === undefined ? 0 : bodyLength(small));
  }

  /** Whether each item belongs to the picture, or to the one gain map over it. */
  allAreNeeded(): boolean {
    const neededBy: number[][] = [[], ...this.#entries.map(() => [])];
    for (const { type, from, to } of this.#references) {
      const source = this.#entries[from - 1];
      if (source === undefined || this.#entries[to - 1] === undefined) {
        return false;
      }
      if (type === "dimg") {
        if (!isDerived(source.type) && source.type !== "tmap") {
          return false;
        }
        neededBy[from]?.push(to);
      } else if (type === "auxl") {
        if (!source.properties.some((property) => alphas.includes(property))) {
          return false;
        }
        neededBy[to]?.push(from);
      }
    }
    const all = new Set(this.#toneMap === 0 ? [this.#primary] : [this.#primary, this.#toneMap]);
    for (const next of all) {
      for (const needed of neededBy[next] ?? []) {
        all.add(needed);
      }
    }
    return all.size === this.#entries.length;
  }
}

interface Described {
  readonly name: string;
  readonly lengthBytes: number;
}

function describe(file: Uint8Array, { type, body, end }: Box): Described {
  switch (type) {
    case "auxC":
      return { name: type + textOf(file.subarray(body + 4, end)), lengthBytes: 0 };
    case "hvcC":
      return { name: type, lengthBytes: (byteAt(file, body + 21) & 3) + 1 };
    case "avcC":
      return { name: type, lengthBytes: (byteAt(file, body + 4) & 3) + 1 };
    default:
      return { name: type, lengthBytes: 0 };
  }
}

function isDerived(type: string): boolean {
  return type === "grid" || type === "iovl" || type === "iden";
}
