import type { TiffBlock, TiffEntry } from "../reporting/tiff-block";
import { tiffTags } from "./tiff-tags";

/** One image file directory. Of two entries with one tag the first counts, as decoders have it. */
export class TiffDirectory {
  readonly block: TiffBlock;

  /** All readable entries, in the file's order. */
  readonly entries: readonly TiffEntry[];

  /** The directories that this one points to: smaller or other pictures. */
  readonly below: TiffDirectory[] = [];

  readonly #first = new Map<number, TiffEntry>();

  constructor(block: TiffBlock, offset: number) {
    this.block = block;
    this.entries = block.directory(offset);
    for (const entry of this.entries) {
      if (!this.#first.has(entry.tag)) {
        this.#first.set(entry.tag, entry);
      }
    }
  }

  find(tag: number): TiffEntry | undefined {
    const entry = this.#first.get(tag);
    return entry === undefined || entry.count === 0 ? undefined : entry;
  }

  has(tag: number): boolean {
    return this.find(tag) !== undefined;
  }

  /** The field when it has one value: decoders ignore one that has several in the place of one. */
  single(tag: number): TiffEntry | undefined {
    const entry = this.find(tag);
    return entry?.count === 1 ? entry : undefined;
  }

  /** The only value, or what is meant when there is none. */
  number(tag: number, missing: number): number {
    const entry = this.single(tag);
    return entry === undefined ? missing : this.block.number(entry);
  }

  /** Marked as a smaller form of another page, in the new way or the old (TIFF 6.0 section 8). */
  get isReduced(): boolean {
    return this.number(tiffTags.newSubfileType, 0) % 2 === 1 || this.number(tiffTags.subfileType, 0) === 2;
  }
}
