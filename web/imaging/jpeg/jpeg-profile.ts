import { Pieces } from "../building/pieces";
import { byteAt } from "../reading/read";

const head = 14;

/** Puts a colour profile together from its APP2 parts, which may stand in any order (ICC.1:2022 annex B.4). */
export class JpegProfile {
  readonly #parts = new Map<number, Uint8Array>();
  #count = 0;

  get isEmpty(): boolean {
    return this.#parts.size === 0;
  }

  /** Adds a part; the second of two parts with one number is ignored. */
  add(payload: Uint8Array): void {
    if (payload.length <= head) {
      return;
    }
    const number = byteAt(payload, 12);
    this.#count = this.isEmpty ? byteAt(payload, 13) : this.#count;
    if (!this.#parts.has(number)) {
      this.#parts.set(number, payload.subarray(head));
    }
  }

  /** Whether parts 1 to count are all here; decoders ignore a profile with a gap. */
  get isComplete(): boolean {
    return this.#parts.size === this.#count && this.#parts.has(1) && this.#parts.has(this.#count);
  }

  /** The profile as far as its parts go. */
  join(): Uint8Array {
    const joined = new Pieces();
    for (const number of [...this.#parts.keys()].sort((a, b) => a - b)) {
      joined.add(this.#parts.get(number) ?? []);
    }
    return joined.join();
  }
}
