import type { BlockCodes } from "./block-codes";
import type { CodeRuns } from "./code-runs";
import { buildRuns } from "./code-runs-builder";

/** Each takes up to 500 KB. */
const most = 4;

/**
 * The look-ups that were needed last, newest at the end: to make them takes as long as walking a small picture, and pictures of
 * one camera or program mostly have the same tables.
 */
const known: CodeRuns[] = [];

/** The look-ups for these blocks, if they are there. */
export function findRuns(blocks: readonly BlockCodes[]): CodeRuns | undefined {
  return known.find((runs) => runs.fit(blocks));
}

/** Makes them, in place of the oldest. */
export function makeRuns(blocks: readonly BlockCodes[]): CodeRuns {
  const runs = buildRuns(blocks);
  known.push(runs);
  known.splice(0, known.length - most);
  return runs;
}
