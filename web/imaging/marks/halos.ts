/** The soft edge around a shape, which keeps it legible where the picture is as light, or as dark, as the shape. */

/** Radii that a halo reaches beyond its shape. */
export const haloReach = 3;

const partOfLetters = 0.045;

/** A blurred edge is half as strong as its shape; this brings it up again. */
const gain = 5;
const gainBelow = 2;

export function haloRadius(letters: number): number {
  return Math.max(1, Math.floor(letters * partOfLetters + 0.5));
}

export function haloAround(fill: Uint8Array, width: number, height: number, letters: number): Uint8Array {
  const radius = haloRadius(letters);
  let halo = fill;
  for (let pass = 0; pass < 2; pass++) {
    halo = blurred(halo, width, height, radius, 1, width);
    halo = blurred(halo, height, width, radius, width, 1);
  }
  return halo.map((each) => Math.min(255, Math.floor((each * gain) / gainBelow)));
}

/** The mean of the points within the radius along each line; beyond the edges there is nothing. */
function blurred(
  from: Uint8Array,
  length: number,
  lines: number,
  radius: number,
  along: number,
  lineStep: number,
): Uint8Array {
  const result = new Uint8Array(from.length);
  const window = 2 * radius + 1;
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    let sum = 0;
    for (let i = -radius; i < length; i++) {
      if (i + radius < length) sum += from[start + (i + radius) * along] ?? 0;
      if (i - radius - 1 >= 0) sum -= from[start + (i - radius - 1) * along] ?? 0;
      if (i >= 0) result[start + i * along] = Math.floor(sum / window);
    }
  }
  return result;
}
