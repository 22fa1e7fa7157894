import { type BlockCodes, passBlocks } from "./block-codes";
import { maxBlocks } from "./code-runs";
import type { CodedBits } from "./coded-bits";
import { findRuns, makeRuns } from "./known-runs";
import type { Lane } from "./lane";
import { LaneWalk } from "./lane-walk";

/** More make nothing faster: a core has then no more than it can do at once. */
const laneCount = 4;

/** Bits that a guess gets to find into step; nearly all need fewer. */
const settlingBits = 8 * 2048;

/** Units within which two walks must meet. */
const meeting = 800;

/** Bits of an interval that is worth splitting. */
const worthSplitting = 8 * 65536;

/** To build the tables takes as long as to walk these many bits. */
const worthTables = 8 * 16384;

/** Positions below this can be reckoned with in 32 bits. */
const smallPositions = 2 ** 31 - 2 ** 16;

/** A position where a unit begins, or the scan ends, and how many units lie before it. */
interface Reached {
  readonly at: number;
  readonly units: number;
}

const nothing: Reached = { at: 0, units: 0 };

/**
 * Goes most of the way through an interval in a fraction of the time, with the same result as code by code: nothing that it
 * says rests on a guess. `LaneWalk` is quick when it walks several places at once; but only of one, the start, it is known how
 * the bits are to be read.
 *
 * Codes of this kind find into step by themselves: whoever starts to read in the middle of one reads nonsense, soon meets an
 * end of a code by accident, and goes on right from there; so with blocks, and with units of several blocks (Klein and Wiseman
 * 2003; Weissenberger and Schmidt 2018 decode JPEG in parallel by it). So one lane starts at the start and the others at
 * guesses. Each walks to where the next one started. From there on both are followed code by code, until both take a unit to
 * begin at the same place: then both read the same bits in the same way from there on, and what the later lane has counted
 * behind that place counts. A guess that is never met is dropped, and its way is walked anew.
 */
export class SplitWalk {
  readonly #blocks: readonly BlockCodes[];
  #walk: LaneWalk | undefined;
  #walked = 0;

  /** @param blocks The tables of each block of a unit. */
  constructor(blocks: readonly BlockCodes[]) {
    this.#blocks = blocks;
  }

  /**
   * How far the interval can be told in a hurry: a position behind a unit, and how many units lie before it.
   * @param bits The interval.
   * @param units How many units it must have; the result never has more.
   */
  advance(bits: CodedBits, units: number): Reached {
    this.#walked += bits.end;
    if (this.#blocks.length > maxBlocks || bits.end > smallPositions || !this.#isWorthTables()) {
      return nothing;
    }
    return bits.end < worthSplitting
      ? (this.#alone(bits, nothing, bits.end, units) ?? nothing)
      : this.split(bits, units, laneCount);
  }

  /** As `advance`, by any number of lanes. */
  split(bits: CodedBits, units: number, count: number): Reached {
    const walk = this.#tables();
    const starts = this.#guesses(bits, count);
    const lanes = starts.map((start, i) => walk.start(start, starts[i + 1] ?? bits.end));
    walk.run(bits, lanes);
    let reached = nothing;
    for (const [i, lane] of lanes.entries()) {
      const joined = this.#joined(bits, reached, lane, starts[i] ?? 0, units);
      const further = joined ?? this.#alone(bits, reached, lane.stop, units);
      if (further === undefined) {
        break;
      }
      reached = further;
    }
    return reached;
  }

  #isWorthTables(): boolean {
    if (this.#walk === undefined && this.#walked < worthTables && findRuns(this.#blocks) === undefined) {
      return false;
    }
    this.#tables();
    return true;
  }

  #tables(): LaneWalk {
    this.#walk ??= new LaneWalk(findRuns(this.#blocks) ?? makeRuns(this.#blocks), this.#blocks);
    return this.#walk;
  }

  /** One lane, from a unit that is known. */
  #alone(bits: CodedBits, reached: Reached, stop: number, units: number): Reached | undefined {
    const walk = this.#tables();
    const lane = walk.start(reached.at, stop);
    walk.run(bits, [lane]);
    return this.#finish(bits, lane, reached, units);
  }

  /** Where units may begin: the first at the start, the others where lanes come to that start anywhere. */
  #guesses(bits: CodedBits, count: number): number[] {
    const walk = this.#tables();
    const length = Math.floor(bits.end / count);
    const settling = Math.min(settlingBits, length >> 2);
    const lanes = Array.from({ length: count }, (_, i) => walk.start(i * length, i * length + settling));
    walk.run(bits, lanes);
    return lanes.map((lane, i) => {
      const at = lane.hasFailed ? -1 : walk.behindUnit(bits, lane);
      return i === 0 ? 0 : at >= 0 ? at : this.#retry(bits, i * length, settling);
    });
  }

  /** The same code by code. Where no code fits the guess was wrong, and the next bit is tried. */
  #retry(bits: CodedBits, from: number, settling: number): number {
    let at = from;
    while (at < from + settling) {
      at = passBlocks(bits, at, this.#blocks);
      at = at < 0 ? -at : at;
    }
    return at;
  }

  /** What a lane that started at a guess says, when the way that is known leads into its own; undefined when it doesn't. */
  #joined(bits: CodedBits, known: Reached, lane: Lane, guess: number, units: number): Reached | undefined {
    let { at, units: before } = known;
    let start = guess;
    for (let steps = 0; at !== start; steps++) {
      if (at < 0 || start < 0 || steps === meeting) {
        return undefined;
      }
      if (at < start) {
        at = passBlocks(bits, at, this.#blocks);
        before++;
      } else {
        // The lane has counted this unit too.
        start = passBlocks(bits, start, this.#blocks);
        before--;
      }
    }
    return this.#finish(bits, lane, { at, units: before }, units);
  }

  /** Behind the unit that a lane stopped in; undefined when it says nothing about the interval. */
  #finish(bits: CodedBits, lane: Lane, start: Reached, units: number): Reached | undefined {
    if (lane.hasFailed || lane.at < start.at) {
      return undefined;
    }
    const at = this.#tables().behindUnit(bits, lane);
    const sum = start.units + Math.floor(lane.blocks / this.#blocks.length) + 1;
    return at >= 0 && at <= bits.end && sum <= units ? { at, units: sum } : undefined;
  }
}
