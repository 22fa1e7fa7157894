/**
 * A logo as a shape of one tone, like an engraving: marks are painted light or dark as the picture demands. Of a logo on an
 * opaque ground what differs from the ground counts; of one without a ground what is opaque, less what is of another
 * lightness than most of it.
 */
import { MarkMask } from "./mark-mask";
import { lightOf, type MarkPixels } from "./mark-pixels";

const opaque = 255;
const mostlyOpaque = 200;

/** Undefined where the logo is of one colour: it would be an empty shape, or a plain block. */
export function logoShape(logo: MarkPixels): MarkMask | undefined {
  const ground = groundOf(logo);
  const covers = ground === undefined ? bySilhouette(logo) : byGround(logo, ground);
  const mask = new Uint8Array(logo.width * logo.height);
  for (let i = 0; i < mask.length; i++) {
    mask[i] = Math.floor((Math.min(opaque, covers(i * 4)) * (logo.bytes[i * 4 + 3] ?? 0)) / opaque);
  }
  return new MarkMask(logo.width, logo.height, mask).trimmed();
}

function byGround({ bytes }: MarkPixels, ground: readonly number[]): (at: number) => number {
  return (at) => {
    const differences = ground.map((colour, i) => Math.abs((bytes[at + i] ?? 0) - colour));
    return Math.floor((Math.max(...differences) * 3) / 2);
  };
}

function bySilhouette(logo: MarkPixels): (at: number) => number {
  const most = medianLight(logo);
  return (at) => {
    const differs = Math.min(opaque, Math.floor((Math.abs(lightOf(logo.bytes, at) - most) * 3) / 2));
    return opaque - Math.floor((differs * 7) / 8);
  };
}

/** The mean colour of the outermost points, if they are opaque. */
function groundOf({ bytes, width, height }: MarkPixels): number[] | undefined {
  const sums = [0, 0, 0, 0];
  let count = 0;
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step, count++) {
      for (let i = 0; i < 4; i++) sums[i] = (sums[i] ?? 0) + (bytes[(y * width + x) * 4 + i] ?? 0);
    }
  }
  const [red, green, blue, alpha] = sums.map((sum) => Math.floor(sum / count));
  return (alpha ?? 0) < mostlyOpaque ? undefined : [red ?? 0, green ?? 0, blue ?? 0];
}

function medianLight({ bytes }: MarkPixels): number {
  const counts = new Float64Array(256);
  let all = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    const alpha = bytes[at + 3] ?? 0;
    const light = lightOf(bytes, at);
    counts[light] = (counts[light] ?? 0) + alpha;
    all += alpha;
  }
  let median = 0;
  for (let below = counts[0] ?? 0; below * 2 < all; below += counts[median] ?? 0) median++;
  return median;
}
