/** Which candidates may be a passage at all: the floors, apart from any comparison. */
import type { Candidate } from './candidate.ts';

/** What is known of a passage besides its candidates. */
export interface Known {
  /** Folded units of the passage, ideographs counted as the letters that they stand for. */
  readonly length: number;
  /** Verbatim copies of the passage in the text at that time, itself counted; 0 where unknown. */
  readonly copies: number;
  /** Letters that a unit stands for. */
  readonly weight: number;
}

/** A side of the surroundings holds when this part of it was found. */
const HELD = 0.5;

/** No passage; one only where its neighbours say that it would be; one wherever it is. */
export type Strength = 0 | 1 | 2;

/**
 * How far a candidate can be trusted to be the passage, if no other is better. The floors, in letters
 * found of passage and surroundings, are the lowest at which at most one of a hundred passages that were
 * deleted from real pages is found somewhere else.
 */
export function strengthOf(candidate: Candidate, known: Known): Strength {
  const { passage, before, after } = candidate;
  const context = candidate.context * known.weight;
  const found = passage * known.length;
  if (candidate.verbatim && known.length + context >= 8) return 2;
  if (candidate.inserted > 40 + 2 * known.length) return 0;
  const sides = Number(before >= HELD || before < 0) + Number(after >= HELD || after < 0);
  const held = Number(before >= HELD) + Number(after >= HELD);
  const unique = known.copies === 1;
  const near = held > 0 || (unique && context >= 16);
  if (passage >= 0.98) {
    if (near ? found + context >= 16 : unique ? found >= 9 : found >= 30 && known.copies <= 1) return 2;
    return found + context >= 10 ? 1 : 0;
  }
  if (passage >= 0.75) {
    if (held > 0 ? found + context >= 20 : unique ? found >= 30 : found >= 60 && passage >= 0.9) return 2;
    return found + context >= 16 ? 1 : 0;
  }
  if (passage >= 0.5) {
    if (sides === 2 && held > 0 ? found + context >= 30 : found >= 60 && (held > 0 || unique)) return 2;
    if (held > 0 && found >= 24 && found + context >= 80) return 2;
    return found + context >= 24 ? 1 : 0;
  }
  // Little of the wording is left; the surroundings on both sides say that this is its place.
  return passage >= 0.2 && sides === 2 && held > 0 && context >= 24 ? 1 : 0;
}
