import { ascii, be32 } from "../reading/read";
import { ReportBuilder } from "../reporting/report-builder";
import { cleanProfile } from "./profile-cleaner";

const tags = ["rXYZ", "gXYZ", "bXYZ", "wtpt", "rTRC", "gTRC", "bTRC"];

/** Primaries and white point (Adobe RGB (1998) Color Image Encoding, version 2005-05, section 4.3, adapted to D50). */
const points = [
  [0x9c18, 0x4fa5, 0x04fc],
  [0x348d, 0xa02c, 0x0f95],
  [0x2631, 0x102f, 0xbe9c],
  [0xf351, 0x10000, 0x116cc],
];

/**
 * A profile equal in colours to Adobe RGB (1998), written by ourselves. Cameras say "Adobe RGB" by an Exif tag only; with
 * Exif gone the picture would turn dull in programs that honoured the tag. Cleaning it changes nothing.
 */
export function adobeRgbProfile(): Uint8Array {
  const data = 128 + 4 + 12 * tags.length;
  const curve = data + 20 * points.length;
  const raw = new Uint8Array(curve + 16);
  raw.set([2, 0x10], 8);
  raw.set(ascii("mntrRGB XYZ "), 12);
  raw.set(ascii("acsp"), 36);
  raw.set(be32(tags.length), 128);
  tags.forEach((tag, i) => {
    const isPoint = i < points.length;
    raw.set([...ascii(tag), ...be32(isPoint ? data + 20 * i : curve), ...be32(isPoint ? 20 : 14)], 132 + 12 * i);
  });
  points.forEach((point, i) => {
    raw.set([...ascii("XYZ "), 0, 0, 0, 0, ...point.flatMap(be32)], data + 20 * i);
  });
  // One value is a gamma: 2.19921875 as 8.8 fixed point.
  raw.set([...ascii("curv"), 0, 0, 0, 0, ...be32(1), 0x02, 0x33], curve);
  return cleanProfile(raw, new ReportBuilder());
}
