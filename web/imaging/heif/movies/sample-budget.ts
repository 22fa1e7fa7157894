import { pictureLimits } from "../../picture-limits";
import { requireSense } from "./movie-numbers";

/** Samples of an honest file hardly overlap; hostile ones say in a few bytes that there are millions, all in the same place. */
export class SampleBudget {
  #bytes: number;
  #samples: number = pictureLimits.maxParts;

  /** @param bytes How long all samples together may be. */
  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  /** @throws PictureRefusedError Too many. */
  samples(count: number): number {
    requireSense(count <= this.#samples);
    this.#samples -= count;
    return count;
  }

  /** @throws PictureRefusedError Too many. */
  spend(bytes: number): void {
    this.#bytes -= bytes;
    requireSense(this.#bytes >= 0);
  }
}
