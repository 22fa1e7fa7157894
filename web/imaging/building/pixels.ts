import { pictureLimits } from "../picture-limits";
import { PictureRefusedError } from "../picture-refused-error";

/** @throws PictureRefusedError No area, or more pixels than allowed. */
export function requirePixels(width: number, height: number): void {
  if (width <= 0 || height <= 0) {
    throw new PictureRefusedError("malformed");
  }
  if (width > Math.floor(pictureLimits.maxPixels / height)) {
    throw new PictureRefusedError("tooManyPixels");
  }
}
