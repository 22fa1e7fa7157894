/** A block has at most 64 codes of 16 bits with 15 bits behind each: 248 bytes; and a reader looks some bytes ahead. */
export const slack = 272;

/** Positions up to this can be reckoned with in 32 bits. */
const smallPositions = 2 ** 31;

/**
 * The bits of one restart interval, without stuffed bytes. Behind the interval stand `slack` bytes of zero, more than the
 * longest block has; whoever reads looks after each block whether it stands behind the end.
 */
export class CodedBits {
  /** The interval's bytes, then zeros. */
  readonly bytes: Uint8Array;
  /** How many bits the interval has. */
  readonly end: number;

  constructor(buffer: Uint8Array, length: number) {
    this.bytes = buffer;
    this.end = 8 * length;
  }

  /** The next 16 bits. */
  next(bit: number): number {
    const at = bit < smallPositions ? bit >> 3 : Math.floor(bit / 8);
    const { bytes } = this;
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    return (three >> (8 - (bit & 7))) & 0xffff;
  }
}
