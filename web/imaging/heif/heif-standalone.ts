import { PictureRefusedError } from "../picture-refused-error";
import { ReportBuilder } from "../reporting/report-builder";
import { assembleHeif } from "./heif-assembly";
import type { HeifItem } from "./heif-item";
import { HeifItemData, lengthOf } from "./heif-item-data";
import type { HeifMeta } from "./heif-meta";
import { HeifNeeds } from "./heif-needs";
import { HeifParts } from "./heif-parts";
import { displayedSize, type HeifSize } from "./heif-size";
import { HeifWriter } from "./heif-writer";

const maxPictures = 8;
const maxBytes = 1 << 20;

export interface Standalone {
  readonly file: Uint8Array;
  readonly size: HeifSize;
}

/**
 * Small pictures that are left out (thumbnails, depth and gain maps), each as a file of its own, cleaned, so that a sender can
 * see what stood in the file.
 */
export class HeifStandalone {
  readonly #file: Uint8Array;
  readonly #meta: HeifMeta;
  #left = maxPictures;

  constructor(file: Uint8Array, meta: HeifMeta) {
    this.#file = file;
    this.#meta = meta;
  }

  /** The file, and its size in pixels; nothing when the picture is large, damaged or of a kind that isn't known. */
  of(item: HeifItem, length: number): Standalone | undefined {
    if (length > maxBytes || this.#left-- <= 0) {
      return undefined;
    }
    try {
      return this.#build(item);
    } catch (error) {
      if (error instanceof PictureRefusedError) {
        return undefined;
      }
      throw error;
    }
  }

  #build(item: HeifItem): Standalone | undefined {
    const [file, meta] = [this.#file, this.#meta];
    const needs = new HeifNeeds(file, meta, undefined, item.id);
    const itemData = new HeifItemData(file, meta.itemData);
    let length = 0;
    for (const id of needs.ids) {
      const part = meta.byId.get(id);
      length += part === undefined ? 0 : lengthOf(itemData.ranges(part) ?? []);
    }
    if (length > maxBytes) {
      return undefined;
    }
    const parts = new HeifParts(file, meta, needs, itemData, new ReportBuilder()).all();
    const size = displayedSize(parts, needs.primary);
    const has = (coding: string) => parts.some((part) => part.item.type === coding);
    const brand = has("av01") ? "avif" : has("avc1") ? "avci" : "heic";
    return {
      file: assembleHeif(
        [brand, brand, "mif1"],
        new HeifWriter(parts, needs, meta.references, new Map()),
        undefined,
      ).join(),
      size,
    };
  }
}
