import { type Draft, uprightDraft } from "../building/draft";
import { Pieces } from "../building/pieces";
import { PictureRefusedError } from "../picture-refused-error";
import type { ReportBuilder } from "../reporting/report-builder";
import { reportTail } from "../reporting/tail-findings";
import { JpegApplicationData } from "./jpeg-application-data";
import { type JpegFrame, readJpegFrame } from "./jpeg-frame";
import { isFrame, isHierarchical, isReserved, jpegMarkers } from "./jpeg-markers";
import { segmentHeader } from "./jpeg-parts";
import { JpegReader } from "./jpeg-reader";
import { codedData, type JpegSegment } from "./jpeg-segment";
import { JpegTables } from "./jpeg-tables";
import { JpegScans } from "./scans/jpeg-scans";
import { readScanHeader, type ScanHeader, writeScanHeader } from "./scans/scan-header";

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
  readonly #reader: JpegReader;
  readonly #tables: JpegTables;
  readonly #scans: JpegScans;
  readonly #application: JpegApplicationData;
  readonly #picture: ((output: Pieces) => void)[] = [];
  readonly #coded: number[] = [];
  #frame: JpegFrame | undefined;
  #scan: ScanHeader | undefined;

  constructor(file: Uint8Array, report: ReportBuilder) {
    this.#file = file;
    this.#report = report;
    this.#reader = new JpegReader(file);
    this.#tables = new JpegTables(file);
    this.#scans = new JpegScans(this.#tables, this.#reader.hasEnd, report.isSecondReading);
    this.#application = new JpegApplicationData(report);
  }

  plan(): Draft {
    const { segments, hasEnd } = this.#reader;
    for (const segment of segments) {
      this.#take(segment);
    }
    if (this.#frame === undefined || this.#scan === undefined) {
      throw new PictureRefusedError(hasEnd ? "malformed" : "cutOff");
    }
    if (!hasEnd && !this.#scans.haveAll(this.#frame)) {
      throw new PictureRefusedError("cutOff");
    }
    const output = this.#write();
    this.#application.finish();
    this.#reportRest();
    const { width } = this.#frame;
    const height = this.#height(this.#frame);
    const draft: Draft = {
      ...{ format: "jpeg", output, width, height, isAnimated: false, report: this.#report },
      coded: this.#coded,
    };
    return uprightDraft(draft, this.#application.orientation);
  }

  #height(frame: JpegFrame): number {
    return frame.height === 0 ? this.#reader.lines : frame.height;
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
      this.#scans.restart(payload);
      this.#keep(marker, payload.subarray(0, 2));
    } else if (marker === jpegMarkers.numberOfLines && payload.length >= 2 && this.#scan !== undefined) {
      this.#keep(marker, payload.subarray(0, 2));
    } else if (marker === jpegMarkers.arithmeticConditioning && isConditioning(payload)) {
      this.#keep(marker, payload);
    } else if (isFrame(marker)) {
      this.#takeFrame(marker, payload);
    } else if (isHierarchical(marker)) {
      throw new PictureRefusedError("unsupportedFormat", "Hierarchical JPEG");
    } else if (this.#scan !== undefined && isReserved(marker)) {
      // No program writes these; behind coded data one is damage inside that data.
      throw new PictureRefusedError("malformed");
    } else {
      this.#application.drop(marker, payload);
    }
  }

  #takeCoded(payload: Uint8Array): void {
    if (this.#frame !== undefined && this.#scan !== undefined) {
      const kept = this.#scans.cut(this.#scan, this.#frame, this.#height(this.#frame), payload);
      this.#coded.push(kept.length);
      this.#picture.push((output) => output.add(kept));
    }
  }

  #takeFrame(marker: number, payload: Uint8Array): void {
    if (this.#frame !== undefined) {
      throw new PictureRefusedError("malformed");
    }
    this.#frame = readJpegFrame(marker, payload);
    this.#keep(marker, payload);
  }

  #takeScan(payload: Uint8Array): void {
    if (this.#frame === undefined) {
      throw new PictureRefusedError("malformed");
    }
    this.#scan = readScanHeader(payload, this.#frame);
    this.#tables.useIn(this.#scan, this.#frame);
    this.#keep(jpegMarkers.startOfScan, writeScanHeader(this.#scan, this.#frame));
  }

  #keep(marker: number, payload: Uint8Array | readonly number[]): void {
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

  #reportRest(): void {
    if (this.#tables.dropped > 0) {
      this.#report.addBytes("other", "Tables that no part of the picture uses", this.#tables.dropped);
    }
    if (this.#reader.strayBytes > 0) {
      this.#report.addBytes("other", "Bytes between the parts of the picture", this.#reader.strayBytes);
    }
    if (this.#scans.surplus > 0) {
      this.#report.addBytes("other", "Bytes behind the pixels", this.#scans.surplus);
    }
    reportTail(this.#file.subarray(this.#reader.end), this.#report);
  }
}

function isConditioning(payload: Uint8Array): boolean {
  return payload.length >= 2 && payload.length <= 64 && payload.length % 2 === 0;
}
