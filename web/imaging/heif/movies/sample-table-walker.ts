import { pictureLimits } from "../../picture-limits";
import { u32 } from "../../reading/read";
import { type Box, bodyLength } from "../box";

export interface WalkedSample {
  readonly at: number;
  readonly length: number;
  readonly entry: number;
}

/** The strict reading of sample tables. */
export class SampleTableWalker {
  readonly samples: WalkedSample[] = [];
  readonly #lengths: number[] = [];
  readonly #offsets: number[] = [];
  readonly #chunks: { readonly samples: number; readonly entry: number }[] = [];
  readonly #timed: number[] = [];
  #lastSync = 0;

  passes(file: Uint8Array, box: Box): boolean {
    const head = u32(file, box.body);
    const count = u32(file, box.body + 4);
    const behindHead = bodyLength(box) - 8;
    switch (box.type) {
      case "stts":
        return head === 0 && behindHead === 8 * count && this.#runsPass(file, box);
      case "ctts":
        return (head === 0 || head === 1 << 24) && behindHead === 8 * count && this.#runsPass(file, box);
      case "stss":
        return head === 0 && behindHead === 4 * count && this.#syncPasses(file, box);
      case "stsc":
        return head === 0 && behindHead === 12 * count && this.#chunksPass(file, box);
      case "stsz":
        return head === 0 && this.#lengthsPass(file, box);
      default:
        for (let at = box.body + 8; at < box.end; at += 4) {
          this.#offsets.push(u32(file, at));
        }
        return head === 0 && behindHead === 4 * count;
    }
  }

  /** Whether all tables speak of the same samples. */
  isWhole(entries: number): boolean {
    if (this.#chunks.length !== this.#offsets.length) {
      return false;
    }
    for (const [i, { samples, entry }] of this.#chunks.entries()) {
      let at = this.#offsets[i] ?? 0;
      for (let n = 0; n < samples; n++) {
        const length = this.#lengths[this.samples.length];
        if (length === undefined || entry < 1 || entry > entries) {
          return false;
        }
        this.samples.push({ at, length, entry: entry - 1 });
        at += length;
      }
    }
    const all = this.#lengths.length;
    const used = new Set(this.#chunks.map(({ entry }) => entry));
    return (
      all > 0 &&
      this.samples.length === all &&
      used.size === entries &&
      this.#timed.every((samples) => samples === all) &&
      this.#lastSync <= all
    );
  }

  #runsPass(file: Uint8Array, box: Box): boolean {
    let samples = 0;
    let last = -1;
    for (let at = box.body + 8; at < box.end; at += 8) {
      const of = u32(file, at);
      const value = u32(file, at + 4);
      if (of === 0 || value === last) {
        return false;
      }
      samples += of;
      last = value;
    }
    this.#timed.push(samples);
    return true;
  }

  #syncPasses(file: Uint8Array, box: Box): boolean {
    for (let at = box.body + 8; at < box.end; at += 4) {
      const number = u32(file, at);
      if (number <= this.#lastSync) {
        return false;
      }
      this.#lastSync = number;
    }
    return true;
  }

  #chunksPass(file: Uint8Array, box: Box): boolean {
    for (let at = box.body + 8; at < box.end; at += 12) {
      const chunk = { samples: u32(file, at + 4), entry: u32(file, at + 8) };
      const isAnother = this.#chunks[this.#chunks.length - 1]?.entry !== chunk.entry;
      this.#chunks.push(chunk);
      if (u32(file, at) !== this.#chunks.length || chunk.samples < 1 || !isAnother) {
        return false;
      }
    }
    return true;
  }

  #lengthsPass(file: Uint8Array, box: Box): boolean {
    const same = u32(file, box.body + 4);
    const count = u32(file, box.body + 8);
    if (bodyLength(box) !== 12 + (same > 0 ? 0 : 4 * count) || count > pictureLimits.maxParts) {
      return false;
    }
    for (let i = 0; i < count; i++) {
      this.#lengths.push(same > 0 ? same : u32(file, box.body + 12 + 4 * i));
    }
    const areOfSomeLength = this.#lengths.every((length) => length > 0);
    return areOfSomeLength && (same > 0 || this.#lengths.some((length) => length !== this.#lengths[0]));
  }
}
