import { PictureRefusedError } from "../picture-refused-error";
import { byteAt, u16 } from "../reading/read";

const maxSampling = 4;

/** One component of a frame (ITU-T T.81 B.2.2). */
export interface JpegComponent {
  /** What scans call it. */
  readonly id: number;
  /** How many blocks of it stand beside each other in a unit of a scan of several components. */
  readonly horizontal: number;
  /** How many stand below each other there. */
  readonly vertical: number;
  /** The number of its quantisation table. */
  readonly quantisation: number;
}

/** The frame header (ITU-T T.81 B.2.2). */
export interface JpegFrame {
  /** How its scans are coded: the second byte of SOF. */
  readonly marker: number;
  /** Samples per line as coded. */
  readonly width: number;
  /** Lines as coded; 0 when a DNL segment tells. */
  readonly height: number;
  /** One to four. */
  readonly components: readonly JpegComponent[];
}

/** Whether a scan tells whole coefficients, and its header therefore nothing of bands and bits. */
export function isSequential({ marker }: JpegFrame): boolean {
  return marker === 0xc0 || marker === 0xc1 || marker === 0xc9;
}

/** Whether its scans are coded arithmetically. */
export function isArithmetic({ marker }: JpegFrame): boolean {
  return marker >= 0xc9 && marker <= 0xcb;
}

/** @throws PictureRefusedError Length and number of components disagree, or a sampling factor can't be. */
export function readJpegFrame(marker: number, payload: Uint8Array): JpegFrame {
  const count = payload[5] ?? 0;
  if (count < 1 || count > 4 || payload.length !== 6 + 3 * count) {
    throw new PictureRefusedError("malformed");
  }
  const components: JpegComponent[] = [];
  for (let at = 6; at < payload.length; at += 3) {
    const horizontal = byteAt(payload, at + 1) >> 4;
    const vertical = byteAt(payload, at + 1) & 15;
    if (horizontal < 1 || horizontal > maxSampling || vertical < 1 || vertical > maxSampling) {
      throw new PictureRefusedError("malformed");
    }
    components.push({ id: byteAt(payload, at), horizontal, vertical, quantisation: byteAt(payload, at + 2) });
  }
  return { marker, width: u16(payload, 3), height: u16(payload, 1), components };
}
