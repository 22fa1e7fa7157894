import type { CodedBits } from "./coded-bits";
import type { ScanWalk } from "./scan-walk";

/** A progressive scan's further bits of the DC coefficients (ITU-T T.81 G.1.2.1): one bit for each block. */
export class DcRefinementWalk implements ScanWalk {
  readonly #blocksPerUnit: number;

  constructor(blocksPerUnit: number) {
    this.#blocksPerUnit = blocksPerUnit;
  }

  walk(_bits: CodedBits, _first: number, units: number): number {
    return units * this.#blocksPerUnit;
  }
}
