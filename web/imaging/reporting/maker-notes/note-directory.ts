import type { Named } from "../../picture-report";
import type { TiffBlock, TiffEntry } from "../tiff-block";

/** How to read what stands under a tag; an empty text says that it tells nothing. */
export type NoteReader = (block: TiffBlock, entry: TiffEntry) => string;

/** What is known of one directory of a maker's notes (as exiftool's and Exiv2's authors found out by comparing files). */
export interface NoteDirectory {
  /** Tags whose value is told. */
  readonly tags?: Readonly<Record<number, readonly [...Named, NoteReader]>>;
  /** Tags that point to further directories. */
  readonly directories?: Readonly<Record<number, NoteDirectory>>;
  /** Tags that hold a picture. */
  readonly pictures?: readonly number[];
  /** The tags that tell where a picture begins and how long it is. */
  readonly preview?: { readonly start: number; readonly length: number };
  /** Tags whose value the maker encrypted. */
  readonly encrypted?: readonly number[];
}
