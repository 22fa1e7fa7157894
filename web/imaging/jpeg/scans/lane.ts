/** One walker among several on the same interval: where it stands, and inside which block. */
export interface Lane {
  /** The position in bits. */
  at: number;
  /** Which it does not go beyond. */
  readonly stop: number;
  /** How many blocks it left behind. */
  blocks: number;
  /** How many AC coefficients of the block it has passed, as entries of `CodeRuns` count them; the bits below say nothing. */
  passed: number;
  /** The entry that it passed last: where the next one is looked up. */
  entry: number;
  /** Whether it met a code that is none. */
  hasFailed: boolean;
}
