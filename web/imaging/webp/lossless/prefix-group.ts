import { PictureRefusedError } from "../../picture-refused-error";
import type { LosslessBits } from "./lossless-bits";
import { PrefixCode } from "./prefix-code";

/** How many symbols stand for a colour's number, for a copy's length, for its distance. */
export const symbols = { literals: 256, lengths: 24, distances: 40 } as const;

const orderOfLengths = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] as const;

/** The five codes that one pixel or copy is read with (RFC 9649 section 3.7.2). */
export interface PrefixGroup {
  readonly green: PrefixCode;
  readonly red: PrefixCode;
  readonly blue: PrefixCode;
  readonly alpha: PrefixCode;
  readonly distance: PrefixCode;
  /** Whether every pixel is the same one and takes no bits. */
  readonly isOneColour: boolean;
}

/**
 * @param cached How many colours the cache holds.
 * @throws PictureRefusedError A code that can't be.
 */
export function readPrefixGroup(bits: LosslessBits, cached: number): PrefixGroup {
  const green = readCode(bits, symbols.literals + symbols.lengths + cached);
  const red = readCode(bits, symbols.literals);
  const blue = readCode(bits, symbols.literals);
  const alpha = readCode(bits, symbols.literals);
  const distance = readCode(bits, symbols.distances);
  const isOneColour =
    green.isSingle && green.first < symbols.literals && red.isSingle && blue.isSingle && alpha.isSingle;
  return { green, red, blue, alpha, distance, isOneColour };
}

function readCode(bits: LosslessBits, count: number): PrefixCode {
  const lengths = new Uint8Array(Math.max(count, symbols.literals));
  if (bits.read(1) === 1) {
    readFew(bits, lengths);
  } else {
    readMany(bits, lengths.subarray(0, count));
  }
  return new PrefixCode(lengths.subarray(0, count));
}

/** One or two symbols, each named. */
function readFew(bits: LosslessBits, lengths: Uint8Array): void {
  const hasSecond = bits.read(1) === 1;
  lengths[bits.read(bits.read(1) === 0 ? 1 : 8)] = 1;
  if (hasSecond) {
    lengths[bits.read(8)] = 1;
  }
}

/** The codes' lengths, themselves packed by a code. */
function readMany(bits: LosslessBits, lengths: Uint8Array): void {
  const ofLengths = new Uint8Array(orderOfLengths.length);
  const told = 4 + bits.read(4);
  for (const symbol of orderOfLengths.slice(0, told)) {
    ofLengths[symbol] = bits.read(3);
  }
  let left = bits.read(1) === 0 ? lengths.length : 2 + bits.read(2 + 2 * bits.read(3));
  if (left > lengths.length) {
    throw new PictureRefusedError("malformed");
  }
  const code = new PrefixCode(ofLengths);
  let previous = 8;
  for (let symbol = 0; symbol < lengths.length && left > 0; left--) {
    const length = code.read(bits);
    if (length < 16) {
      lengths[symbol++] = length;
      previous = length === 0 ? previous : length;
      continue;
    }
    const repeat = readRepeat(bits, length);
    if (repeat > lengths.length - symbol) {
      throw new PictureRefusedError("malformed");
    }
    lengths.fill(length === 16 ? previous : 0, symbol, symbol + repeat);
    symbol += repeat;
  }
}

function readRepeat(bits: LosslessBits, kind: number): number {
  if (kind === 16) {
    return 3 + bits.read(2);
  }
  return kind === 17 ? 3 + bits.read(3) : 11 + bits.read(7);
}
