import { PictureRefusedError } from "../picture-refused-error";
import { latin1 } from "../reading/text";
import { type Box, bodyLength } from "./box";
import { BoxFields } from "./box-fields";
import type { HeifGainMap } from "./heif-gain-map";
import type { HeifItem } from "./heif-item";
import type { HeifMeta } from "./heif-meta";

const maxItems = 65_535;
const maxDepth = 16;

/** URNs are short; a hostile one is as long as the file, and read for each of thousands of items. */
const maxUrnLength = 255;
const none: readonly number[] = [];

/** Items that are put together from others; the last one a picture with a gain map over it. */
const composed: readonly string[] = ["grid", "iovl", "iden", "tmap"];

/**
 * Which items the picture consists of: the primary item, what it is put together from (`dimg`), and alpha planes of those.
 * Thumbnails, depth maps, other pictures and all that isn't a picture are no part of it.
 */
export class HeifNeeds {
  /** The primary item; of a picture with a gain map over it, the picture below. */
  readonly primary: HeifItem;

  /** The gain map that stays; undefined when none does. */
  readonly gainMap: HeifGainMap | undefined;

  /** Ids of the items, ascending. */
  readonly ids: readonly number[];

  /** Ids of all alpha planes, needed or not. */
  readonly alphas = new Set<number>();

  readonly #meta: HeifMeta;
  readonly #parts = new Map<number, readonly number[]>();
  readonly #alphasOf = new Map<number, number[]>();
  readonly #depths = new Map<number, number>();

  /**
   * @param gainMap A gain map that stays.
   * @param shown Another item to be taken for the primary one.
   * @throws PictureRefusedError Something that is needed isn't there, or the items go in circles.
   */
  constructor(file: Uint8Array, meta: HeifMeta, gainMap?: HeifGainMap, shown = meta.primary) {
    this.#meta = meta;
    this.gainMap = gainMap;
    this.#readReferences(file);
    this.primary = this.#base(shown);
    this.ids = this.#closure();
    for (const id of this.ids) {
      this.#depth(id, 0);
    }
  }

  /** What an item is put together from, in order; empty for coded ones. */
  partsOf(id: number): readonly number[] {
    return this.#parts.get(id) ?? none;
  }

  #readReferences(file: Uint8Array): void {
    for (const item of this.#meta.items) {
      if (isAlpha(auxiliaryType(file, this.#meta, item))) {
        this.alphas.add(item.id);
      }
    }
    for (const { type, from, to } of this.#meta.references) {
      const item = this.#meta.byId.get(from);
      if (item === undefined) {
        continue;
      }
      if (type === "dimg" && composed.includes(item.type)) {
        if (this.#parts.has(item.id)) {
          throw new PictureRefusedError("malformed");
        }
        this.#parts.set(item.id, to);
      }
      if (type === "auxl" && this.alphas.has(item.id)) {
        for (const id of to) {
          const alphas = this.#alphasOf.get(id) ?? [];
          alphas.push(item.id);
          this.#alphasOf.set(id, alphas);
        }
      }
    }
  }

  #base(shown: number): HeifItem {
    const primary = this.#item(shown);
    const [below] = this.partsOf(primary.id);
    return primary.type === "tmap" && below !== undefined ? this.#item(below) : primary;
  }

  #item(id: number): HeifItem {
    const item = this.#meta.byId.get(id);
    if (item === undefined) {
      throw new PictureRefusedError("malformed");
    }
    return item;
  }

  /** A set goes on to what is added to it while it is walked. */
  #closure(): number[] {
    const ids = new Set([this.primary.id]);
    if (this.gainMap !== undefined) {
      ids.add(this.gainMap.toneMap.id);
    }
    for (const next of ids) {
      const { id } = this.#item(next);
      for (const other of this.partsOf(id)) {
        ids.add(other);
      }
      for (const other of this.#alphasOf.get(id) ?? none) {
        ids.add(other);
      }
      if (ids.size > maxItems) {
        throw new PictureRefusedError("malformed");
      }
    }
    return [...ids].sort((a, b) => a - b);
  }

  /** How many levels an item is put together over; circles are damage. */
  #depth(id: number, above: number): number {
    if (above > maxDepth) {
      throw new PictureRefusedError("malformed");
    }
    const known = this.#depths.get(id);
    if (known !== undefined) {
      return known;
    }
    let depth = 0;
    for (const part of this.partsOf(id)) {
      depth = Math.max(depth, 1 + this.#depth(part, above + 1));
    }
    if (depth > maxDepth) {
      throw new PictureRefusedError("malformed");
    }
    this.#depths.set(id, depth);
    return depth;
  }
}

export function isAlpha(auxiliaryType: string): boolean {
  return (
    auxiliaryType === "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha" ||
    auxiliaryType === "urn:mpeg:hevc:2015:auxid:1" ||
    auxiliaryType === "urn:mpeg:avc:2015:auxid:1"
  );
}

/** The URN in an item's `auxC` property (ISO/IEC 23008-12 section 6.5.8), at most 255 characters of it, or nothing. */
export function auxiliaryType(file: Uint8Array, meta: HeifMeta, item: HeifItem): string {
  for (const { index } of item.properties) {
    const box = meta.properties[index - 1];
    if (box?.type === "auxC" && bodyLength(box) >= 4) {
      return urnOf(file, box);
    }
  }
  return "";
}

/** What an `auxC` or `auxi` box says, at most 255 characters of it. */
export function urnOf(file: Uint8Array, box: Box): string {
  const short = { ...box, end: Math.min(box.end, box.body + 4 + maxUrnLength) };
  return latin1(new BoxFields(file, short).text());
}
