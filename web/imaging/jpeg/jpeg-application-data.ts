import { Pieces } from "../building/pieces";
import { adobeRgbProfile } from "../colour/adobe-rgb-profile";
import { cleanProfile } from "../colour/profile-cleaner";
import { pictureLimits } from "../picture-limits";
import { indexOf, matches, u32 } from "../reading/read";
import { oneLine, textOf } from "../reading/text";
import { reportCredentials } from "../reporting/credential-findings";
import { exifIsAdobeRgb } from "../reporting/exif-colour";
import { reportExif } from "../reporting/exif-findings";
import { exifOrientation } from "../reporting/exif-orientation";
import { reportFlir } from "../reporting/flir-findings";
import { reportPhotoshop } from "../reporting/photoshop-findings";
import { counted, type ReportBuilder } from "../reporting/report-builder";
import { TiffBlock } from "../reporting/tiff-block";
import { reportXmp } from "../reporting/xmp-findings";
import { jpegMarkers } from "./jpeg-markers";
import { adobeSegment, jfifSegment, orientationSegment, profileSignature, writeProfileSegments } from "./jpeg-parts";
import { JpegProfile } from "./jpeg-profile";
import { reportVendor } from "./jpeg-vendors";

const xmp = "http://ns.adobe.com/xap/1.0/\0";
const extendedXmp = "http://ns.adobe.com/xmp/extension/\0";
const extendedHead = 35 + 32 + 8;
const maxFlir = 8 << 20;
const longestXmpHead = 100;

const nothing = new Uint8Array(0);

/**
 * Application segments and comments: none is copied. From some of them a value is taken over into a segment of our own
 * (density, colour transform, profile, orientation); all are reported.
 */
export class JpegApplicationData {
  /** 1..8, from the first Exif segment. */
  orientation = 1;

  readonly #report: ReportBuilder;
  readonly #profile = new JpegProfile();
  readonly #extendedXmp = new Pieces();
  readonly #photoshop = new Pieces();
  readonly #credentials = new Pieces();
  readonly #flir = new Pieces();
  #jfif: readonly number[] = [];
  #adobe: readonly number[] = [];
  #exifSeen = false;
  #adobeRgb = false;
  #contentCredentials = 0;

  constructor(report: ReportBuilder) {
    this.#report = report;
  }

  /** Takes over what is needed and reports the rest. */
  drop(marker: number, payload: Uint8Array): void {
    const is = (wanted: number, start: string): boolean => marker === wanted && matches(payload, 0, start);
    if (is(jpegMarkers.app0, "JFIF\0") && payload.length >= 14) {
      this.#dropJfif(payload);
    } else if (is(jpegMarkers.app0, "JFXX\0")) {
      this.#dropExtension(payload.subarray(6));
    } else if (is(jpegMarkers.app1, "Exif\0")) {
      this.#dropExif(payload);
    } else if (is(jpegMarkers.app1, xmp)) {
      reportXmp(payload.subarray(xmp.length), this.#report);
    } else if (is(jpegMarkers.app1, extendedXmp) && payload.length >= extendedHead) {
      collect(payload.subarray(extendedHead), this.#extendedXmp);
    } else if (is(jpegMarkers.app1, "FLIR\0") && payload.length >= 8) {
      collect(payload.subarray(8), this.#flir, maxFlir);
    } else if (is(jpegMarkers.app2, profileSignature)) {
      this.#profile.add(payload);
    } else if (is(jpegMarkers.app2, "MPF\0")) {
      this.#reportMorePictures(payload.subarray(4));
    } else if (is(jpegMarkers.app2, "urn:iso:std:iso:ts:21496:-1")) {
      this.#report.addGainMapMark();
    } else if (is(jpegMarkers.app11, "JP")) {
      this.#dropCredentials(payload);
    } else if (is(jpegMarkers.app13, "Photoshop 3.0\0")) {
      collect(payload.subarray(14), this.#photoshop);
    } else if (is(jpegMarkers.app14, "Adobe") && payload.length >= 12) {
      this.#dropAdobe(payload);
    } else if (marker === jpegMarkers.comment) {
      this.#dropComment(payload);
    } else if (marker === jpegMarkers.app1 && xmpStart(payload) >= 0) {
      reportXmp(payload.subarray(xmpStart(payload)), this.#report);
    } else {
      reportVendor(marker, payload, this.#report);
    }
  }

  /** Our own segments: JFIF first, as its specification demands. */
  writeHead(output: Pieces): void {
    output.add(this.#jfif);
    if (this.orientation !== 1) {
      output.add(orientationSegment(this.orientation));
    }
  }

  /** What decoders need to get the colours right. */
  writeColours(output: Pieces): void {
    writeProfileSegments(this.#cleanedProfile(), output);
    output.add(this.#adobe);
  }

  /** Reports what was collected from several segments. Call it once, after `writeColours`. */
  finish(): void {
    if (this.#extendedXmp.length > 0) {
      reportXmp(this.#extendedXmp.join(), this.#report);
    }
    if (this.#photoshop.length > 0) {
      reportPhotoshop(this.#photoshop.join(), this.#report);
    }
    if (this.#contentCredentials > 0) {
      reportCredentials(this.#credentials.join(), this.#contentCredentials, this.#report);
    }
    if (this.#flir.length > 0) {
      reportFlir(this.#flir.join(), this.#report);
    }
  }

  #cleanedProfile(): Uint8Array {
    if (this.#profile.isEmpty) {
      return this.#adobeRgb ? adobeRgbProfile() : nothing;
    }
    if (this.#profile.isComplete) {
      return cleanProfile(this.#profile.join(), this.#report);
    }
    this.#report.add("other", "Colour profile that can't be read");
    return nothing;
  }

  #dropJfif(payload: Uint8Array): void {
    this.#jfif = this.#jfif.length > 0 ? this.#jfif : jfifSegment(payload);
    if (payload.length > 14) {
      this.#report.addBytes("thumbnail", "JFIF thumbnail", payload.length - 14);
    }
  }

  /** A thumbnail of one of three kinds (JFIF 1.02): a JPEG, or colours as they are. */
  #dropExtension(thumbnail: Uint8Array): void {
    if (matches(thumbnail, 0, "\xff\xd8")) {
      this.#report.addPicture("thumbnail", "JFIF thumbnail", thumbnail);
    } else {
      this.#report.addBytes("thumbnail", "JFIF thumbnail", thumbnail.length);
    }
  }

  /** CIPA DC-007 section 5.2: a TIFF block whose tag B001 is the number of pictures. */
  #reportMorePictures(list: Uint8Array): void {
    const block = TiffBlock.open(list);
    const entry = block?.directory(block.first).find(({ tag }) => tag === 0xb001);
    const count = block === undefined || entry === undefined ? 0 : block.number(entry);
    this.#report.add("other", "List of more pictures in the file", counted(count, "picture"));
  }

  /** ISO/IEC 19566-5: boxes stand behind two letters, an instance and a sequence number; each later part repeats the box's head. */
  #dropCredentials(payload: Uint8Array): void {
    const head = payload.length >= 8 && u32(payload, 4) > 1 ? 16 : 8;
    this.#contentCredentials += payload.length;
    collect(payload.subarray(head), this.#credentials);
  }

  #dropExif(payload: Uint8Array): void {
    if (!this.#exifSeen) {
      this.#exifSeen = true;
      this.orientation = exifOrientation(payload);
      this.#adobeRgb = exifIsAdobeRgb(payload);
    }
    reportExif(payload, this.#report);
  }

  #dropAdobe(payload: Uint8Array): void {
    this.#adobe = this.#adobe.length > 0 ? this.#adobe : adobeSegment(payload);
    if (payload.length > 12) {
      this.#report.addBytes("other", "Bytes behind the Adobe header", payload.length - 12);
    }
  }

  #dropComment(payload: Uint8Array): void {
    const text = textOf(payload);
    if (oneLine(text) === "") {
      this.#report.addBytes("other", "Empty comment", payload.length);
    }
    this.#report.add("text", "Comment", text);
  }
}

/** Joins parts of a block as far as the report reads it. */
function collect(part: Uint8Array, parts: Pieces, most: number = pictureLimits.maxReportText): void {
  parts.add(part.subarray(0, most - parts.length));
}

/** Some programs write XMP behind a head of their own, or without one. */
function xmpStart(payload: Uint8Array): number {
  const head = payload.subarray(0, longestXmpHead);
  const packet = indexOf(head, "<?xpacket");
  return packet >= 0 ? packet : indexOf(head, "<x:xmpmeta");
}
