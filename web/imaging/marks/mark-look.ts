/** Where a mark stands: again and again over the whole picture, or once at the bottom right. */
export type MarkLayout = "tiled" | "corner";

/** How a mark looks, whatever it says (docs/marks.md). */
export interface MarkLook {
  readonly layout: MarkLayout;
  /** The letters' size, in percent of the square root of the picture's area. */
  readonly size: number;
  /** In percent. Where a picture is so busy that it could not be read, it is made stronger. */
  readonly opacity: number;
  /** How far a tiled mark's lines rise to the right, in degrees. */
  readonly angle: number;
}

export const markBounds = {
  size: { least: 1, most: 20 },
  opacity: { least: 10, most: 100 },
  angle: { least: -90, most: 90 },
} as const;

export const defaultMarkLook: MarkLook = { layout: "tiled", size: 3, opacity: 35, angle: 30 };
