import { ascii, be32 } from "../../../imaging/reading/read";

/** White point and primaries of sRGB (IEC 61966-2-1), adapted to D50. */
const points: readonly (readonly [string, number, number, number])[] = [
  ["wtpt", 0.9642, 1, 0.8249],
  ["rXYZ", 0.43607, 0.22249, 0.01392],
  ["gXYZ", 0.38515, 0.71687, 0.09708],
  ["bXYZ", 0.14307, 0.06061, 0.7141],
];
const curves = ["rTRC", "gTRC", "bTRC"];

/** Its curve: a power of 2.4 with a straight beginning. */
const curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

/** A profile of sRGB (ICC.1:2022), for a colour engine to convert to. */
export function srgbProfile(): Uint8Array {
  const tags = points.length + curves.length;
  const data = 128 + 4 + 12 * tags;
  const curveAt = data + 20 * points.length;
  const profile = new Uint8Array(curveAt + 32);
  const put = (at: number, bytes: ArrayLike<number>) => profile.set(bytes, at);
  put(0, be32(profile.length));
  put(8, [4]);
  put(12, ascii("mntrRGB XYZ "));
  put(36, ascii("acsp"));
  put(68, [0.9642, 1, 0.8249].flatMap(fixed));
  put(128, be32(tags));
  points.forEach(([tag, ...point], i) => {
    put(132 + 12 * i, [...ascii(tag), ...be32(data + 20 * i), ...be32(20)]);
    put(data + 20 * i, [...ascii("XYZ \0\0\0\0"), ...point.flatMap(fixed)]);
  });
  curves.forEach((tag, i) => {
    put(132 + 12 * (points.length + i), [...ascii(tag), ...be32(curveAt), ...be32(32)]);
  });
  put(curveAt, [...ascii("para\0\0\0\0\0\x03\0\0"), ...curve.flatMap(fixed)]);
  return profile;
}

/** s15Fixed16Number: here never negative. */
function fixed(value: number): number[] {
  return [...be32(Math.round(value * 65536))];
}
