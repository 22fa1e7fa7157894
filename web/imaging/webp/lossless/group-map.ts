import { PictureRefusedError } from "../../picture-refused-error";
import type { LosslessBits } from "./lossless-bits";
import { blocks, readCacheSize, readGroups, readValue } from "./lossless-parts";
import { type PrefixGroup, symbols } from "./prefix-group";

/** The nearest 120 places (x, y) that a copy can come from, nearest first (RFC 9649 section 3.6.2.2); x is told from 8 downwards. */
const near = [
  0x18, 0x07, 0x17, 0x19, 0x28, 0x06, 0x27, 0x29, 0x16, 0x1a, 0x26, 0x2a, 0x38, 0x05, 0x37, 0x39, 0x15, 0x1b, 0x36,
  0x3a, 0x25, 0x2b, 0x48, 0x04, 0x47, 0x49, 0x14, 0x1c, 0x35, 0x3b, 0x46, 0x4a, 0x24, 0x2c, 0x58, 0x45, 0x4b, 0x34,
  0x3c, 0x03, 0x57, 0x59, 0x13, 0x1d, 0x56, 0x5a, 0x23, 0x2d, 0x44, 0x4c, 0x55, 0x5b, 0x33, 0x3d, 0x68, 0x02, 0x67,
  0x69, 0x12, 0x1e, 0x66, 0x6a, 0x22, 0x2e, 0x54, 0x5c, 0x43, 0x4d, 0x65, 0x6b, 0x32, 0x3e, 0x78, 0x01, 0x77, 0x79,
  0x53, 0x5d, 0x11, 0x1f, 0x64, 0x6c, 0x42, 0x4e, 0x76, 0x7a, 0x21, 0x2f, 0x75, 0x7b, 0x31, 0x3f, 0x63, 0x6d, 0x52,
  0x5e, 0x00, 0x74, 0x7c, 0x41, 0x4f, 0x10, 0x20, 0x62, 0x6e, 0x30, 0x73, 0x7d, 0x51, 0x5f, 0x40, 0x72, 0x7e, 0x61,
  0x6f, 0x50, 0x71, 0x7f, 0x60, 0x70,
] as const;

/**
 * Which group of codes reads which block of the picture (RFC 9649 section 3.7.2.2). It is a picture itself, and the only one
 * whose pixels have to be known to follow the codes of another.
 */
export class GroupMap {
  /** How many groups there are. */
  readonly groups: number;
  readonly #pixels: Uint32Array;
  readonly #width: number;
  readonly #blockBits: number;

  /**
   * @param width Of the picture that it is for, in pixels.
   * @param height Of the picture that it is for, in pixels.
   * @throws PictureRefusedError Damaged.
   */
  constructor(bits: LosslessBits, width: number, height: number) {
    this.#blockBits = bits.read(3) + 2;
    this.#width = blocks(width, this.#blockBits);
    this.#pixels = readPixels(bits, this.#width, blocks(height, this.#blockBits));
    this.groups = this.#pixels.reduce((most, pixel) => Math.max(most, groupOf(pixel) + 1), 1);
  }

  /** The group for a pixel of the picture. */
  at(x: number, y: number): number {
    return groupOf(this.#pixels[(y >> this.#blockBits) * this.#width + (x >> this.#blockBits)] ?? 0);
  }
}

const groupOf = (pixel: number): number => (pixel >> 8) & 0xffff;

function readPixels(bits: LosslessBits, width: number, height: number): Uint32Array {
  const cache = new Uint32Array(readCacheSize(bits));
  const [group] = readGroups(bits, 1, cache.length) as [PrefixGroup];
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; ) {
    const green = group.green.read(bits);
    const from = at;
    if (green >= symbols.literals && green < symbols.literals + symbols.lengths) {
      at += copy(bits, group, green - symbols.literals, pixels, at, width);
    } else {
      const cached = cache[green - symbols.literals - symbols.lengths] ?? 0;
      pixels[at++] = green < symbols.literals ? readLiteral(bits, group, green) : cached;
    }
    remember(cache, pixels.subarray(from, at));
  }
  return pixels;
}

function readLiteral(bits: LosslessBits, group: PrefixGroup, green: number): number {
  const red = group.red.read(bits);
  const blue = group.blue.read(bits);
  return (group.alpha.read(bits) << 24) | (red << 16) | (green << 8) | blue;
}

/** Repeats pixels that came before; how many. */
function copy(
  bits: LosslessBits,
  group: PrefixGroup,
  prefix: number,
  pixels: Uint32Array,
  at: number,
  width: number,
): number {
  const length = readValue(bits, prefix);
  const distance = distanceOf(readValue(bits, group.distance.read(bits)), width);
  if (length > pixels.length - at || distance > at) {
    throw new PictureRefusedError("malformed");
  }
  for (let i = at; i < at + length; i++) {
    pixels[i] = pixels[i - distance] ?? 0;
  }
  return length;
}

function distanceOf(told: number, width: number): number {
  const place = near[told - 1];
  return place === undefined ? told - near.length : Math.max(1, (place >> 4) * width + 8 - (place & 15));
}

function remember(cache: Uint32Array, pixels: Uint32Array): void {
  if (cache.length === 0) {
    return;
  }
  const shift = 1 + Math.clz32(cache.length);
  for (const pixel of pixels) {
    cache[Math.imul(0x1e35a7bd, pixel) >>> shift] = pixel;
  }
}
