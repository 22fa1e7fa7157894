import { PictureRefusedError } from "../picture-refused-error";
import { slice } from "../reading/read";
import { TiffBlock, type TiffEntry } from "../reporting/tiff-block";
import { TiffDirectory } from "./tiff-directory";
import { tiffTags } from "./tiff-tags";

const maxPages = 10_000;
const maxBelow = 16;
const entryLength = 12;

/** Follows the chain of directories (TIFF 6.0 section 2). Decides nothing about what is kept. */
export class TiffReader {
  readonly block: TiffBlock;

  /** The pages; a chain that ends in nothing, or in itself, ends there, as it does for decoders. */
  readonly pages: TiffDirectory[] = [];

  /** Values and pixels of an honest file hardly overlap; a thousand pages that share the same megabytes would never end. */
  #left: number;

  /** @throws PictureRefusedError No page at all, or too many. */
  constructor(file: Uint8Array) {
    const block = TiffBlock.open(file);
    if (block === undefined) {
      throw new PictureRefusedError("cutOff");
    }
    this.block = block;
    this.#left = 2 * file.length;
    const seen = new Set<number>();
    for (let offset = block.first; !seen.has(offset); offset = block.next(offset)) {
      seen.add(offset);
      const page = new TiffDirectory(block, offset);
      if (page.entries.length === 0) {
        break;
      }
      this.#add(page);
      if (this.pages.length > maxPages) {
        throw new PictureRefusedError("malformed");
      }
    }
    if (this.pages.length === 0) {
      throw new PictureRefusedError(block.first >= file.length ? "cutOff" : "malformed");
    }
  }

  #add(page: TiffDirectory): void {
    this.spend(page.entries.length * entryLength);
    this.pages.push(page);
    const entry = page.find(tiffTags.subDirectories);
    for (let i = 0; i < Math.min(entry?.count ?? 0, maxBelow); i++) {
      const below = new TiffDirectory(this.block, entry === undefined ? 0 : this.block.number(entry, i));
      this.spend(below.entries.length * entryLength);
      page.below.push(below);
    }
  }

  /**
   * Counts what is read of the file.
   * @throws PictureRefusedError More than twice the file has been read: parts overlap.
   */
  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) {
      throw new PictureRefusedError("malformed");
    }
  }

  /** The bytes of a field that is kept. */
  take(entry: TiffEntry): Uint8Array {
    this.spend(entry.length);
    return slice(this.block.bytes, entry.at, entry.length);
  }
}
