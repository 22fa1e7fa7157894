/** The marker of coded data, which has none of its own. */
export const codedData = 0;

/** One marker segment, or one stretch of coded data, of a JPEG file. */
export interface JpegSegment {
  /** The marker's second byte (ITU-T T.81 table B.1), or `codedData`. */
  readonly marker: number;
  /** First byte of the payload: behind marker and length. */
  readonly start: number;
  /** Behind the last byte of the payload. */
  readonly end: number;
}
