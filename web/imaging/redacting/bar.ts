import type { Area } from "./area";

/** What stands in the place of what is covered: black, or coarse cells in the colours around it. Neither depends on it. */
export type BarFill = "solid" | "pixelated";

/** What is covered, and by what. */
export interface Bar {
  /** What must be gone. More may be covered: see block-grid.ts. */
  readonly area: Area;
  readonly fill: BarFill;
}
