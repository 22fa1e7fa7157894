import { PictureRefusedError } from "../../picture-refused-error";
import { GroupMap } from "./group-map";
import { LosslessBits } from "./lossless-bits";
import { blocks, readCacheSize, readGroups, readValue } from "./lossless-parts";
import { type PrefixGroup, symbols } from "./prefix-group";

const transforms = { predictor: 0, colour: 1, palette: 3 } as const;

/** Codes may take no bits at all, so a few bytes could ask for hundreds of millions of steps. */
const freeSteps = 1 << 24;

/**
 * Follows a lossless picture's every code to its last pixel (RFC 9649 section 3), without making pixels: only so is it known
 * where the picture ends, and what stands behind it.
 * @param data What stands behind the header that tells width and height.
 * @returns The number of bits that the picture takes.
 * @throws PictureRefusedError Cut off or damaged.
 */
export function losslessBitsOf(data: Uint8Array, width: number, height: number): number {
  const bits = new LosslessBits(data);
  new LosslessWalk(bits, freeSteps + 8 * data.length).picture(width, height);
  if (bits.used > 8 * data.length) {
    throw new PictureRefusedError("cutOff");
  }
  return bits.used;
}

class LosslessWalk {
  readonly #bits: LosslessBits;
  #stepsLeft: number;

  constructor(bits: LosslessBits, steps: number) {
    this.#bits = bits;
    this.#stepsLeft = steps;
  }

  picture(width: number, height: number): void {
    let left = width;
    for (let seen = 0; this.#bits.read(1) === 1; ) {
      const transform = this.#bits.read(2);
      if ((seen & (1 << transform)) !== 0) {
        throw new PictureRefusedError("malformed");
      }
      seen |= 1 << transform;
      left = this.#transform(transform, left, height);
    }
    const cached = readCacheSize(this.#bits);
    const map = this.#bits.read(1) === 1 ? new GroupMap(this.#bits, left, height) : undefined;
    this.#pixels(readGroups(this.#bits, map?.groups ?? 1, cached), map, left, height);
  }

  /** Reads what a transform brings along; the width that is left to be packed. */
  #transform(transform: number, width: number, height: number): number {
    if (transform === transforms.predictor || transform === transforms.colour) {
      const blockBits = this.#bits.read(3) + 2;
      this.#smallPicture(blocks(width, blockBits), blocks(height, blockBits));
    } else if (transform === transforms.palette) {
      const colours = this.#bits.read(8) + 1;
      this.#smallPicture(colours, 1);
      return blocks(width, bitsPerBundle(colours));
    }
    return width;
  }

  #smallPicture(width: number, height: number): void {
    const cached = readCacheSize(this.#bits);
    this.#pixels(readGroups(this.#bits, 1, cached), undefined, width, height);
  }

  #pixels(groups: readonly PrefixGroup[], map: GroupMap | undefined, width: number, height: number): void {
    let [group] = groups as [PrefixGroup];
    if (map === undefined && group.isOneColour) {
      return;
    }
    let x = 0;
    let y = 0;
    while (y < height) {
      if (map !== undefined) {
        group = groups[map.at(x, y)] as PrefixGroup;
      }
      for (x += this.#step(group); x >= width; x -= width) {
        y++;
      }
      if (y >= height && (y > height || x > 0)) {
        throw new PictureRefusedError("malformed");
      }
    }
  }

  /** Reads one pixel or one copy; the number of pixels that it makes. */
  #step(group: PrefixGroup): number {
    if (--this.#stepsLeft < 0) {
      throw new PictureRefusedError("malformed");
    }
    const bits = this.#bits;
    const green = group.green.read(bits);
    if (green < symbols.literals) {
      group.red.read(bits);
      group.blue.read(bits);
      group.alpha.read(bits);
      return 1;
    }
    if (green >= symbols.literals + symbols.lengths) {
      return 1;
    }
    const length = readValue(bits, green - symbols.literals);
    readValue(bits, group.distance.read(bits));
    return length;
  }
}

/** How many pixels of few colours share one: as a power of two. */
function bitsPerBundle(colours: number): number {
  if (colours > 16) {
    return 0;
  }
  return colours > 4 ? 1 : colours > 2 ? 2 : 3;
}
