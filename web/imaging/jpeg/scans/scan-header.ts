import { PictureRefusedError } from "../../picture-refused-error";
import { byteAt } from "../../reading/read";
import { isSequential, type JpegFrame } from "../jpeg-frame";
import { jpegMarkers } from "../jpeg-markers";

/** One component of a scan: which of the frame's, and the numbers of its Huffman tables. */
export interface ScanComponent {
  readonly index: number;
  readonly dcTable: number;
  readonly acTable: number;
}

/** The scan header (ITU-T T.81 B.2.3). What the way of coding doesn't use is read as zero. */
export interface ScanHeader {
  /** One to four. */
  readonly components: readonly ScanComponent[];
  /** The first coefficient that is coded, in zigzag order (Ss). */
  readonly first: number;
  /** The last one (Se). */
  readonly last: number;
  /** The bit that earlier scans came to (Ah); 0 for a coefficient's first scan. */
  readonly high: number;
  /** The lowest bit that is coded (Al). */
  readonly low: number;
}

/** @throws PictureRefusedError Length and number of components disagree, or it names one that isn't there. */
export function readScanHeader(payload: Uint8Array, frame: JpegFrame): ScanHeader {
  const count = payload[0] ?? 0;
  if (count < 1 || count > 4 || payload.length !== 4 + 2 * count) {
    throw new PictureRefusedError("malformed");
  }
  const band = isSequential(frame) ? { first: 0, last: 63, high: 0, low: 0 } : readBand(payload);
  const isProgressive = frame.marker === jpegMarkers.progressive;
  const usesDc = !isProgressive || (band.first === 0 && band.high === 0);
  const usesAc = !isProgressive || band.first !== 0;
  const components: ScanComponent[] = [];
  for (let at = 1; at <= 2 * count; at += 2) {
    const tables = byteAt(payload, at + 1);
    const index = find(frame, byteAt(payload, at), components);
    components.push({ index, dcTable: usesDc ? tables >> 4 : 0, acTable: usesAc ? tables & 15 : 0 });
  }
  return { components, ...band };
}

function readBand(payload: Uint8Array): Pick<ScanHeader, "first" | "last" | "high" | "low"> {
  const at = payload.length - 3;
  const bits = byteAt(payload, at + 2);
  return { first: byteAt(payload, at), last: byteAt(payload, at + 1), high: bits >> 4, low: bits & 15 };
}

/** Some writers give all components one name: then the first that the scan doesn't have yet is meant. */
function find(frame: JpegFrame, id: number, taken: readonly ScanComponent[]): number {
  const found = frame.components.findIndex(
    (component, index) => component.id === id && !taken.some((other) => other.index === index),
  );
  if (found < 0) {
    throw new PictureRefusedError("malformed");
  }
  return found;
}

/** The header anew. */
export function writeScanHeader(scan: ScanHeader, frame: JpegFrame): number[] {
  const components = scan.components.flatMap(({ index, dcTable, acTable }) => [
    frame.components[index]?.id ?? 0,
    (dcTable << 4) | acTable,
  ]);
  return [scan.components.length, ...components, scan.first, scan.last, (scan.high << 4) | scan.low];
}
