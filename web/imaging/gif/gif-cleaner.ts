import type { Draft } from "../building/draft";
import { Pieces } from "../building/pieces";
import { requirePixels } from "../building/pixels";
import { cleanProfile } from "../colour/profile-cleaner";
import { pictureLimits } from "../picture-limits";
import { PictureRefusedError } from "../picture-refused-error";
import { byteAt, matches, u16 } from "../reading/read";
import { textOf } from "../reading/text";
import type { ReportBuilder } from "../reporting/report-builder";
import { reportTail } from "../reporting/tail-findings";
import { reportGifApplication } from "./gif-findings";
import { GifReader } from "./gif-reader";
import { gifSubBlocks } from "./gif-sub-blocks";
import { cutLzw } from "./lzw-walker";

const block = { extension: 0x21, image: 0x2c, trailer: 0x3b } as const;
const label = { plainText: 0x01, control: 0xf9, comment: 0xfe, application: 0xff } as const;

/** Bits 3 and 4 of an image descriptor's flags are reserved. */
const knownFlags = 0xe7;

/**
 * GIF keeps: the screen, colour tables, frames with their timing, the loop count and the colour profile. Comments, plain
 * text, XMP and other applications' blocks go, and whatever stands behind a frame's data or the trailer.
 * @throws PictureRefusedError Cut off, damaged or too large.
 */
export function planGif(file: Uint8Array, report: ReportBuilder): Draft {
  return new GifCleaner(file, report).plan();
}

class GifCleaner {
  readonly #file: Uint8Array;
  readonly #reader: GifReader;
  readonly #report: ReportBuilder;
  readonly #beforeLoop = new Pieces();
  #output = this.#beforeLoop;
  #loop: readonly number[] = [];
  #control: readonly number[] = [];
  #frames = 0;
  #width = 0;
  #height = 0;
  #terminators = 0;
  #stray = 0;
  #profileSeen = false;

  constructor(file: Uint8Array, report: ReportBuilder) {
    this.#file = file;
    this.#reader = new GifReader(file);
    this.#report = report;
  }

  plan(): Draft {
    this.#takeScreen();
    for (let parts = 1; this.#takeNext(); parts++) {
      if (parts > pictureLimits.maxParts) {
        throw new PictureRefusedError("malformed");
      }
    }
    if (this.#frames === 0) {
      throw new PictureRefusedError("cutOff");
    }
    this.#output.add([block.trailer]);
    if (this.#terminators + this.#stray > 0) {
      this.#report.addBytes("other", "Bytes between the parts of the picture", this.#terminators + this.#stray);
    }
    reportTail(this.#file.subarray(this.#reader.at), this.#report);
    return {
      format: "gif",
      output: this.#joined(),
      width: this.#width,
      height: this.#height,
      isAnimated: this.#frames > 1,
      report: this.#report,
    };
  }

  #joined(): Pieces {
    if (this.#loop.length === 0) {
      return this.#output;
    }
    const all = new Pieces();
    all.addAll(this.#beforeLoop);
    all.add(this.#loop);
    all.addAll(this.#output);
    return all;
  }

  #takeScreen(): void {
    const head = this.#reader.take(13);
    this.#width = u16(head, 6, false);
    this.#height = u16(head, 8, false);
    this.#output.add(head);
    this.#takeColourTable(byteAt(head, 10));
  }

  #takeColourTable(packed: number): void {
    if ((packed & 0x80) !== 0) {
      this.#output.add(this.#reader.take(3 << ((packed & 7) + 1)));
    }
  }

  /** Reads one block; false behind the trailer. A file without one ends where its last whole block does. */
  #takeNext(): boolean {
    if (this.#reader.isAtEnd) {
      return false;
    }
    switch (this.#reader.byte()) {
      case 0:
        this.#terminators++;
        return true;
      case block.image:
        this.#takeFrame();
        return true;
      case block.extension:
        this.#takeExtension();
        return true;
      case block.trailer:
        return false;
      default:
        this.#stray++;
        return true;
    }
  }

  #takeFrame(): void {
    const descriptor = this.#reader.take(9).slice();
    const packed = byteAt(descriptor, 8) & knownFlags;
    descriptor[8] = packed;
    if (this.#stray > 0) {
      // Some decoders end the picture at a byte that begins no block, some look for the next frame.
      throw new PictureRefusedError("malformed");
    }
    const width = u16(descriptor, 4, false);
    const height = u16(descriptor, 6, false);
    requirePixels(width, height);
    if (this.#frames++ === 0) {
      this.#width = this.#width === 0 ? width : this.#width;
      this.#height = this.#height === 0 ? height : this.#height;
      requirePixels(this.#width, this.#height);
    }
    this.#output.add(this.#control);
    this.#control = [];
    this.#output.add([block.image]);
    this.#output.add(descriptor);
    this.#takeColourTable(packed);
    this.#takeData(width * height);
  }

  #takeData(pixels: number): void {
    const minimumBits = this.#reader.byte();
    if (minimumBits < 1 || minimumBits > 11) {
      throw new PictureRefusedError("malformed");
    }
    const data = this.#reader.subBlocks();
    const cut = this.#report.isSecondReading ? data : cutLzw(data, minimumBits, pixels);
    if (cut.length < data.length) {
      this.#report.addBytes("other", "Bytes behind a frame's pixels", data.length - cut.length);
    }
    this.#output.add([minimumBits]);
    this.#output.add(gifSubBlocks(cut));
  }

  #takeExtension(): void {
    const kind = this.#reader.byte();
    const from = this.#reader.at;
    const data = this.#reader.subBlocks();
    if (kind === label.control && data.length >= 4) {
      // A control block counts for the next frame only; three bits of its first byte are reserved.
      const [first = 0, ...rest] = data.subarray(0, 4);
      this.#control = [block.extension, label.control, 4, first & 0x1f, ...rest, 0];
    } else if (kind === label.application && data.length >= 11) {
      this.#takeApplication(data, this.#file.subarray(Math.min(from + 12, this.#reader.at), this.#reader.at));
    } else if (kind === label.comment) {
      this.#report.add("text", "Comment", textOf(data));
    } else if (kind === label.plainText) {
      this.#control = [];
      this.#report.add("text", "Text beside the picture", textOf(data.subarray(12)));
    } else {
      this.#report.addBytes("other", "Private data", data.length);
    }
  }

  /** Where two loop counts stand, players go by the last; it takes the first one's place. */
  #takeLoop(data: Uint8Array): void {
    if (this.#loop.length === 0) {
      this.#output = new Pieces();
    }
    this.#loop = [block.extension, label.application, 11, ...data.subarray(0, 11), 3, ...data.subarray(11, 14), 0];
  }

  #takeApplication(data: Uint8Array, raw: Uint8Array): void {
    const isLoop = matches(data, 0, "NETSCAPE2.0") || matches(data, 0, "ANIMEXTS1.0");
    if (isLoop && data.length >= 14 && data[11] === 1) {
      this.#takeLoop(data);
      if (data.length > 14) {
        this.#report.addBytes("other", "Bytes behind the loop count", data.length - 14);
      }
    } else if (matches(data, 0, "ICCRGBG1012") && !this.#profileSeen) {
      this.#profileSeen = true;
      const profile = cleanProfile(data.subarray(11), this.#report);
      if (profile.length > 0) {
        this.#addApplication(data);
        this.#output.add(gifSubBlocks(profile));
      }
    } else {
      reportGifApplication(data, raw, this.#report);
    }
  }

  #addApplication(data: Uint8Array): void {
    this.#output.add([block.extension, label.application, 11, ...data.subarray(0, 11)]);
  }
}
