/**
 * What the notes of one issue know together: passages keep their order, and where a neighbour went
 * tells where this one went. The best choice of one candidate each is a shortest path (Viterbi).
 */
import type { Candidate } from './candidate.ts';

/** One passage's choice among its candidates. */
export interface Choice {
  /** Index of the chosen candidate. */
  readonly best: number;
  /** How much worse, in units of score, the whole batch is with the second best candidate. */
  readonly margin: number;
  /** Whether the chosen copy cannot be the one that the passage was: that one is gone. */
  readonly misplaced: boolean;
  /** Whether it is where its neighbours say that it would be. */
  readonly calm: boolean;
}

type Picked = Pick<Choice, 'best' | 'margin'>;

/** A passage with its candidates; `expected` is where it would be, had nothing moved. */
export interface Choosing {
  readonly expected: number;
  readonly candidates: readonly Candidate[];
  /** For each candidate whether it needs its neighbours' word: see `accept.ts`. */
  readonly weak: readonly boolean[];
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
let perRoot = MOST_PER_ROOT;

/** How much the text was edited: the usual difference in displacement of neighbours that are certain. */
function learnSteps(passages: readonly Choosing[], rate: number): void {
  const steps: number[] = [];
  let before: Choosing | undefined;
  for (const passage of passages) {
    if (passage.candidates.length !== 1 || passage.weak[0] === true) continue;
    if (before !== undefined) {
      const distance = passage.expected - before.expected;
      steps.push(Math.abs(driftOf(passage, 0, rate) - driftOf(before, 0, rate)) / Math.sqrt(distance + 64));
    }
    before = passage;
  }
  steps.sort((one, other) => one - other);
  perRoot =
    steps.length < LEAST_PAIRS
      ? MOST_PER_ROOT
      : Math.max(LEAST_PER_ROOT, Math.min(MOST_PER_ROOT, USUAL * (steps[steps.length >> 1] as number)));
}

/** What it costs that two neighbours, so far apart, were displaced so differently. */
function strain(difference: number, distance: number): number {
  const far = Math.abs(difference) / (FREE + perRoot * Math.sqrt(Math.abs(distance)));
  return far <= 1 ? 0 : PER_DOUBLING * Math.min(MOST_DOUBLINGS, Math.log2(far));
}

/** Where the text began and ended, for those who have no neighbour. */
export interface Frame {
  readonly length: number;
  /** By how much the text's end was displaced; undefined where its former length is unknown. */
  readonly atEnd: number | undefined;
}

/** Passages that one step compares with their neighbours. */
const SOME = 64;

/** Chooses for passages in the order in which they stood, in steps. */
export function* choose(passages: readonly Choosing[], { length, atEnd }: Frame): Generator<void, Choice[]> {
  const count = passages.length;
  const rate = (atEnd ?? 0) / Math.max(1, length);
  learnSteps(passages, rate);
  const forward: Float64Array[] = [];
  const backward: Float64Array[] = Array.from({ length: count });
  for (let index = 0; index < count; index++) {
    const passage = passages[index] as Choosing;
    const before = index === 0 ? undefined : (passages[index - 1] as Choosing);
    const scores = new Float64Array(passage.candidates.length);
    for (let at = 0; at < scores.length; at++) {
      const drift = driftOf(passage, at, rate);
      scores[at] =
        before === undefined
          ? -passage.trust * strain(drift, passage.expected)
          : bestStep(forward[index - 1] as Float64Array, before, passage, drift, rate);
    }
    forward.push(scores);
    if (index % SOME === 0) yield;
  }
  for (let index = count - 1; index >= 0; index--) {
    const passage = passages[index] as Choosing;
    const after = index === count - 1 ? undefined : (passages[index + 1] as Choosing);
    const scores = new Float64Array(passage.candidates.length);
    for (let at = 0; at < scores.length; at++) {
      const drift = driftOf(passage, at, rate);
      if (after !== undefined)
        scores[at] = bestStep(backward[index + 1] as Float64Array, after, passage, drift, rate);
      else if (atEnd !== undefined) scores[at] = -passage.trust * strain(drift, length - passage.expected);
    }
    backward[index] = scores;
    if (index % SOME === 0) yield;
  }
  const choices = passages.map((passage, index) =>
    pick(passage, forward[index] as Float64Array, backward[index] as Float64Array),
  );
  return choices.map((choice, index) => {
    const passage = passages[index] as Choosing;
    const calm = isCounted(passage, choice.best) || isCalm(passages, choices, index, rate, { length, atEnd });
    // One copy went. If this one is not where its neighbours say, it was this one that went.
    const gone = passage.copies !== undefined && passage.candidates.length < passage.copies.of && !calm;
    return {
      best: choice.best,
      margin: choice.margin,
      misplaced: gone || misplaced(passage, choice.best) > 0,
      calm,
    };
  });
}

/** Whether all copies that there were are there, and the chosen one is the one that it was by rank. */
function isCounted({ candidates, copies }: Choosing, best: number): boolean {
  if (copies === undefined || candidates.length !== copies.of) return false;
  const { start } = candidates[best] as Candidate;
  return candidates.filter((one) => one.start < start).length + 1 === copies.index;
}

/** A weak neighbour is asked if the batch would be so much worse with another choice of it. */
const SURE = 12;
/** How many neighbours on each side are asked at most. */
const ASKED = 4;

/** Whether a choice was displaced as the nearest trusted neighbour on one side was, or the text's frame. */
function isCalm(
  passages: readonly Choosing[],
  choices: readonly Picked[],
  index: number,
  rate: number,
  { length, atEnd }: Frame,
): boolean {
  const passage = passages[index] as Choosing;
  const drift = driftOf(passage, (choices[index] as Picked).best, rate);
  for (const step of [-1, 1]) {
    let asked = 0;
    let at = index + step;
    for (; asked < ASKED && at >= 0 && at < passages.length; at += step) {
      const neighbour = passages[at] as Choosing;
      const { best, margin } = choices[at] as Picked;
      if (margin < (neighbour.weak[best] === true ? SURE : 1)) continue;
      asked++;
      if (strain(driftOf(neighbour, best, rate) - drift, neighbour.expected - passage.expected) === 0)
        return true;
    }
    if (asked > 0) continue;
    if (step < 0 && strain(drift, passage.expected) === 0) return true;
    if (step > 0 && atEnd !== undefined && strain(drift, length - passage.expected) === 0) return true;
  }
  return false;
}

/** What it costs to be one copy further along than the passage was, and at most. */
const PER_COPY = 12;
const MOST_COPIES = 4;

/** How far a candidate's rank in the text is from the rank that the passage had among its copies. */
function misplaced({ candidates, copies }: Choosing, at: number): number {
  if (copies === undefined) return 0;
  const { start } = candidates[at] as Candidate;
  let rank = 1;
  for (const candidate of candidates) if (candidate.start < start) rank++;
  // Copies that went or came since may have stood before this one, or after it.
  const missing = copies.of - candidates.length;
  const low = copies.index - Math.max(0, missing);
  const high = copies.index + Math.max(0, -missing);
  return Math.max(0, low - rank, rank - high);
}

/** The score of a candidate by itself. */
function scoreOf(passage: Choosing, at: number): number {
  const score = Math.min(passage.enough, (passage.candidates[at] as Candidate).score);
  return score - PER_COPY * Math.min(MOST_COPIES, misplaced(passage, at));
}

/** A candidate's displacement, less what the whole text's growth explains. */
function driftOf(passage: Choosing, at: number, rate: number): number {
  return (passage.candidates[at] as Candidate).start - passage.expected * (1 + rate);
}

/** The best score of a neighbour's candidates, less the strain between the two. */
function bestStep(
  scores: Float64Array,
  neighbour: Choosing,
  passage: Choosing,
  drift: number,
  rate: number,
): number {
  const trust = Math.max(passage.trust, neighbour.trust);
  const distance = Math.abs(passage.expected - neighbour.expected);
  let best = -Infinity;
  for (let at = 0; at < scores.length; at++) {
    const score = (scores[at] as number) + scoreOf(neighbour, at);
    const total = score - trust * strain(driftOf(neighbour, at, rate) - drift, distance);
    if (total > best) best = total;
  }
  return best;
}

function pick(passage: Choosing, forward: Float64Array, backward: Float64Array): Picked {
  let best = -1;
  let score = -Infinity;
  let second = -Infinity;
  for (let at = 0; at < forward.length; at++) {
    const total = scoreOf(passage, at) + (forward[at] as number) + (backward[at] as number);
    if (total > score) {
      second = score;
      score = total;
      best = at;
    } else if (total > second) second = total;
  }
  return { best, margin: score - second };
}
