import type { Pieces } from "../building/pieces";
import type { HeifItem } from "./heif-item";

/** A property as it is written. */
export interface HeifProperty {
  readonly box: Uint8Array;
  readonly isEssential: boolean;
}

/** An item that stays, as it is written. */
export interface HeifPart {
  readonly item: HeifItem;
  /** Its data. */
  readonly data: Pieces;
  /** Another item with the same data, which is written once; undefined where there is none. */
  readonly sameData: HeifPart | undefined;
  readonly properties: readonly HeifProperty[];
}
