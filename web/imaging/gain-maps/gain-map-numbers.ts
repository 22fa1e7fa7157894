import { type GainMapChannel, type ReadChannel, sameChannel, sensibleChannel } from "./gain-map-channel";
import { isSmall } from "./millionths";

export const allColours = 3;

/**
 * All that a gain map's metadata tell (ISO 21496-1), as numbers in millionths and nothing else: whatever form they came in, they
 * are written in one. Finer steps can't be seen, and would be places to hide something.
 */
export interface GainMapNumbers {
  /** The binary logarithm of how bright a screen the picture itself is for. */
  readonly baseHeadroom: number;
  /** The same for the picture with the map applied in full. */
  readonly alternateHeadroom: number;
  /** Whether the map is applied in the picture's own colours. */
  readonly usesBaseColours: boolean;
  /** One for all colours, or three that differ. */
  readonly channels: readonly [GainMapChannel, ...GainMapChannel[]];
}

/** Whether the picture itself is the bright one. */
export function isBaseHdr({ baseHeadroom, alternateHeadroom }: GainMapNumbers): boolean {
  return baseHeadroom > alternateHeadroom;
}

/** The numbers, with three equal channels as one; undefined when they make no sense. */
export function sensibleNumbers(
  baseHeadroom: number | undefined,
  alternateHeadroom: number | undefined,
  usesBaseColours: boolean,
  channels: readonly ReadChannel[],
): GainMapNumbers | undefined {
  if (!isHeadroom(baseHeadroom) || !isHeadroom(alternateHeadroom) || baseHeadroom === alternateHeadroom) {
    return undefined;
  }
  const known = channels.map(sensibleChannel).filter((channel) => channel !== undefined);
  const [first, ...others] = known;
  if (first === undefined || known.length < channels.length) {
    return undefined;
  }
  const isOne = others.every((channel) => sameChannel(channel, first));
  return { baseHeadroom, alternateHeadroom, usesBaseColours, channels: isOne ? [first] : [first, ...others] };
}

function isHeadroom(value: number | undefined): value is number {
  return value !== undefined && value >= 0 && isSmall(value);
}
