/** A candidate: a place where a passage may be, and what it is worth. */
import { NEAR } from './alignment/measure.ts';
import type { FoldedText } from './fold.ts';
import type { Patterns } from './patterns.ts';
import type { Span } from '../text.ts';

/** A place where a passage may be; offsets are folded ones. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Agreement of passage and surroundings, in units. */
  readonly score: number;
  /** The part of the passage that was found, 0 to 1, and of each side's surroundings; -1 where there are none. */
  readonly passage: number;
  readonly before: number;
  readonly after: number;
  /** Units of surroundings that were found. */
  readonly context: number;
  readonly inserted: number;
  /** Whether passage and surroundings stand here as they were. */
  readonly verbatim: boolean;
  /** Units of the passage before its first and after its last one that was found. */
  readonly head: number;
  readonly tail: number;
  /** Where the last unit of the passage that was found ends: before `end`, where others stand for the rest. */
  readonly foundEnd: number;
  /** Longer insertions within it, as folded offsets of the text. */
  readonly insertions: readonly Span[];
}

/** A candidate of which nothing was found. */
export const NOWHERE: Candidate = {
  start: 0,
  end: 0,
  score: 0,
  passage: 0,
  before: 0,
  after: 0,
  context: 0,
  inserted: 0,
  verbatim: false,
  head: 0,
  tail: 0,
  foundEnd: 0,
  insertions: [],
};

/** Passages longer than this weigh no more, or their surroundings would count for nothing. */
export const HEAVIEST = 160;
/** What a unit of surroundings weighs that is further away than `NEAR`. */
const FAR_WEIGHT = 0.25;

/** What a side's surroundings are worth: units found nearby, and all. */
export function sideScore(near: number, all: number): number {
  return near + FAR_WEIGHT * (all - near);
}

/** The score of a pattern that stands somewhere as it was. */
export function fullScore(patterns: Patterns, index: number): number {
  const before = patterns.from[index] - patterns.first[index];
  const after = patterns.first[index + 1] - patterns.to[index];
  const passage = Math.min(HEAVIEST, patterns.to[index] - patterns.from[index]);
  return passage + sideScore(Math.min(before, NEAR), before) + sideScore(Math.min(after, NEAR), after);
}

/** Whether units `first .. stop` of the patterns stand in the text at `place`. */
export function standsAs(
  folded: FoldedText,
  patterns: Patterns,
  first: number,
  stop: number,
  place: number,
): boolean {
  if (place < 0 || place + stop - first > folded.length) return false;
  const { units } = folded;
  const own = patterns.units;
  for (let at = first; at < stop; at++) {
    if (own[at] !== units[place + at - first]) return false;
  }
  return true;
}

/** Whether the whole pattern stands on a diagonal of the text as it was. */
export function standsAt(folded: FoldedText, patterns: Patterns, index: number, diagonal: number): boolean {
  const first = patterns.first[index];
  return standsAs(folded, patterns, first, patterns.first[index + 1], diagonal);
}

/** The candidate on a diagonal where the whole pattern stands as it was. */
export function verbatimAt(patterns: Patterns, index: number, diagonal: number): Candidate {
  const first = patterns.first[index];
  const from = patterns.from[index] - first;
  const to = patterns.to[index] - first;
  const after = patterns.first[index + 1] - first - to;
  return {
    ...NOWHERE,
    start: diagonal + from,
    end: diagonal + to,
    score: fullScore(patterns, index),
    passage: 1,
    before: from === 0 ? -1 : 1,
    after: after === 0 ? -1 : 1,
    context: Math.min(NEAR, from) + Math.min(NEAR, after),
    verbatim: true,
  };
}

/** Adds a candidate, or lets it replace an overlapping one that is worse. */
export function add(candidates: Candidate[], candidate: Candidate): void {
  for (let index = 0; index < candidates.length; index++) {
    const other = candidates[index];
    if (candidate.start < other.end && other.start < candidate.end) {
      if (candidate.score > other.score) candidates[index] = candidate;
      return;
    }
  }
  candidates.push(candidate);
}
