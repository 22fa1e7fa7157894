/** Maps are smaller and their sides rounded: one part in 25. */
const parts = 25;

interface Shape {
  readonly width: number;
  readonly height: number;
}

/** Whether a map can be of a picture: one of other proportions was made before the picture was cropped, and shows more. */
export function mapFits(map: Shape, picture: Shape): boolean {
  const wide = map.width * picture.height;
  const high = map.height * picture.width;
  return (
    map.width <= picture.width && map.height <= picture.height && Math.abs(wide - high) * parts <= Math.max(wide, high)
  );
}
