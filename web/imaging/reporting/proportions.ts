import type { Size } from "./embedded-size";

/** A thumbnail of 51 × 38 is a rounded 4 : 3. */
const tolerance = 1.04;

/**
 * Whether an embedded picture was made of something else than the picture is now: whoever crops a picture often leaves the
 * old thumbnail in it. The sides' proportions are compared whichever way up either is: turning shows nothing more.
 */
export function proportionsDiffer(embedded: Size, picture: Size): boolean {
  if (embedded.width <= 0 || embedded.height <= 0 || picture.width <= 0 || picture.height <= 0) {
    return false;
  }
  const [inner, whole] = [longByShort(embedded), longByShort(picture)];
  if (Math.max(inner, whole) / Math.min(inner, whole) <= tolerance) {
    return false;
  }
  return !(isPadded(embedded) && isOfCamera(whole));
}

/** Cameras put black bars beside a wide picture, because the thumbnail has to be 160 × 120 (DCF 2.0 section 3.3.4). */
function isPadded({ width, height }: Size): boolean {
  return width === 160 && height === 120;
}

function isOfCamera(proportions: number): boolean {
  return [1, 1.5, 16 / 9].some((wanted) => Math.abs(proportions - wanted) < 0.01 * wanted);
}

function longByShort({ width, height }: Size): number {
  return Math.max(width, height) / Math.min(width, height);
}
