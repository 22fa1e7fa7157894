import { type BlockCodes, passBlocks, stepCoefficients } from "./block-codes";
import { maxBlocks } from "./code-runs";
import type { CodedBits } from "./coded-bits";
import type { Lane } from "./lane";
import { LaneWalk } from "./lane-walk";

/** More make nothing faster: a core has then no more than it can do at once. */
const laneCount = 4;

/** Units that a guess gets to find into step; nearly all need fewer than fifty. */
const logLength = 400;

/** Bits of an interval that is worth splitting. */
const worthSplitting = 8 * 65536;

/** To build the tables takes as long as to walk these many bits. */
const worthTables = 8 * 8192;

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
 * guesses, each of which first walks code by code and logs where it takes units to begin. When the lane before comes to such a
 * place with a unit of its own, both read the same bits in the same way from there on: the two walks are one, and what the later
 * lane has counted behind that place counts. A guess that is never met is dropped, and the one lane goes on alone.
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
    if (this.#walked < worthTables || this.#blocks.length > maxBlocks || bits.end > smallPositions) {
      return nothing;
    }
    this.#walk ??= new LaneWalk(this.#blocks);
    const reached = bits.end < worthSplitting ? nothing : this.#split(this.#walk, bits, units);
    return this.#alone(this.#walk, bits, reached, units);
  }

  /** One lane, from a unit that is known. */
  #alone(walk: LaneWalk, bits: CodedBits, reached: Reached, units: number): Reached {
    const lane = walk.start(bits, reached.at, bits.end);
    walk.run(bits, [lane]);
    return this.#finish(bits, lane, reached, units) ?? reached;
  }

  #split(walk: LaneWalk, bits: CodedBits, units: number): Reached {
    const length = Math.floor(bits.end / laneCount);
    const logs: number[][] = [[0]];
    for (let i = 1; i < laneCount; i++) {
      logs.push(this.#guess(bits, i * length));
    }
    const lanes = logs.map((log, i) => walk.start(bits, log.at(-1) ?? 0, (i + 1) * length));
    walk.run(bits, lanes);
    let reached = nothing;
    for (const [i, lane] of lanes.entries()) {
      const met = this.#meet(bits, reached, logs[i] ?? []);
      const ended = met && this.#finish(bits, lane, met, units);
      if (ended === undefined) {
        break;
      }
      reached = ended;
    }
    return reached;
  }

  /** Notes where units seem to begin, from a place on. Where no code fits the guess was wrong, and the next bit is tried. */
  #guess(bits: CodedBits, from: number): number[] {
    let places: number[] = [];
    for (let at = from; places.length < logLength && at < bits.end; ) {
      places.push(at);
      at = passBlocks(bits, at, this.#blocks);
      if (at < 0) {
        at = -at;
        places = [];
      }
    }
    return places.length === 0 ? [from] : places;
  }

  /**
   * Walks on from what is known to a place of a log; undefined when there is none that a unit begins at.
   * @returns The last place of the log, where its lane started.
   */
  #meet(bits: CodedBits, known: Reached, log: readonly number[]): Reached | undefined {
    const last = log.at(-1) ?? 0;
    let { at, units } = known;
    for (let place = 0; at >= 0 && at <= last; units++) {
      while ((log[place] ?? last) < at) {
        place++;
      }
      if (log[place] === at) {
        return { at: last, units: units + log.length - 1 - place };
      }
      at = passBlocks(bits, at, this.#blocks);
    }
    return undefined;
  }

  /** Behind the unit that a lane stopped in; undefined when it says nothing about the interval. */
  #finish(bits: CodedBits, lane: Lane, start: Reached, units: number): Reached | undefined {
    const codes = this.#blocks[lane.block];
    if (lane.hasFailed || codes === undefined) {
      return undefined;
    }
    let at = stepCoefficients(bits, lane.at, lane.passed + 1, codes.ac);
    at = passBlocks(bits, at, this.#blocks, lane.block + 1);
    const sum = start.units + Math.floor(lane.blocks / this.#blocks.length) + 1;
    return at >= 0 && at <= bits.end && sum <= units ? { at, units: sum } : undefined;
  }
}
