import { type Draft, uprightDraft } from "../building/draft";
import { orientationTiff } from "../building/orientation-tiff";
import { Pieces } from "../building/pieces";
import { requirePixels } from "../building/pixels";
import { cleanProfile } from "../colour/profile-cleaner";
import { PictureRefusedError } from "../picture-refused-error";
import { ascii, byteAt, le32, u16, u32 } from "../reading/read";
import { reportCredentials } from "../reporting/credential-findings";
import { reportExif } from "../reporting/exif-findings";
import { exifOrientation } from "../reporting/exif-orientation";
import type { ReportBuilder } from "../reporting/report-builder";
import { reportTail } from "../reporting/tail-findings";
import { reportXmp } from "../reporting/xmp-findings";
import { cutAlpha } from "./lossless/lossless-tail";
import { readWebPBitstream, type WebPBitstream } from "./webp-bitstream";
import { readWebPChunks, type WebPChunk, webpHead, webpName, webpTypes, writeWebPChunk } from "./webp-chunk";
import { frameHeadLength, WebPFrame } from "./webp-frame";
import { cutPicture } from "./webp-tail";

const riffHead = 12;
const extendedLength = 10;
const flag = { profile: 0x20, alpha: 0x10, exif: 0x08, animation: 0x02 } as const;

interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
}

/**
 * WebP keeps: the coded picture with its alpha plane, or the animation with its frames. The extended header, the profile,
 * the orientation and the sizes are written anew. Every other chunk, and what stands behind the RIFF, goes.
 * @throws PictureRefusedError Cut off, damaged or too large.
 */
export function planWebP(file: Uint8Array, report: ReportBuilder): Draft {
  const declared = u32(file, 4, false) + 8;
  if (declared > file.length + 1) {
    throw new PictureRefusedError("cutOff");
  }
  // Some writers count one pad byte too many; nothing of the picture is missing then.
  const size = Math.min(declared, file.length);
  if (size < riffHead) {
    throw new PictureRefusedError("malformed");
  }
  const { chunks, rest } = readWebPChunks(file.subarray(riffHead, size));
  const cleaner = new WebPCleaner(report);
  for (const chunk of chunks) {
    cleaner.take(chunk);
  }
  if (rest > 0) {
    report.addBytes("other", "Bytes between the parts of the picture", rest);
  }
  const draft = cleaner.plan();
  reportTail(file.subarray(size), report);
  return draft;
}

class WebPCleaner {
  readonly #report: ReportBuilder;
  readonly #frames: WebPFrame[] = [];
  #extended: Uint8Array | undefined;
  #alpha: WebPChunk | undefined;
  #animation: Uint8Array | undefined;
  #picture: WebPChunk | undefined;
  #profile: Uint8Array = new Uint8Array(0);
  #profileSeen = false;
  #exifSeen = false;
  #orientation = 1;

  constructor(report: ReportBuilder) {
    this.#report = report;
  }

  take(chunk: WebPChunk): void {
    if (!this.#isTaken(chunk)) {
      this.#drop(chunk);
    }
  }

  #isTaken(chunk: WebPChunk): boolean {
    const { type, data } = chunk;
    if (type === webpTypes.extended && this.#extended === undefined && data.length >= extendedLength) {
      this.#extended = data;
    } else if (type === webpTypes.alpha && this.#alpha === undefined && this.#picture === undefined) {
      this.#alpha = chunk;
    } else if ((type === webpTypes.lossy || type === webpTypes.lossless) && this.#picture === undefined) {
      this.#picture = chunk;
    } else if (type === webpTypes.animation && this.#animation === undefined && data.length >= 6) {
      this.#animation = data.subarray(0, 6);
    } else if (type === webpTypes.frame && this.#isAnimation && data.length >= frameHeadLength) {
      this.#frames.push(new WebPFrame(data, this.#report));
    } else if (type === webpTypes.profile && !this.#profileSeen) {
      return this.#isProfileTaken(data);
    } else {
      return false;
    }
    return true;
  }

  get #isAnimation(): boolean {
    return this.#extended !== undefined && (byteAt(this.#extended, 0) & flag.animation) !== 0;
  }

  /** Only an extended file can have a profile; decoders don't see one elsewhere. */
  #isProfileTaken(data: Uint8Array): boolean {
    this.#profileSeen = true;
    if (this.#extended === undefined) {
      return false;
    }
    this.#profile = cleanProfile(data, this.#report);
    return true;
  }

  #drop({ type, data }: WebPChunk): void {
    if (type === webpTypes.exif) {
      this.#orientation = this.#exifSeen ? this.#orientation : exifOrientation(data);
      this.#exifSeen = true;
      reportExif(data, this.#report);
    } else if (type === webpTypes.xmp) {
      reportXmp(data, this.#report);
    } else if (type === webpTypes.credentials) {
      reportCredentials(data, data.length, this.#report);
    } else {
      this.#report.addNamed("other", "Data that the pixels don't need", webpName(type), data.length);
    }
  }

  plan(): Draft {
    const animation = this.#isAnimation && this.#frames.length > 0 ? this.#animation : undefined;
    const isAnimated = animation !== undefined;
    const { width, height, hasAlpha } = isAnimated ? this.#animatedCanvas() : this.#stillCanvas();
    requirePixels(width, height);
    const flags = this.#flags(isAnimated, hasAlpha);
    const body = new Pieces();
    if (flags !== 0) {
      writeWebPChunk(webpTypes.extended, extendedHeader(flags, width, height), body);
    }
    if (this.#profile.length > 0) {
      writeWebPChunk(webpTypes.profile, this.#profile, body);
    }
    this.#writePicture(animation, body);
    if (this.#orientation !== 1) {
      writeWebPChunk(webpTypes.exif, orientationTiff(this.#orientation), body);
    }
    const output = new Pieces();
    output.add([...webpHead(webpTypes.riff, 4 + body.length), ...ascii("WEBP")]);
    output.addAll(body);
    return uprightDraft({ format: "webp", output, width, height, isAnimated, report: this.#report }, this.#orientation);
  }

  #animatedCanvas(): Canvas {
    const extended = this.#extended ?? new Uint8Array(0);
    const hasAlpha = (byteAt(extended, 0) & flag.alpha) !== 0 || this.#frames.some((frame) => frame.hasAlpha);
    return { width: u24(extended, 4) + 1, height: u24(extended, 7) + 1, hasAlpha };
  }

  #stillCanvas(): Canvas {
    if (this.#picture === undefined) {
      throw new PictureRefusedError(this.#extended === undefined && this.#frames.length === 0 ? "cutOff" : "malformed");
    }
    const bits = readWebPBitstream(this.#picture);
    const { width, height } = bits;
    requirePixels(width, height);
    this.#cutPicture(this.#picture, bits);
    if (this.#extended === undefined) {
      return { width, height, hasAlpha: false };
    }
    if (u24(this.#extended, 4) + 1 !== width || u24(this.#extended, 7) + 1 !== height) {
      throw new PictureRefusedError("malformed");
    }
    return { width, height, hasAlpha: (byteAt(this.#extended, 0) & flag.alpha) !== 0 || this.#alpha !== undefined };
  }

  #cutPicture(picture: WebPChunk, bits: WebPBitstream): void {
    this.#picture = cutPicture(picture, bits, this.#report);
    const alpha = this.#alpha;
    // Beside a lossless picture an alpha plane has no meaning, and only an extended file can have one.
    this.#alpha =
      alpha !== undefined && picture.type === webpTypes.lossy && this.#extended !== undefined
        ? cutAlpha(alpha, bits.width, bits.height, this.#report)
        : undefined;
  }

  /** 0 means that the simple form is enough. In it a lossless picture's own alpha bit counts. */
  #flags(isAnimated: boolean, hasAlpha: boolean): number {
    const flags =
      (this.#profile.length > 0 ? flag.profile : 0) |
      (hasAlpha ? flag.alpha : 0) |
      (this.#orientation === 1 ? 0 : flag.exif) |
      (isAnimated ? flag.animation : 0);
    const lossless = !isAnimated && this.#picture?.type === webpTypes.lossless ? this.#picture : undefined;
    if (lossless !== undefined && readWebPBitstream(lossless).hasAlpha) {
      return flags === 0 || flags === flag.alpha ? 0 : flags | flag.alpha;
    }
    return flags;
  }

  #writePicture(animation: Uint8Array | undefined, body: Pieces): void {
    if (animation !== undefined) {
      writeWebPChunk(webpTypes.animation, animation, body);
      for (const frame of this.#frames) {
        frame.write(body);
      }
      return;
    }
    const picture = this.#picture;
    if (this.#alpha !== undefined) {
      writeWebPChunk(webpTypes.alpha, this.#alpha.data, body);
    }
    if (picture !== undefined) {
      writeWebPChunk(picture.type, picture.data, body);
    }
  }
}

function extendedHeader(flags: number, width: number, height: number): Uint8Array {
  const u24Bytes = (value: number): number[] => le32(value).slice(0, 3);
  return Uint8Array.from([flags, 0, 0, 0, ...u24Bytes(width - 1), ...u24Bytes(height - 1)]);
}

function u24(data: Uint8Array, at: number): number {
  return u16(data, at, false) | (byteAt(data, at + 2) << 16);
}
