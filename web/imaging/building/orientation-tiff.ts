import { equal } from "../reading/read";

/**
 * The only Exif we write: one IFD with one entry, Orientation (TIFF 6.0 section 8, tag 274), little-endian.
 * @param orientation 2..8; 1 needs no block.
 */
export function orientationTiff(orientation: number): Uint8Array {
  const entry = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
  return Uint8Array.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, ...entry, 0, 0, 0, 0]);
}

/** Whether the bytes are such a block and nothing else. */
export function isOrientationTiff(bytes: Uint8Array): boolean {
  const value = bytes[18] ?? 0;
  return value >= 2 && value <= 8 && equal(bytes, orientationTiff(value));
}
