/** Rivalry: whether a candidate is one of the lookalikes that stood beside a passage when it was marked. */
import { nearScore, type Candidate } from './candidate.ts';
import { candidateIn, ready, type Field } from './candidates.ts';
import { samePassage, sameSurroundings } from './patterns.ts';

/** How far off a candidate's diagonal its rivals are sought. */
const REACH = 60;

/**
 * By how much a candidate agrees better with a lookalike, one of the patterns `first .. last`, than with
 * the passage. A lookalike of which less was stored is not better for having less that could be missing.
 */
export function rivalry(
  field: Field,
  index: number,
  candidate: Candidate,
  first: number,
  last: number,
): number {
  const { patterns, budget } = field;
  let most = -Infinity;
  for (let rival = first; rival < last; rival++) {
    // What is the same in all that is stored of it tells nothing: only its place can.
    const isCopy = samePassage(patterns, index, rival) && sameSurroundings(patterns, index, rival);
    if (isCopy || budget.left <= 0) {
      most = Math.max(most, 0);
      continue;
    }
    const before = (patterns.from[rival] as number) - (patterns.first[rival] as number);
    ready(patterns, rival);
    const origin = candidate.start - before;
    const other = candidateIn(field, rival, origin - REACH, origin + candidate.inserted + REACH);
    if (other === undefined) continue;
    const lacking = Math.min(0, nearScore(patterns, rival) - nearScore(patterns, index));
    most = Math.max(most, candidate.deficit - other.deficit + lacking);
  }
  return most;
}
