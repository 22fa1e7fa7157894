import { PictureRefusedError } from "../picture-refused-error";
import { byteAt, u16 } from "../reading/read";

/** The frame header (ITU-T T.81 B.2.2). */
export interface JpegFrame {
  /** Samples per line as coded. */
  readonly width: number;
  /** Lines as coded; 0 when a DNL segment tells. */
  readonly height: number;
  /** Each component's table, by the component's identifier. */
  readonly quantisationOf: ReadonlyMap<number, number>;
}

/** @throws PictureRefusedError Length and number of components disagree. */
export function readJpegFrame(payload: Uint8Array): JpegFrame {
  const components = payload[5] ?? 0;
  if (components < 1 || components > 4 || payload.length !== 6 + 3 * components) {
    throw new PictureRefusedError("malformed");
  }
  const quantisationOf = new Map<number, number>();
  for (let at = 6; at < payload.length; at += 3) {
    quantisationOf.set(byteAt(payload, at), byteAt(payload, at + 2));
  }
  return { width: u16(payload, 3), height: u16(payload, 1), quantisationOf };
}
