import { PictureRefusedError } from "../picture-refused-error";
import type { TiffEntry } from "../reporting/tiff-block";
import { knowsEnd, tiffCompression } from "./tiff-compression";
import type { TiffDirectory } from "./tiff-directory";
import type { TiffLayout } from "./tiff-layout";
import type { TiffReader } from "./tiff-reader";
import { tiffTags } from "./tiff-tags";

/**
 * Where a page's strips or tiles stand. Missing and wrong byte counts are made good as the common decoder does it (libtiff).
 */
export class TiffParts {
  /** How many bytes behind unpacked pixels were said to belong to them. */
  surplus = 0;

  readonly #reader: TiffReader;
  readonly #layout: TiffLayout;
  readonly #offsets: TiffEntry;
  readonly #counts: TiffEntry | undefined;
  readonly #countsAreWrong: boolean;

  /** @throws PictureRefusedError The page says nowhere where its pixels are. */
  constructor(reader: TiffReader, page: TiffDirectory, layout: TiffLayout) {
    this.#reader = reader;
    this.#layout = layout;
    // Some writers name tiles' tables like strips'.
    const either = (strips: number, tiles: number): TiffEntry | undefined =>
      layout.isTiled ? (page.find(tiles) ?? page.find(strips)) : (page.find(strips) ?? page.find(tiles));
    const offsets = either(tiffTags.stripOffsets, tiffTags.tileOffsets);
    if (offsets === undefined) {
      throw new PictureRefusedError("malformed");
    }
    this.#offsets = offsets;
    this.#counts = either(tiffTags.stripByteCounts, tiffTags.tileByteCounts);
    if (offsets.count < layout.partCount) {
      throw new PictureRefusedError("cutOff");
    }
    reader.spend(4 * layout.partCount);
    this.#countsAreWrong = this.#counts === undefined || this.#isCountOfSomethingElse(this.#counts);
  }

  /** Whether parts don't follow each other, so that some may be the same. */
  mayRepeat(): boolean {
    for (let i = 1; i < this.#layout.partCount; i++) {
      if (this.#start(i) <= this.#start(i - 1)) {
        return true;
      }
    }
    return false;
  }

  #start(part: number): number {
    return this.#reader.block.number(this.#offsets, part);
  }

  /**
   * Where a part begins and how long it is; of no length when it was never written.
   * @throws PictureRefusedError It is not all in the file.
   */
  range(part: number): { start: number; length: number } {
    const { block } = this.#reader;
    const start = this.#start(part);
    const declared = this.#counts === undefined ? 0 : block.number(this.#counts, part);
    const isOnly = this.#layout.partCount === 1;
    if (start === 0 || (declared === 0 && !isOnly && !this.#countsAreWrong)) {
      return { start: 0, length: 0 };
    }
    const left = block.bytes.length - start;
    const length = this.#lengthOf(part, declared, left);
    if (length > left) {
      throw new PictureRefusedError("cutOff");
    }
    this.surplus += this.#countsAreWrong ? 0 : Math.max(0, Math.min(declared, left) - length);
    return { start, length };
  }

  #lengthOf(part: number, declared: number, left: number): number {
    const isOnly = this.#layout.partCount === 1;
    if (this.#layout.compression === tiffCompression.none) {
      return this.#unpacked(part, declared, isOnly);
    }
    if (declared > 0 && !this.#countsAreWrong) {
      return declared;
    }
    // Packed pixels of unknown length may reach to the end of the file; they are cut where they end.
    if (!isOnly || !knowsEnd(this.#layout.compression)) {
      throw new PictureRefusedError("malformed");
    }
    return left;
  }

  /** Unpacked pixels are as long as they are; a byte count can only tell that some are missing. */
  #unpacked(part: number, declared: number, isOnly: boolean): number {
    const length = this.#layout.unpackedLength(part);
    const isLenient = this.#countsAreWrong || (isOnly && !this.#layout.isTiled);
    if (declared < length && !isLenient) {
      throw new PictureRefusedError("cutOff");
    }
    return length;
  }

  /** Some writers' tables of byte counts hold other numbers, such as the offsets; then strips of one length differ in theirs. */
  #isCountOfSomethingElse(counts: TiffEntry): boolean {
    const { compression, isTiled, isPlanar, partCount } = this.#layout;
    if (compression !== tiffCompression.none || isTiled || isPlanar || partCount <= 2) {
      return false;
    }
    const first = this.#reader.block.number(counts);
    const second = this.#reader.block.number(counts, 1);
    return first !== second && first !== 0 && second !== 0;
  }
}
