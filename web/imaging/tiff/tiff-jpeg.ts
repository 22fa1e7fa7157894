import { Pieces } from "../building/pieces";
import { type JpegFrame, readJpegFrame } from "../jpeg/jpeg-frame";
import { isFrame, isHierarchical, jpegMarkers } from "../jpeg/jpeg-markers";
import { adobeSegment, segmentHeader } from "../jpeg/jpeg-parts";
import { JpegReader } from "../jpeg/jpeg-reader";
import { codedData, type JpegSegment } from "../jpeg/jpeg-segment";
import { JpegTables } from "../jpeg/jpeg-tables";
import { JpegScans } from "../jpeg/scans/jpeg-scans";
import { readScanHeader, type ScanHeader, writeScanHeader } from "../jpeg/scans/scan-header";
import { PictureRefusedError } from "../picture-refused-error";
import { matches } from "../reading/read";
import type { TiffLayout } from "./tiff-layout";

type Write = (output: Pieces) => void;

/**
 * JPEG inside TIFF (Adobe Photoshop TIFF technical note 2): each part a JPEG stream that may leave out the tables which all
 * parts share. Kept are frame, scans and the tables they use; of the Adobe header only the colour transform.
 */
export class TiffJpeg {
  readonly #layout: TiffLayout;
  readonly #shared: JpegTables;
  readonly #isCut: boolean;
  readonly #sharedSegments: Write[] = [];

  /**
   * @param isCut Whether coded data are known to end where their blocks end.
   * @throws PictureRefusedError The shared tables are no tables.
   */
  constructor(layout: TiffLayout, shared: Uint8Array, isCut: boolean) {
    this.#layout = layout;
    this.#isCut = isCut;
    this.#shared = new JpegTables(shared);
    for (const segment of shared.length === 0 ? [] : open(shared).segments) {
      if (isTables(segment.marker)) {
        this.#sharedSegments.push(this.#shared.add(segment));
      }
    }
  }

  /** The shared tables that some part uses, as a stream of their own; empty when none does. */
  sharedTables(): Uint8Array {
    const tables = new Pieces();
    for (const write of this.#sharedSegments) {
      write(tables);
    }
    if (tables.length === 0) {
      return new Uint8Array(0);
    }
    const stream = new Pieces();
    stream.add([0xff, jpegMarkers.startOfImage]);
    stream.addAll(tables);
    stream.add([0xff, jpegMarkers.endOfImage]);
    return stream.join();
  }

  /**
   * Adds a part without anything but its picture.
   * @throws PictureRefusedError No picture, or one that is larger than its place.
   */
  clean(bytes: Uint8Array, output: Pieces): void {
    const part = new TiffJpegPart(bytes, this.#layout, new JpegTables(bytes, this.#shared), this.#isCut);
    part.clean(output);
  }
}

/** One strip or tile. */
class TiffJpegPart {
  readonly #bytes: Uint8Array;
  readonly #layout: TiffLayout;
  readonly #reader: JpegReader;
  readonly #tables: JpegTables;
  readonly #scans: JpegScans;
  readonly #picture: Write[] = [];
  #frame: JpegFrame | undefined;
  #adobe: readonly number[] | undefined;
  #scan: ScanHeader | undefined;

  constructor(bytes: Uint8Array, layout: TiffLayout, tables: JpegTables, isCut: boolean) {
    this.#bytes = bytes;
    this.#layout = layout;
    this.#reader = open(bytes);
    this.#tables = tables;
    this.#scans = new JpegScans(tables, this.#reader.hasEnd, isCut);
  }

  clean(output: Pieces): void {
    for (const segment of this.#reader.segments) {
      this.#take(segment);
    }
    this.#write(output);
  }

  #take(segment: JpegSegment): void {
    const { marker } = segment;
    const payload = this.#bytes.subarray(segment.start, segment.end);
    if (marker === codedData) {
      this.#takeCoded(payload);
    } else if (isTables(marker)) {
      this.#picture.push(this.#tables.add(segment));
    } else if (marker === jpegMarkers.startOfScan) {
      this.#takeScan(payload);
    } else if (marker === jpegMarkers.restartInterval && payload.length >= 2) {
      this.#scans.restart(payload);
      this.#keep(marker, payload.subarray(0, 2));
    } else if (marker === jpegMarkers.numberOfLines && payload.length >= 2) {
      this.#keep(marker, payload.subarray(0, 2));
    } else if (marker === jpegMarkers.arithmeticConditioning && isConditioning(payload)) {
      this.#keep(marker, payload);
    } else if (marker === jpegMarkers.app14 && matches(payload, 0, "Adobe") && payload.length >= 12) {
      this.#adobe ??= adobeSegment(payload);
    } else if (isFrame(marker)) {
      this.#readFrame(marker, payload);
    } else if (isHierarchical(marker)) {
      throw new PictureRefusedError("malformed");
    }
  }

  #takeScan(payload: Uint8Array): void {
    if (this.#frame === undefined) {
      throw new PictureRefusedError("malformed");
    }
    this.#scan = readScanHeader(payload, this.#frame);
    this.#tables.useIn(this.#scan, this.#frame);
    this.#keep(jpegMarkers.startOfScan, writeScanHeader(this.#scan, this.#frame));
  }

  #takeCoded(payload: Uint8Array): void {
    if (this.#frame !== undefined && this.#scan !== undefined) {
      const height = this.#frame.height === 0 ? this.#reader.lines : this.#frame.height;
      const kept = this.#scans.cut(this.#scan, this.#frame, height, payload);
      this.#picture.push((output) => output.add(kept));
    }
  }

  #readFrame(marker: number, payload: Uint8Array): void {
    if (this.#frame !== undefined) {
      throw new PictureRefusedError("malformed");
    }
    this.#frame = readJpegFrame(marker, payload);
    if (this.#frame.width > this.#layout.partWidth || this.#frame.height > this.#layout.partHeight) {
      throw new PictureRefusedError("malformed");
    }
    this.#keep(marker, payload);
  }

  #keep(marker: number, payload: Uint8Array | readonly number[]): void {
    this.#picture.push((output) => {
      output.add(segmentHeader(marker, payload.length + 2));
      output.add(payload);
    });
  }

  #write(output: Pieces): void {
    if (this.#scan === undefined) {
      throw new PictureRefusedError("cutOff");
    }
    output.add([0xff, jpegMarkers.startOfImage]);
    output.add(this.#adobe ?? []);
    for (const write of this.#picture) {
      write(output);
    }
    output.add([0xff, jpegMarkers.endOfImage]);
  }
}

function open(stream: Uint8Array): JpegReader {
  if (!matches(stream, 0, "\xff\xd8")) {
    throw new PictureRefusedError("malformed");
  }
  return new JpegReader(stream);
}

function isTables(marker: number): boolean {
  return marker === jpegMarkers.quantisationTables || marker === jpegMarkers.huffmanTables;
}

function isConditioning(payload: Uint8Array): boolean {
  return payload.length >= 2 && payload.length <= 64 && payload.length % 2 === 0;
}
