/** Which candidates may be a passage at all: the floors, apart from any comparison. */
import { HELD, LONGEST_INSERTION } from './alignment/measure.ts';
import type { Candidate } from './candidate.ts';

/** What is known of a passage besides its candidates. */
export interface Known {
  /** Folded units of the passage, ideographs counted as the letters that they stand for. */
  readonly length: number;
  /** Verbatim copies of the passage in the text at that time, itself counted; 0 where unknown. */
  readonly copies: number;
  /** Letters that a unit stands for. */
  readonly weight: number;
  /** Folded units of the text behind the passage, when it was marked; undefined where unknown. */
  readonly behind: number | undefined;
  /** Whether the text has fewer folded units than when the passage was marked. */
  readonly isShorter: boolean;
  /** Folded units of the text as it is now. */
  readonly text: number;
}

/** Less of what stood behind a passage, and of the side that it went on with, is left where the text was cut. */
const REMAINS = 0.5;
const SIDE_REMAINS = 0.25;

/** Whether the text was cut within a passage, as a preview is: what stood behind it is gone too. */
export function isCut(
  { tail, before, after, foundEnd }: Candidate,
  { behind, isShorter, text }: Known,
): boolean {
  if (!isShorter || behind === undefined || behind === 0 || tail === 0) return false;
  return after < SIDE_REMAINS && Math.abs(before) >= HELD && text - foundEnd < REMAINS * (behind + tail);
}

/** A copy whose surroundings on one side agree less may be another one. */
const SHARED = 0.3;
/** A place narrower than this part of the passage holds what is left of other words. */
const WIDE = 0.6;

/** Letters that are left of a passage which was cut. */
const LEAST_CUT = 8;

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
  const isBridged =
    candidate.inserted <= LONGEST_INSERTION &&
    passage >= 0.75 &&
    Math.min(Math.abs(before), Math.abs(after)) >= HELD;
  if (candidate.inserted > 40 + 2 * known.length && !isBridged) return 0;
  if (isCut(candidate, known) && found >= LEAST_CUT) return 2;
  const all = found + context;
  const lesser = Math.min(Math.abs(before), Math.abs(after));
  const isHeld = Math.max(before, after) >= HELD;
  const unique = known.copies === 1;
  // Where no other words stand for those that were lost, what is left is often found by accident.
  const isWide = (candidate.end - candidate.start) * known.weight >= WIDE * known.length;
  if (passage >= 0.75) {
    // Copies may share one side of their surroundings.
    const isOwn = known.copies <= 1 || lesser >= SHARED;
    if (isOwn && all >= (isHeld ? 20 : (unique ? 10 : 30) * (passage >= 0.98 ? 1 : 3))) return 2;
    return all >= (isHeld || known.copies <= 1 ? 12 : 24) ? 1 : 0;
  }
  if (passage >= 0.5) {
    if (lesser >= HELD ? all >= 30 : (isHeld || unique) && all >= 88) return 2;
    return isHeld && (isWide || found >= 16) ? 1 : 0;
  }
  // Little of the wording is left; the surroundings on both sides say that this is its place.
  // But where those are whole, and the words are not, others came in their place.
  const isReplaced = found < 8 && context >= 100;
  return passage >= 0.2 && !isReplaced && isWide && lesser >= HELD && context >= 24 ? 1 : 0;
}
