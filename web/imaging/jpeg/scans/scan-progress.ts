import type { JpegFrame } from "../jpeg-frame";
import type { ScanHeader } from "./scan-header";

const coefficients = 64;
const unseen = 255;

/** How far the scans have come: the lowest bit that each coefficient of each component has. */
export class ScanProgress {
  readonly #low = new Map<number, Uint8Array>();

  add(scan: ScanHeader): void {
    for (const { index } of scan.components) {
      const low = this.#low.get(index) ?? new Uint8Array(coefficients).fill(unseen);
      this.#low.set(index, low.fill(scan.low, scan.first, scan.last + 1));
    }
  }

  isWhole(frame: JpegFrame): boolean {
    return frame.components.every((_, index) => this.#low.get(index)?.every((low) => low === 0) ?? false);
  }
}
