import { PictureRefusedError } from "../picture-refused-error";
import { type Box, boxHead, readBoxes, typeAt } from "./box";

/** The boxes a file is made of (ISO/IEC 14496-12 section 6.2). */
export class HeifFile {
  /** In the order of the file. */
  readonly all: readonly Box[];

  readonly fileType: Box;
  readonly meta: Box | undefined;
  readonly movie: Box | undefined;

  /** Where bytes begin that are no box. */
  readonly rest: number;

  readonly #cutOffType: string;

  /** @throws PictureRefusedError The first box is not whole. */
  constructor(file: Uint8Array) {
    const { boxes, rest } = readBoxes(file, 0, file.length);
    this.#cutOffType = rest <= file.length - boxHead ? typeAt(file, rest + 4) : "";
    this.rest = rest;
    if (this.#cutOffType === "mdat") {
      // Cut off or with a wrong length: whether the picture's data is there, its items tell.
      boxes.push({ type: "mdat", start: rest, body: rest + boxHead, end: file.length });
      this.rest = file.length;
    }
    const [first] = boxes;
    if (first?.type !== "ftyp") {
      throw new PictureRefusedError("cutOff");
    }
    this.all = boxes;
    this.fileType = first;
    this.meta = this.#first("meta");
    this.movie = this.#first("moov");
  }

  /** @throws PictureRefusedError There is none. */
  requireMeta(): Box {
    if (this.meta !== undefined) {
      return this.meta;
    }
    if (this.#first("mini") !== undefined) {
      throw new PictureRefusedError("unsupportedFormat", "Minimised HEIF");
    }
    const isCutOff = this.all.length === 1 || ["meta", "mdat", "moov"].includes(this.#cutOffType);
    throw new PictureRefusedError(isCutOff ? "cutOff" : "malformed");
  }

  #first(type: string): Box | undefined {
    return this.all.find((box) => box.type === type);
  }
}
