import type { CodedBits } from "./coded-bits";

/** Follows the codes of a scan without making pixels of them, to learn where its last block ends. */
export interface ScanWalk {
  /**
   * Walks one restart interval.
   * @param bits The interval.
   * @param first The number in the scan of the interval's first unit.
   * @param units How many units it must have.
   * @returns The position behind the last unit, beyond `bits.end` when data is missing; or -1 − a position where no code fits.
   */
  walk(bits: CodedBits, first: number, units: number): number;
}
