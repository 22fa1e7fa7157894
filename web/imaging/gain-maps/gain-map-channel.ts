import { isSmall } from "./millionths";

/** How one channel's values become gains (ISO 21496-1, section 5), in millionths. */
export interface GainMapChannel {
  /** The binary logarithm of the gain that the darkest value means. */
  readonly min: number;
  /** The binary logarithm of the gain that the brightest value means. */
  readonly max: number;
  /** The exponent that the values were packed with. */
  readonly gamma: number;
  /** Added to the picture before the gain. */
  readonly baseOffset: number;
  /** Taken away behind it. */
  readonly alternateOffset: number;
}

/** As it was read: what was no number is undefined. */
export type ReadChannel = { readonly [name in keyof GainMapChannel]: number | undefined };

export function sensibleChannel({
  min,
  max,
  gamma,
  baseOffset,
  alternateOffset,
}: ReadChannel): GainMapChannel | undefined {
  const isKnown =
    min !== undefined &&
    max !== undefined &&
    gamma !== undefined &&
    baseOffset !== undefined &&
    alternateOffset !== undefined;
  const isSensible =
    isKnown && min <= max && gamma > 0 && [min, max, gamma, baseOffset, alternateOffset].every(isSmall);
  return isSensible ? { min, max, gamma, baseOffset, alternateOffset } : undefined;
}

export function sameChannel(a: GainMapChannel, b: GainMapChannel): boolean {
  return (
    a.min === b.min &&
    a.max === b.max &&
    a.gamma === b.gamma &&
    a.baseOffset === b.baseOffset &&
    a.alternateOffset === b.alternateOffset
  );
}
