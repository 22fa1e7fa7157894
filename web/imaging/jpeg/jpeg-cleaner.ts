import { type Draft, uprightDraft } from "../building/draft";
import { Pieces } from "../building/pieces";
import { mapFits } from "../gain-maps/gain-map-shape";
import { PictureRefusedError } from "../picture-refused-error";
import { matches, u16 } from "../reading/read";
import type { ReportBuilder } from "../reporting/report-builder";
import { reportTail } from "../reporting/tail-findings";
import { JpegApplicationData } from "./jpeg-application-data";
import { isArithmetic, type JpegFrame, readJpegFrame } from "./jpeg-frame";
import { findJpegGainMap, type JpegGainMap } from "./jpeg-gain-map";
import { segmentsOfMap, segmentsOfPicture, xmpSignature } from "./jpeg-gain-map-parts";
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
 * @param keepGainMap Whether an HDR gain map stays, if it is one for certain.
 * @throws PictureRefusedError Cut off, damaged or too large.
 */
export function planJpeg(file: Uint8Array, report: ReportBuilder, keepGainMap = false): Draft {
  const cleaner = new JpegCleaner(file, report);
  const map = keepGainMap ? findJpegGainMap(file, cleaner.reader) : undefined;
  return map === undefined ? cleaner.plan() : cleaner.planWith(map);
}

interface Taken {
  readonly frame: JpegFrame;
  readonly height: number;
}

class JpegCleaner {
  readonly #file: Uint8Array;
  readonly #report: ReportBuilder;
  readonly reader: JpegReader;
  readonly #tables: JpegTables;
  readonly #scans: JpegScans;
  readonly #application: JpegApplicationData;
  readonly #picture: ((output: Pieces) => void)[] = [];
  readonly #coded: number[] = [];
  #frame: JpegFrame | undefined;
  #scan: ScanHeader | undefined;
  #own = { start: 0, end: 0 };
  #restart: number | undefined;
  #unused = 0;
  #hasLines = false;

  constructor(file: Uint8Array, report: ReportBuilder) {
    this.#file = file;
    this.#report = report;
    this.reader = new JpegReader(file);
    this.#tables = new JpegTables(file);
    this.#scans = new JpegScans(this.#tables, this.reader.hasEnd, report.isSecondReading);
    this.#application = new JpegApplicationData(report);
  }

  plan(): Draft {
    const taken = this.#takeAll();
    const output = joined(this.#head(), [], this.#rest());
    this.#application.finish();
    this.#reportRest();
    reportTail(this.#file.subarray(this.reader.end), this.#report);
    return this.#draft(taken, output);
  }

  /** The picture, and behind it the gain map, which is cleaned like any picture. */
  planWith({ picture, start, end, numbers }: JpegGainMap): Draft {
    this.#report.keepsGainMap = true;
    const map = new JpegCleaner(picture, this.#report);
    const besideMap = segmentsOfMap(numbers);
    this.#noteOwn((at) => segmentsOfPicture(at, this.reader.end, picture.length));
    map.#noteOwn(() => besideMap);
    const taken = this.#takeAll();
    const takenMap = map.#takeAll();
    if (!mapFits(sizeOf(takenMap), sizeOf(taken))) {
      throw new PictureRefusedError("malformed");
    }
    const second = joined(map.#head(), besideMap, map.#rest());
    const head = this.#head();
    const rest = this.#rest();
    // They are equally long for any length of the picture.
    const length = head.length + segmentsOfPicture(0, 0, second.length).length + rest.length;
    const output = joined(head, segmentsOfPicture(head.length, length, second.length), rest);
    output.addAll(second);
    this.#application.finish();
    this.#reportRest();
    reportTail(this.#file.subarray(this.reader.end, start), this.#report);
    map.#application.finish();
    map.#reportRest();
    reportTail(this.#file.subarray(end), this.#report);
    this.#coded.push(...map.#coded);
    return this.#draft(taken, output);
  }

  #draft({ frame: { width }, height }: Taken, output: Pieces): Draft {
    const draft: Draft = {
      ...{ format: "jpeg", output, width, height, isAnimated: false, report: this.#report },
      coded: this.#coded,
    };
    return uprightDraft(draft, this.#application.orientation);
  }

  /**
   * Notes where segments stand that we wrote ourselves: they are written anew, and are no finding.
   * @param expected What they are at a place in the file.
   */
  #noteOwn(expected: (at: number) => readonly number[]): void {
    const first = this.reader.segments.find(
      ({ marker, start, end }) =>
        marker === jpegMarkers.app1 && matches(this.#file.subarray(start, end), 0, xmpSignature),
    );
    if (first !== undefined) {
      const start = first.start - 4;
      const own = expected(start);
      const isOwn = own.every((value, i) => this.#file[start + i] === value);
      this.#own = isOwn ? { start, end: start + own.length } : this.#own;
    }
  }

  #takeAll(): Taken {
    const { segments, hasEnd } = this.reader;
    for (const segment of segments) {
      if (segment.start < this.#own.start || segment.end > this.#own.end) {
        this.#take(segment);
      }
    }
    if (this.#frame === undefined || this.#scan === undefined) {
      throw new PictureRefusedError(hasEnd ? "malformed" : "cutOff");
    }
    if (!hasEnd && !this.#scans.haveAll(this.#frame)) {
      throw new PictureRefusedError("cutOff");
    }
    this.#forgetRestart();
    return { frame: this.#frame, height: this.#height(this.#frame) };
  }

  #height(frame: JpegFrame): number {
    return frame.height === 0 ? this.reader.lines : frame.height;
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
      this.#takeRestart(payload);
    } else if (marker === jpegMarkers.numberOfLines && this.#isLines(payload)) {
      this.#hasLines = true;
      this.#keep(marker, payload.subarray(0, 2));
    } else if (marker === jpegMarkers.arithmeticConditioning && isConditioning(payload)) {
      this.#takeConditioning(payload);
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

  /** Whether a DNL segment is the one that tells the picture's height: the first that tells any, where the frame doesn't. */
  #isLines(payload: Uint8Array): boolean {
    const isAwaited = this.#scan !== undefined && this.#frame?.height === 0 && !this.#hasLines;
    return isAwaited && payload.length >= 2 && u16(payload, 0) !== 0;
  }

  /** An interval that is replaced before any scan has it, or that none has, could be any number. */
  #takeRestart(payload: Uint8Array): void {
    this.#forgetRestart();
    this.#restart = this.#picture.length;
    this.#keep(jpegMarkers.restartInterval, payload.subarray(0, 2));
  }

  #forgetRestart(): void {
    if (this.#restart !== undefined) {
      this.#picture[this.#restart] = () => undefined;
      this.#unused += 2;
      this.#restart = undefined;
    }
  }

  /** Only arithmetic coding has a use for it; which coding it is may be told later. */
  #takeConditioning(payload: Uint8Array): void {
    this.#picture.push((output) => {
      if (this.#frame !== undefined && isArithmetic(this.#frame)) {
        output.add(segmentHeader(jpegMarkers.arithmeticConditioning, payload.length + 2));
        output.add(payload);
      } else {
        this.#unused += payload.length;
      }
    });
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
    this.#restart = undefined;
    this.#keep(jpegMarkers.startOfScan, writeScanHeader(this.#scan, this.#frame));
  }

  #keep(marker: number, payload: Uint8Array | readonly number[]): void {
    this.#picture.push((output) => {
      output.add(segmentHeader(marker, payload.length + 2));
      output.add(payload);
    });
  }

  #head(): Pieces {
    const output = new Pieces();
    output.add([0xff, jpegMarkers.startOfImage]);
    this.#application.writeHead(output);
    return output;
  }

  #rest(): Pieces {
    const output = new Pieces();
    this.#application.writeColours(output);
    for (const write of this.#picture) {
      write(output);
    }
    output.add([0xff, jpegMarkers.endOfImage]);
    return output;
  }

  #reportRest(): void {
    const unused = this.#tables.dropped + this.#unused;
    if (unused > 0) {
      this.#report.addBytes("other", "Tables that no part of the picture uses", unused);
    }
    if (this.reader.strayBytes > 0) {
      this.#report.addBytes("other", "Bytes between the parts of the picture", this.reader.strayBytes);
    }
    if (this.#scans.surplus > 0) {
      this.#report.addBytes("other", "Bytes behind the pixels", this.#scans.surplus);
    }
  }
}

function sizeOf({ frame: { width }, height }: Taken): { width: number; height: number } {
  return { width, height };
}

/** @param gainMap Segments that tell of a gain map which is kept, or nothing. */
function joined(head: Pieces, gainMap: readonly number[], rest: Pieces): Pieces {
  head.add(gainMap);
  head.addAll(rest);
  return head;
}

function isConditioning(payload: Uint8Array): boolean {
  return payload.length >= 2 && payload.length <= 64 && payload.length % 2 === 0;
}
