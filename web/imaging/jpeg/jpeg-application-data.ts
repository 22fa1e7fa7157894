import { Pieces } from "../building/pieces";
import { adobeRgbProfile } from "../colour/adobe-rgb-profile";
import { cleanProfile } from "../colour/profile-cleaner";
import { pictureLimits } from "../picture-limits";
import { matches } from "../reading/read";
import { oneLine, textOf } from "../reading/text";
import { exifIsAdobeRgb } from "../reporting/exif-colour";
import { reportExif } from "../reporting/exif-findings";
import { exifOrientation } from "../reporting/exif-orientation";
import { reportPhotoshop } from "../reporting/photoshop-findings";
import type { ReportBuilder } from "../reporting/report-builder";
import { reportXmp } from "../reporting/xmp-findings";
import { jpegMarkers } from "./jpeg-markers";
import { adobeSegment, jfifSegment, orientationSegment, profileSignature, writeProfileSegments } from "./jpeg-parts";
import { JpegProfile } from "./jpeg-profile";
import { reportVendor } from "./jpeg-vendors";

const xmp = "http://ns.adobe.com/xap/1.0/\0";
const extendedXmp = "http://ns.adobe.com/xmp/extension/\0";
const extendedHead = 35 + 32 + 8;

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
      this.#dropThumbnail(payload.subarray(6));
    } else if (is(jpegMarkers.app1, "Exif\0")) {
      this.#dropExif(payload);
    } else if (is(jpegMarkers.app1, xmp)) {
      reportXmp(payload.subarray(xmp.length), this.#report);
    } else if (is(jpegMarkers.app1, extendedXmp) && payload.length >= extendedHead) {
      collect(payload.subarray(extendedHead), this.#extendedXmp);
    } else if (is(jpegMarkers.app2, profileSignature)) {
      this.#profile.add(payload);
    } else if (is(jpegMarkers.app2, "MPF\0")) {
      this.#report.add("other", "List of more pictures in the file");
    } else if (is(jpegMarkers.app2, "urn:iso:std:iso:ts:21496:-1")) {
      this.#report.add("depth-or-gain-map", "HDR gain map");
    } else if (is(jpegMarkers.app11, "JP")) {
      this.#contentCredentials += payload.length;
    } else if (is(jpegMarkers.app13, "Photoshop 3.0\0")) {
      collect(payload.subarray(14), this.#photoshop);
    } else if (is(jpegMarkers.app14, "Adobe") && payload.length >= 12) {
      this.#dropAdobe(payload);
    } else if (marker === jpegMarkers.comment) {
      this.#dropComment(payload);
    } else if (is(jpegMarkers.app1, "<?xpacket") || is(jpegMarkers.app1, "<x:xmpmeta")) {
      reportXmp(payload, this.#report);
    } else {
      reportVendor(marker, payload, this.#report);
    }
  }

  /** Our own segments: JFIF first, as its specification demands. */
  write(output: Pieces): void {
    output.add(this.#jfif);
    if (this.orientation !== 1) {
      output.add(orientationSegment(this.orientation));
    }
    writeProfileSegments(this.#cleanedProfile(), output);
    output.add(this.#adobe);
  }

  /** Reports what was collected from several segments. Call it once, after `write`. */
  finish(): void {
    if (this.#extendedXmp.length > 0) {
      reportXmp(this.#extendedXmp.join(), this.#report);
    }
    if (this.#photoshop.length > 0) {
      reportPhotoshop(this.#photoshop.join(), this.#report);
    }
    if (this.#contentCredentials > 0) {
      this.#report.addBytes("content-credentials", "Content credentials (C2PA)", this.#contentCredentials);
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
      this.#dropThumbnail(payload.subarray(14));
    }
  }

  #dropThumbnail(thumbnail: Uint8Array): void {
    const isJpeg = matches(thumbnail, 0, "\xff\xd8");
    this.#report.addBytes("thumbnail", "JFIF thumbnail", thumbnail.length, isJpeg ? thumbnail : undefined);
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
function collect(part: Uint8Array, parts: Pieces): void {
  parts.add(part.subarray(0, pictureLimits.maxReportText - parts.length));
}
