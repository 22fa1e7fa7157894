/** Small HEIC and AVIF pictures, written box by box, in the form in which the cleaner writes them. Nothing here is in any page. */
import { be32 } from "../reading/read";
import { bytes } from "./fixtures";

type Part = string | readonly number[] | Uint8Array;

/** An item; of its properties' numbers 0x80 more makes one essential. */
export interface ItemFixture {
  readonly id: number;
  readonly type: string;
  readonly data: Uint8Array;
  readonly properties?: readonly number[];
  /** Its data stands in `idat`. */
  readonly isSmall?: boolean;
  /** A name, and behind a NUL a media type. */
  readonly name?: string;
}

/** What there is in a file besides its first item. */
export interface HeifFixture {
  readonly items?: readonly ItemFixture[];
  readonly properties?: readonly Uint8Array[];
  readonly references?: readonly Uint8Array[];
  /** Boxes behind those of `meta`. */
  readonly inMeta?: readonly Uint8Array[];
  /** Boxes behind `meta`. */
  readonly top?: readonly Uint8Array[];
  /** Behind the items' data. */
  readonly behindData?: string;
  readonly handlerName?: string;
}

export function box(type: string, ...parts: readonly Part[]): Uint8Array {
  const body = bytes(...parts);
  return bytes(be32(8 + body.length), type, body);
}

/** A box with a version and flags. */
export function fullBox(type: string, version: number, ...parts: readonly Part[]): Uint8Array {
  return box(type, [version, 0, 0, 0], ...parts);
}

/** References from one item to others. */
export function reference(type: string, from: number, ...to: readonly number[]): Uint8Array {
  return box(type, be16(from), be16(to.length), to.flatMap(be16));
}

function be16(value: number): number[] {
  return [(value >> 8) & 255, value & 255];
}

/** A unit of HEVC with its length before it. */
export function nalUnit(...parts: readonly Part[]): Uint8Array {
  const unit = bytes(...parts);
  return bytes(be32(unit.length), unit);
}

/** A unit of AV1 with its length in it. */
export function av1Unit(type: number, ...parts: readonly Part[]): Uint8Array {
  const payload = bytes(...parts);
  return bytes([(type << 3) | 2, payload.length], payload);
}

/** One slice and one frame; their coded pixels are made up. */
export const slice = nalUnit([0x28, 1, 0xaf, 0x0b, 0x48]);
export const frame = bytes(av1Unit(1, [1, 2, 3]), av1Unit(6, [4, 5, 6, 7]));

const hevcConfiguration = box("hvcC", [
  1,
  3,
  0x70,
  ...new Array(9).fill(0),
  30,
  0xf0,
  0,
  0xfc,
  0xfd,
  0xf8,
  0xf8,
  0,
  0,
  15,
  0,
]);
const av1Configuration = box("av1C", [0x81, 0x20, 0, 0]);

export function size(width: number, height: number): Uint8Array {
  return fullBox("ispe", 0, be32(width), be32(height));
}

/** A HEIC of 64 × 48 as item 1, with properties 1 (hvcC) and 2 (ispe), and what a test puts beside them. */
export function heic(more: HeifFixture = {}): Uint8Array {
  const items = [{ id: 1, type: "hvc1", data: slice, properties: [0x81, 2] }];
  return heif(["heic", "heic", "mif1"], [hevcConfiguration, size(64, 48)], items, more);
}

/** An AVIF of 16 × 8 as item 1, with properties 1 (av1C) and 2 (ispe). */
export function avif(more: HeifFixture = {}): Uint8Array {
  const items = [{ id: 1, type: "av01", data: frame, properties: [0x81, 2] }];
  return heif(["avif", "avif", "mif1", "miaf"], [av1Configuration, size(16, 8)], items, more);
}

/** The `meta` box of an AVIF of 16 × 8 whose data stands somewhere in the file. */
export function heifBox(dataAt: number, length: number): Uint8Array {
  const items = [{ id: 1, type: "av01", data: new Uint8Array(length), properties: [0x81, 2] }];
  return meta({ items, properties: [av1Configuration, size(16, 8)] }, dataAt);
}

/** An AVIF of two tiles side by side: item 1 of the items 2 and 3. */
export function avifGrid(behindList = "", more: HeifFixture = {}): Uint8Array {
  const grid = bytes([0, 0, 0, 1, 0, 32, 0, 8], behindList);
  const items = [
    { id: 1, type: "grid", data: grid, properties: [1], isSmall: true },
    { id: 2, type: "av01", data: frame, properties: [0x82, 3] },
    { id: 3, type: "av01", data: bytes(frame), properties: [0x82, 3] },
  ];
  const references = [reference("dimg", 1, 2, 3), ...(more.references ?? [])];
  const properties = [size(32, 8), av1Configuration, size(16, 8)];
  return heif(["avif", "avif", "mif1"], properties, items, { ...more, references });
}

/** Of two items with one id the later one counts. */
function heif(
  [major, ...brands]: readonly string[],
  properties: readonly Uint8Array[],
  items: readonly ItemFixture[],
  more: HeifFixture,
): Uint8Array {
  const all = [...new Map([...items, ...(more.items ?? [])].map((item) => [item.id, item])).values()];
  const whole = { ...more, items: all, properties: [...properties, ...(more.properties ?? [])] };
  const fileType = box("ftyp", major ?? "", be32(0), ...brands);
  const top = bytes(...(more.top ?? []));
  const dataAt = fileType.length + meta(whole, 0).length + top.length + 8;
  const data = all.filter((item) => item.isSmall !== true).map((item) => item.data);
  return bytes(fileType, meta(whole, dataAt), top, box("mdat", ...data, more.behindData ?? ""));
}

function meta(file: HeifFixture & { readonly items: readonly ItemFixture[] }, dataAt: number): Uint8Array {
  const { items, properties = [], references = [], inMeta = [], handlerName = "" } = file;
  const small = items.filter((item) => item.isSmall === true).map((item) => item.data);
  const uses = items.map(({ id, properties: own = [] }) => bytes(be16(id), [own.length], own));
  return fullBox(
    "meta",
    0,
    fullBox("hdlr", 0, be32(0), "pict", new Uint8Array(12), handlerName, [0]),
    fullBox("pitm", 0, be16(1)),
    locations(items, dataAt),
    fullBox("iinf", 0, be16(items.length), ...items.map(information)),
    references.length === 0 ? [] : fullBox("iref", 0, ...references),
    box("iprp", box("ipco", ...properties), fullBox("ipma", 0, be32(items.length), ...uses)),
    small.length === 0 ? [] : box("idat", ...small),
    ...inMeta,
  );
}

function information({ id, type, name = "" }: ItemFixture): Uint8Array {
  return fullBox("infe", 2, be16(id), [0, 0], type, name, [0]);
}

function locations(items: readonly ItemFixture[], dataAt: number): Uint8Array {
  const hasSmall = items.some((item) => item.isSmall === true);
  let inFile = dataAt;
  let inSmall = 0;
  const entries = items.map(({ id, data, isSmall = false }) => {
    const at = isSmall ? inSmall : inFile;
    inSmall += isSmall ? data.length : 0;
    inFile += isSmall ? 0 : data.length;
    const construction = hasSmall ? be16(isSmall ? 1 : 0) : [];
    return bytes(be16(id), construction, be16(0), be16(1), be32(at), be32(data.length));
  });
  return fullBox("iloc", hasSmall ? 1 : 0, [0x44, 0], be16(items.length), ...entries);
}
