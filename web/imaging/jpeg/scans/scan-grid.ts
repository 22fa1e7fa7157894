import type { JpegFrame } from "../jpeg-frame";
import type { ScanHeader } from "./scan-header";

/** What a scan's coded data is made of (ITU-T T.81 A.2): units, each of some blocks, each of one component. */
export interface ScanGrid {
  /** How many units (MCU) the whole scan has. */
  readonly units: number;
  /** For each block of a unit, which of the scan's components it belongs to. */
  readonly blocks: readonly number[];
}

export function scanGrid(scan: ScanHeader, frame: JpegFrame, height: number): ScanGrid {
  const across = Math.max(...frame.components.map(({ horizontal }) => horizontal));
  const down = Math.max(...frame.components.map(({ vertical }) => vertical));
  const samplings = scan.components.map(({ index }) => frame.components[index] ?? { horizontal: 1, vertical: 1 });
  const [alone] = samplings;
  if (samplings.length === 1 && alone !== undefined) {
    // Alone, a component has no blocks that only fill up units of several.
    const units = blocks8(frame.width * alone.horizontal, across) * blocks8(height * alone.vertical, down);
    return { units, blocks: [0] };
  }
  const blocks = samplings.flatMap(({ horizontal, vertical }, i) => new Array<number>(horizontal * vertical).fill(i));
  return { units: blocks8(frame.width, across) * blocks8(height, down), blocks };
}

function blocks8(samples: number, perUnit: number): number {
  return Math.ceil(samples / (8 * perUnit));
}
