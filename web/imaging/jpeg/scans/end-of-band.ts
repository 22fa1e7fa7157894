import type { CodedBits } from "./coded-bits";

/**
 * The codes EOB0 to EOB14 of progressive scans (ITU-T T.81 G.1.2.2).
 * @returns For how many blocks the band ends here, this one included; `run` bits tell it.
 */
export function endOfBandBlocks(bits: CodedBits, at: number, run: number): number {
  return (1 << run) + (bits.next(at) >> (16 - run));
}
