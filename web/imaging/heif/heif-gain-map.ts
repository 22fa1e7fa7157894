import type { GainMapNumbers } from "../gain-maps/gain-map-numbers";
import { gainMapPayload, isOfEveryReader, readGainMapPayload } from "../gain-maps/gain-map-payload";
import { mapFits } from "../gain-maps/gain-map-shape";
import { PictureRefusedError } from "../picture-refused-error";
import type { HeifBrands } from "./heif-brands";
import { prefersItem } from "./heif-groups";
import type { HeifItem } from "./heif-item";
import { HeifItemData } from "./heif-item-data";
import type { HeifMeta } from "./heif-meta";
import type { HeifNeeds } from "./heif-needs";
import type { HeifPart } from "./heif-part";
import { codedSize } from "./heif-size";

export const toneMapType = "tmap";

/**
 * The gain map of a HEIC or AVIF (ISO/IEC 23008-12, tone map derivation): a `tmap` item that is put together from the picture and
 * the map, and a group that says that whoever can shows it instead of the picture.
 */
export interface HeifGainMap {
  /** The `tmap` item. */
  readonly toneMap: HeifItem;
  /** The item that holds the map. */
  readonly map: HeifItem;
  /** What the `tmap` item's data tell. */
  readonly numbers: GainMapNumbers;
}

/**
 * Undefined when there is none, more than one, or one that viewers would not show.
 * @param brands What the file says to be.
 * @param needs What its picture needs without the map.
 */
export function findHeifGainMap(
  file: Uint8Array,
  meta: HeifMeta,
  brands: HeifBrands,
  needs: HeifNeeds,
): HeifGainMap | undefined {
  const toneMaps = meta.items.filter(({ type }) => type === toneMapType);
  const [toneMap] = toneMaps;
  if (toneMap === undefined || toneMaps.length > 1) {
    return undefined;
  }
  const parts = needs.partsOf(toneMap.id);
  const [below, above] = parts;
  const map = above === undefined || needs.ids.includes(above) ? undefined : meta.byId.get(above);
  if (parts.length !== 2 || below !== needs.primary.id || map === undefined) {
    return undefined;
  }
  const isShown =
    toneMap.id === meta.primary || (brands.hasGainMap && prefersItem(file, meta, toneMap.id, needs.primary.id));
  const numbers = isShown ? readNumbers(file, meta, toneMap) : undefined;
  return numbers === undefined ? undefined : { toneMap, map, numbers };
}

/** A version of one byte, then the form that JPEG has too. */
export function toneMapPayload({ numbers }: HeifGainMap): number[] {
  return [0, ...gainMapPayload(numbers)];
}

/** @throws PictureRefusedError The map is not of the picture as it is now. */
export function requireMapFits({ map }: HeifGainMap, parts: readonly HeifPart[], picture: HeifItem): void {
  const partOfMap = parts.find(({ item }) => item === map);
  const partOfPicture = parts.find(({ item }) => item === picture);
  const fits =
    partOfMap !== undefined && partOfPicture !== undefined && mapFits(codedSize(partOfMap), codedSize(partOfPicture));
  if (!fits) {
    throw new PictureRefusedError("malformed");
  }
}

function readNumbers(file: Uint8Array, meta: HeifMeta, toneMap: HeifItem): GainMapNumbers | undefined {
  const data = new HeifItemData(file, meta.itemData).find(toneMap);
  const payload = data === undefined || data[0] !== 0 ? new Uint8Array(0) : data.subarray(1);
  return isOfEveryReader(payload) ? readGainMapPayload(payload) : undefined;
}
