/** A rectangle of a picture as it is shown, in whole pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  /** At least 1. */
  readonly width: number;
  readonly height: number;
}

/** Whether it is a rectangle of whole pixels, and no point of it is outside a picture of that size. */
export function fitsInto({ x, y, width, height }: Area, pictureWidth: number, pictureHeight: number): boolean {
  const areWhole = [x, y, width, height].every(Number.isSafeInteger);
  return (
    areWhole && x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= pictureWidth && y + height <= pictureHeight
  );
}

export function areaHas({ x, y, width, height }: Area, atX: number, atY: number): boolean {
  return atX >= x && atX < x + width && atY >= y && atY < y + height;
}
