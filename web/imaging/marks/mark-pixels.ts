const opaque = 255;
const unknown = 128;

/** A picture's points, row by row: red, green, blue, and how opaque. */
export interface MarkPixels {
  readonly bytes: Uint8ClampedArray | Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** How light a point looks, 0 to 255, whatever its opacity. */
export function lightOf(bytes: MarkPixels["bytes"], at: number): number {
  return (54 * (bytes[at] ?? 0) + 183 * (bytes[at + 1] ?? 0) + 19 * (bytes[at + 2] ?? 0)) >> 8;
}

/** The same, but what stands behind a transparent point nobody knows. */
export function lightnessOf(bytes: MarkPixels["bytes"], at: number): number {
  const light = lightOf(bytes, at);
  const alpha = bytes[at + 3] ?? opaque;
  return alpha === opaque ? light : Math.floor((light * alpha + unknown * (opaque - alpha)) / opaque);
}
