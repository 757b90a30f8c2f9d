/**
 * The best choice of one candidate for each of all passages of an issue: a shortest path (Viterbi) through
 * their candidates, on which neighbours that were displaced differently cost something.
 */
import type { Candidate } from './candidate.ts';
import type { Owner } from './owners.ts';

/** A choice, before the neighbours were asked. */
export interface Picked {
  /** Index of the chosen candidate. */
  readonly best: number;
  /** How much worse, in units of score, the whole batch is with the second best candidate. */
  readonly margin: number;
}

/** A passage with its candidates; `expected` is where it would be, had nothing moved. */
export interface Choosing {
  readonly expected: number;
  readonly candidates: readonly Candidate[];
  /** For each candidate whether it needs its neighbours' word: see `thresholds.ts`. */
  readonly weak: readonly boolean[];
  /** For each candidate where those lookalikes stood, in folded units, that agree with it as well. */
  readonly rivals: readonly (readonly number[])[];
  /**
   * How much the place counts, and the score above which candidates are alike. Where the passage had
   * verbatim copies when it was marked, any copy may have been edited since: the place alone tells.
   */
  readonly trust: number;
  readonly enough: number;
  /** Which of how many copies this was, counted from 1. */
  readonly copies: { readonly index: number; readonly of: number } | undefined;
}

/** Units of score for each doubling of a difference in displacement, and where it ends: a block may move anywhere. */
const PER_DOUBLING = 2;
const MOST_DOUBLINGS = 10;
/** Differences that cost nothing: edits along the way add up like the steps of a random walk. */
const FREE = 16;
const LEAST_PER_ROOT = 0.5;
const MOST_PER_ROOT = 8;
/** So many times the usual step is still usual: four median steps hold all but one in a hundred. */
const USUAL = 4;
/** Fewer pairs of neighbours than this do not tell how much was edited. */
const LEAST_PAIRS = 4;

/** How much the text was edited: the usual difference in displacement of neighbours that are certain. */
export function usualStep(passages: readonly Choosing[], rate: number): number {
  const steps: number[] = [];
  let before: Choosing | undefined;
  for (const passage of passages) {
    if (passage.candidates.length !== 1 || passage.weak[0]) continue;
    if (before !== undefined) {
      const distance = passage.expected - before.expected;
      steps.push(Math.abs(driftOf(passage, 0, rate) - driftOf(before, 0, rate)) / Math.sqrt(distance + 64));
    }
    before = passage;
  }
  steps.sort((one, other) => one - other);
  return steps.length < LEAST_PAIRS
    ? MOST_PER_ROOT
    : Math.max(LEAST_PER_ROOT, Math.min(MOST_PER_ROOT, USUAL * steps[steps.length >> 1]));
}

/** What it costs that two neighbours, so far apart, were displaced so differently. */
export function strain({ perRoot }: Edits, difference: number, distance: number): number {
  const far = Math.abs(difference) / usual(perRoot, distance);
  return far <= 1 ? 0 : PER_DOUBLING * Math.min(MOST_DOUBLINGS, Math.log2(far));
}

/** Where the text began and ended, for those who have no neighbour. */
export interface Frame {
  readonly length: number;
  /** By how much the text's end was displaced; undefined where its former length is unknown. */
  readonly atEnd: number | undefined;
}

/** How much the text was edited, as far as certain passages tell. */
export interface Edits extends Frame {
  /** By how much the whole text grew, for each unit of it. */
  readonly rate: number;
  /** The usual difference in displacement of two places, for each square root of their distance. */
  readonly perRoot: number;
}

/** Passages that one step compares with their neighbours. */
const SOME = 64;

/** A passage, and whose its candidates are. */
export interface Owned extends Choosing {
  readonly owners: readonly Owner[];
}

/** By how much displacements usually differ at a distance from where they are known. */
export function usual(perRoot: number, distance: number): number {
  return FREE + perRoot * Math.sqrt(Math.abs(distance));
}

/** For each candidate the best score of all passages on one side of its own, from which `step` (1, -1) leads here. */
function* scoresFrom(
  passages: readonly Owned[],
  step: 1 | -1,
  edits: Edits,
  atEdge: (passage: Owned, drift: number) => number,
): Generator<void, Float64Array[]> {
  const all: Float64Array[] = Array.from({ length: passages.length });
  for (let index = step > 0 ? 0 : passages.length - 1; index in passages; index += step) {
    const passage = passages[index];
    const beside = passages[index - step];
    const scores = (all[index] = new Float64Array(passage.candidates.length));
    for (let at = 0; at < scores.length; at++) {
      const drift = driftOf(passage, at, edits.rate);
      scores[at] =
        beside === undefined
          ? atEdge(passage, drift)
          : bestStep(all[index - step], beside, passage, drift, edits);
    }
    if (index % SOME === 0) yield;
  }
  return all;
}

/** The best choice of all passages together. */
export function* shortestPath(passages: readonly Owned[], edits: Edits): Generator<void, Picked[]> {
  const { length, atEnd } = edits;
  const forward = yield* scoresFrom(
    passages,
    1,
    edits,
    ({ trust, expected }, drift) => -trust * strain(edits, drift, expected),
  );
  const backward = yield* scoresFrom(passages, -1, edits, ({ trust, expected }, drift) =>
    atEnd === undefined ? 0 : -trust * strain(edits, drift, length - expected),
  );
  return passages.map((passage, index) => pick(passage, forward[index], backward[index]));
}

/** What it costs to be one copy further along than the passage was, and at most. */
const PER_COPY = 12;
const MOST_COPIES = 4;

/** How far a candidate's rank in the text is from the rank that the passage had among its copies. */
export function misplaced({ candidates, copies }: Choosing, at: number): number {
  if (copies === undefined) return 0;
  const { start } = candidates[at];
  let rank = 1;
  for (const candidate of candidates) if (candidate.start < start) rank++;
  // Copies that went or came since may have stood before this one, or after it.
  const missing = copies.of - candidates.length;
  const low = copies.index - Math.max(0, missing);
  const high = copies.index + Math.max(0, -missing);
  return Math.max(0, low - rank, rank - high);
}

/** What it costs to take what is a lookalike's. */
const CLAIMED = 1000;

/** The score of a candidate by itself. */
function scoreOf(passage: Owned, at: number): number {
  const owner = passage.owners[at];
  if (owner === 'lookalike') return -CLAIMED;
  const score = Math.min(passage.enough, passage.candidates[at].score);
  if (owner === 'passage') return score;
  return score - PER_COPY * Math.min(MOST_COPIES, misplaced(passage, at));
}

/** A candidate's displacement, less what the whole text's growth explains. */
export function driftOf(passage: Choosing, at: number, rate: number): number {
  return passage.candidates[at].start - passage.expected * (1 + rate);
}

/** The best score of a neighbour's candidates, less the strain between the two. */
function bestStep(
  scores: Float64Array,
  neighbour: Owned,
  passage: Choosing,
  drift: number,
  edits: Edits,
): number {
  const trust = Math.max(passage.trust, neighbour.trust);
  const distance = Math.abs(passage.expected - neighbour.expected);
  let best = -Infinity;
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] + scoreOf(neighbour, at);
    const total = score - trust * strain(edits, driftOf(neighbour, at, edits.rate) - drift, distance);
    if (total > best) best = total;
  }
  return best;
}

function pick(passage: Owned, forward: Float64Array, backward: Float64Array): Picked {
  let best = -1;
  let score = -Infinity;
  let second = -Infinity;
  for (let at = 0; at < forward.length; at++) {
    const total = scoreOf(passage, at) + forward[at] + backward[at];
    if (total > score) {
      second = score;
      score = total;
      best = at;
    } else if (total > second) second = total;
  }
  return { best, margin: score - second };
}
