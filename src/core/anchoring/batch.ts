/**
 * What the notes of one issue know together: passages keep their order, and where a neighbour went
 * tells where this one went. The best choice of one candidate each is a shortest path (Viterbi).
 */
import type { Candidate } from './candidates.ts';

/** One passage's choice among its candidates. */
export interface Choice {
  /** Index of the chosen candidate. */
  readonly best: number;
  /** How much worse, in units of score, the whole batch is with the second best candidate. */
  readonly margin: number;
}

/** A passage with its candidates; `expected` is where it would be, had nothing moved. */
export interface Choosing {
  readonly expected: number;
  readonly candidates: readonly Candidate[];
  /** How much the place counts: more where the passage had verbatim copies when it was marked. */
  readonly trust: number;
}

/** Units of score for each doubling of a difference in displacement, and where it ends. */
const PER_DOUBLING = 1.5;
const MOST_DOUBLINGS = 13;

/** What it costs that two neighbours were displaced differently. */
function strain(difference: number): number {
  const far = Math.abs(difference);
  if (far < 4) return 0;
  return PER_DOUBLING * Math.min(MOST_DOUBLINGS, Math.log2(far * 0.25));
}

/**
 * Chooses for passages in the order in which they stood.
 * @param atEnd the displacement of the text's end; undefined where its former length is unknown.
 */
export function choose(passages: readonly Choosing[], atEnd: number | undefined): Choice[] {
  const count = passages.length;
  const forward: Float64Array[] = [];
  const backward: Float64Array[] = Array.from({ length: count });
  for (let index = 0; index < count; index++) {
    const { candidates, expected, trust } = passages[index] as Choosing;
    const scores = new Float64Array(candidates.length);
    const before = index === 0 ? undefined : (passages[index - 1] as Choosing);
    for (let at = 0; at < scores.length; at++) {
      const displacement = (candidates[at] as Candidate).start - expected;
      scores[at] =
        before === undefined
          ? -strain(displacement) * trust
          : bestStep(forward[index - 1] as Float64Array, before, displacement, Math.max(trust, before.trust), true);
    }
    forward.push(scores);
  }
  for (let index = count - 1; index >= 0; index--) {
    const { candidates, expected, trust } = passages[index] as Choosing;
    const scores = new Float64Array(candidates.length);
    const after = index === count - 1 ? undefined : (passages[index + 1] as Choosing);
    for (let at = 0; at < scores.length; at++) {
      const displacement = (candidates[at] as Candidate).start - expected;
      if (after !== undefined) {
        scores[at] = bestStep(backward[index + 1] as Float64Array, after, displacement, Math.max(trust, after.trust), true);
      } else if (atEnd !== undefined) scores[at] = -strain(displacement - atEnd) * trust;
    }
    backward[index] = scores;
  }
  return passages.map((passage, index) =>
    pick(passage, forward[index] as Float64Array, backward[index] as Float64Array),
  );
}

/** The best score of a neighbour's candidates, less the strain to a displacement. */
function bestStep(
  scores: Float64Array,
  neighbour: Choosing,
  displacement: number,
  trust: number,
  own: boolean,
): number {
  let best = -Infinity;
  for (let at = 0; at < scores.length; at++) {
    const candidate = neighbour.candidates[at] as Candidate;
    const total =
      (scores[at] as number) +
      (own ? candidate.score : 0) -
      trust * strain(candidate.start - neighbour.expected - displacement);
    if (total > best) best = total;
  }
  return best;
}

function pick(passage: Choosing, forward: Float64Array, backward: Float64Array): Choice {
  let best = -1;
  let score = -Infinity;
  let second = -Infinity;
  for (let at = 0; at < forward.length; at++) {
    const total = (passage.candidates[at] as Candidate).score + (forward[at] as number) + (backward[at] as number);
    if (total > score) {
      second = score;
      score = total;
      best = at;
    } else if (total > second) second = total;
  }
  return { best, margin: score - second };
}
