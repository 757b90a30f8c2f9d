/** Which candidates may be a passage at all: the floors, apart from any comparison. */
import type { Candidate } from './candidates.ts';

/** What is known of a passage besides its candidates. */
export interface Known {
  /** Folded units of the passage, ideographs counted as the letters that they stand for. */
  readonly length: number;
  /** Whether the text was searched for lookalikes when the passage was marked. */
  readonly searched: boolean;
  /** Verbatim copies of the passage in the text at that time, itself counted; 0 where unknown. */
  readonly copies: number;
  /** Letters that a unit stands for. */
  readonly weight: number;
}

/** A side of the surroundings holds when this part of it was found. */
const HELD = 0.5;

/** Whether a candidate is good enough to be the passage, if no other is better. */
export function acceptable(candidate: Candidate, known: Known): boolean {
  if (candidate.verbatim && known.length + candidate.context * known.weight >= 8) return true;
  const { passage, before, after } = candidate;
  const context = candidate.context * known.weight;
  const found = passage * known.length;
  const sides = Number(before >= HELD || before < 0) + Number(after >= HELD || after < 0);
  const held = Number(before >= HELD) + Number(after >= HELD);
  const swollen = candidate.inserted > 40 + 2 * known.length;
  if (swollen) return false;
  const unique = known.searched && known.copies <= 1;
  if (passage >= 0.98) {
    if (held > 0) return found + context >= 16;
    return unique ? found + context >= 14 : found >= 30 && known.copies <= 1;
  }
  if (passage >= 0.75) {
    if (held > 0) return found + context >= 20;
    return unique ? found >= 30 : found >= 60 && passage >= 0.9;
  }
  if (passage >= 0.5) {
    if (held > 0) return found + context >= 30;
    return unique && found >= 60;
  }
  return passage >= 0.25 && found >= 10 && sides === 2 && held > 0 && found + context >= 40;
}
