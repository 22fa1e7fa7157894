/** Where an item's data can stand: counted from the file's start, or from that of its `idat` box. */
export const construction = { inFile: 0, inItemData: 1 } as const;

/** A stretch of an item's data, counted from where its construction method says (ISO/IEC 14496-12 section 8.11.3). */
export interface HeifExtent {
  readonly at: number;
  readonly length: number;
  /** It has no length and goes on to the end. */
  readonly isOpen: boolean;
}

/** That an item has a property (ISO/IEC 23008-12 section 9.3.3): its place in `ipco`, from 1. */
export interface HeifPropertyUse {
  readonly index: number;
  readonly isEssential: boolean;
}

/** References of one type from one item to others (ISO/IEC 14496-12 section 8.11.12). */
export interface HeifReference {
  readonly type: string;
  readonly from: number;
  readonly to: readonly number[];
}

/** One item as the file describes it. */
export interface HeifItem {
  readonly id: number;
  /** Four characters such as `hvc1`; empty in old descriptions that have none. */
  readonly type: string;
  readonly isHidden: boolean;
  readonly isProtected: boolean;
  readonly name: Uint8Array;
  /** The media type of a `mime` item. */
  readonly contentType: Uint8Array;
  readonly extents: HeifExtent[];
  readonly properties: HeifPropertyUse[];
  construction: number;
  isElsewhere: boolean;
  hasLocation: boolean;
}
