import { type Draft, uprightDraft } from "../building/draft";
import { Pieces } from "../building/pieces";
import { requirePixels } from "../building/pixels";
import { PictureRefusedError } from "../picture-refused-error";
import { u16 } from "../reading/read";
import type { ReportBuilder } from "../reporting/report-builder";
import { reportTail } from "../reporting/tail-findings";
import { JpegApplicationData } from "./jpeg-application-data";
import { type JpegFrame, readJpegFrame } from "./jpeg-frame";
import { isFrame, isHierarchical, isReserved, jpegMarkers } from "./jpeg-markers";
import { segmentHeader } from "./jpeg-parts";
import { JpegReader } from "./jpeg-reader";
import { codedData, type JpegSegment } from "./jpeg-segment";
import { JpegTables } from "./jpeg-tables";

/**
 * JPEG keeps: the frame, its scans, the tables they use. JFIF and Adobe headers, the colour profile and the orientation
 * are written anew. All other application segments, comments and whatever stands behind the end go.
 * @throws PictureRefusedError Cut off, damaged or too large.
 */
export function planJpeg(file: Uint8Array, report: ReportBuilder): Draft {
  return new JpegCleaner(file, report).plan();
}

class JpegCleaner {
  readonly #file: Uint8Array;
  readonly #report: ReportBuilder;
  readonly #tables: JpegTables;
  readonly #application: JpegApplicationData;
  readonly #picture: ((output: Pieces) => void)[] = [];
  #frame: JpegFrame | undefined;
  #lines = 0;
  #hasScan = false;

  constructor(file: Uint8Array, report: ReportBuilder) {
    this.#file = file;
    this.#report = report;
    this.#tables = new JpegTables(file);
    this.#application = new JpegApplicationData(report);
  }

  plan(): Draft {
    const reader = new JpegReader(this.#file);
    for (const segment of reader.segments) {
      this.#take(segment);
    }
    if (!reader.hasEnd) {
      throw new PictureRefusedError("cutOff");
    }
    if (this.#frame === undefined || !this.#hasScan) {
      throw new PictureRefusedError("malformed");
    }
    const { width } = this.#frame;
    const height = this.#frame.height === 0 ? this.#lines : this.#frame.height;
    requirePixels(width, height);
    const output = this.#write();
    this.#application.finish();
    this.#reportRest(reader);
    const draft: Draft = { format: "jpeg", output, width, height, isAnimated: false, report: this.#report };
    return uprightDraft(draft, this.#application.orientation);
  }

  #take(segment: JpegSegment): void {
    const { marker } = segment;
    const payload = this.#file.subarray(segment.start, segment.end);
    if (marker === codedData) {
      this.#takeCoded(payload);
    } else if (marker === jpegMarkers.quantisationTables || marker === jpegMarkers.huffmanTables) {
      this.#picture.push(this.#tables.add(segment));
    } else if (marker === jpegMarkers.startOfScan) {
      this.#takeScan(payload);
    } else if (marker === jpegMarkers.restartInterval && payload.length >= 2) {
      this.#keep(marker, payload.subarray(0, 2));
    } else if (marker === jpegMarkers.numberOfLines && payload.length >= 2 && this.#hasScan) {
      this.#lines = this.#lines === 0 ? u16(payload, 0) : this.#lines;
      this.#keep(marker, payload.subarray(0, 2));
    } else if (marker === jpegMarkers.arithmeticConditioning && isConditioning(payload)) {
      this.#keep(marker, payload);
    } else if (isFrame(marker)) {
      this.#takeFrame(marker, payload);
    } else if (isHierarchical(marker)) {
      throw new PictureRefusedError("unsupportedFormat", "Hierarchical JPEG");
    } else if (this.#hasScan && isReserved(marker)) {
      // No program writes these; behind coded data one is damage inside that data.
      throw new PictureRefusedError("malformed");
    } else {
      this.#application.drop(marker, payload);
    }
  }

  #takeCoded(payload: Uint8Array): void {
    if (this.#hasScan) {
      this.#picture.push((output) => output.add(payload));
    }
  }

  #takeFrame(marker: number, payload: Uint8Array): void {
    if (this.#frame !== undefined) {
      throw new PictureRefusedError("malformed");
    }
    this.#frame = readJpegFrame(payload);
    this.#keep(marker, payload);
  }

  #takeScan(payload: Uint8Array): void {
    const components = payload[0] ?? 0;
    if (this.#frame === undefined || components < 1 || components > 4 || payload.length !== 4 + 2 * components) {
      throw new PictureRefusedError("malformed");
    }
    this.#hasScan = true;
    this.#tables.useIn(payload, this.#frame.quantisationOf);
    this.#keep(jpegMarkers.startOfScan, payload);
  }

  #keep(marker: number, payload: Uint8Array): void {
    this.#picture.push((output) => {
      output.add(segmentHeader(marker, payload.length + 2));
      output.add(payload);
    });
  }

  #write(): Pieces {
    const output = new Pieces();
    output.add([0xff, jpegMarkers.startOfImage]);
    this.#application.write(output);
    for (const write of this.#picture) {
      write(output);
    }
    output.add([0xff, jpegMarkers.endOfImage]);
    return output;
  }

  #reportRest(reader: JpegReader): void {
    if (this.#tables.dropped > 0) {
      this.#report.addBytes("other", "Tables that no part of the picture uses", this.#tables.dropped);
    }
    if (reader.strayBytes > 0) {
      this.#report.addBytes("other", "Bytes between the parts of the picture", reader.strayBytes);
    }
    reportTail(this.#file.subarray(reader.end), this.#report);
  }
}

function isConditioning(payload: Uint8Array): boolean {
  return payload.length >= 2 && payload.length <= 64 && payload.length % 2 === 0;
}
