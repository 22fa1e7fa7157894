import { BoxWriter } from "../heif/box-writer";
import { byteAt, equal, u16, u32 } from "../reading/read";
import type { ReadChannel } from "./gain-map-channel";
import { allColours, type GainMapNumbers, sensibleNumbers } from "./gain-map-numbers";
import { millionthsOfFraction, one } from "./millionths";

/*
 * The binary form of a gain map's numbers (ISO 21496-1, annex C): two versions, flags, then fractions of four bytes over four
 * bytes. Both JPEG and HEIF have it.
 */

const head = 5;
const headrooms = 16;
const channelLength = 40;
const flag = { manyChannels: 0x80, baseColours: 0x40, commonDenominator: 8, backwards: 4 } as const;

/** Undefined when it is cut off, of a later version, or its numbers make no sense. */
export function readGainMapPayload(payload: Uint8Array): GainMapNumbers | undefined {
  if (payload.length < head || u16(payload, 0) !== 0 || (byteAt(payload, 4) & flag.backwards) !== 0) {
    return undefined;
  }
  const isLater = u16(payload, 2) !== 0;
  const flags = byteAt(payload, 4);
  const count = (flags & flag.manyChannels) === 0 ? 1 : allColours;
  const hasCommon = (flags & flag.commonDenominator) !== 0;
  const body = payload.subarray(head);
  const length = hasCommon ? 4 + (headrooms + count * channelLength) / 2 : headrooms + count * channelLength;
  // Later writers may add something behind; of this version nothing else is known.
  if (body.length < length || (!isLater && body.length > length)) {
    return undefined;
  }
  const number = (index: number): number | undefined => numberAt(body, index, hasCommon);
  const channels: ReadChannel[] = [];
  for (let at = 2; at < 2 + 5 * count; at += 5) {
    channels.push({
      min: number(at),
      max: number(at + 1),
      gamma: number(at + 2),
      baseOffset: number(at + 3),
      alternateOffset: number(at + 4),
    });
  }
  return sensibleNumbers(number(0), number(1), (flags & flag.baseColours) !== 0, channels);
}

/** JPEG readers know a form with one denominator for all; HEIF readers take its flag for a reserved bit. */
export function isOfEveryReader(payload: Uint8Array): boolean {
  return payload.length >= head && (byteAt(payload, 4) & flag.commonDenominator) === 0;
}

/** The one form that is written: version 0, every denominator a million, no bytes behind. */
export function gainMapPayload({
  baseHeadroom,
  alternateHeadroom,
  usesBaseColours,
  channels,
}: GainMapNumbers): Uint8Array {
  const writer = new BoxWriter();
  writer.zeros(4);
  writer.u8((channels.length === 1 ? 0 : flag.manyChannels) | (usesBaseColours ? flag.baseColours : 0));
  const numbers = [baseHeadroom, alternateHeadroom];
  for (const { min, max, gamma, baseOffset, alternateOffset } of channels) {
    numbers.push(min, max, gamma, baseOffset, alternateOffset);
  }
  for (const number of numbers) {
    writer.u32(number >>> 0);
    writer.u32(one);
  }
  return writer.toBytes();
}

/** Whether the bytes are such a form and nothing else. */
export function isGainMapPayload(payload: Uint8Array): boolean {
  const numbers = readGainMapPayload(payload);
  return numbers !== undefined && equal(payload, gainMapPayload(numbers));
}

/** A number by its place. All but headrooms (the first two) and gammas have a sign. */
function numberAt(body: Uint8Array, index: number, hasCommon: boolean): number | undefined {
  const at = hasCommon ? 4 + 4 * index : 8 * index;
  const bits = u32(body, at);
  const hasSign = index >= 2 && (index - 2) % 5 !== 2;
  return millionthsOfFraction(hasSign ? bits | 0 : bits, u32(body, hasCommon ? 0 : at + 4));
}
