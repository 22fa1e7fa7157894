/** One walker among several on the same interval: where it stands, and inside which block. */
export interface Lane {
  /** The position in bits. */
  at: number;
  /** Which it does not go beyond. */
  readonly stop: number;
  /** How many blocks it left behind. */
  blocks: number;
  /** How many AC coefficients of the block it has passed. */
  passed: number;
  /** Which block of a unit it stands in. */
  block: number;
  /** Whether it met a code that is none. */
  hasFailed: boolean;
}
