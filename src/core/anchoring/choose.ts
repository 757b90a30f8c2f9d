/**
 * What the notes of one issue know together: passages keep their order, and where a neighbour went
 * tells where this one went.
 */
import { ownersOf, type Drifts } from './owners.ts';
import {
  driftOf,
  usualStep,
  misplaced,
  shortestPath,
  strain,
  usual,
  type Choosing,
  type Edits,
  type Frame,
  type Owned,
  type Picked,
} from './viterbi.ts';

/** One passage's choice among its candidates. */
export interface Choice extends Picked {
  /** Whether the chosen copy cannot be the one that the passage was: that one is gone. */
  readonly misplaced: boolean;
  /** Whether it is where its neighbours say that it would be. */
  readonly calm: boolean;
}

/** Chooses for passages in the order in which they stood, in steps. */
export function* choose(choosing: readonly Choosing[], frame: Frame): Generator<void, Choice[]> {
  const rate = (frame.atEnd ?? 0) / Math.max(1, frame.length);
  const edits: Edits = { ...frame, rate, perRoot: usualStep(choosing, rate) };
  let passages: readonly Owned[] = choosing.map((one) => ({ ...one, owners: [] }));
  let choices = yield* shortestPath(passages, edits);
  if (choosing.some(({ rivals }) => rivals.flat().length > 0)) {
    const drifts = driftsOf(passages, choices, frame);
    passages = choosing.map((one) => ({
      ...one,
      owners: ownersOf(drifts, one, (distance) => usual(edits.perRoot, distance)),
    }));
    choices = yield* shortestPath(passages, edits);
  }
  return choices.map(({ best, margin }, index) => {
    const passage = passages[index];
    const owner = passage.owners[best];
    const calm = owner === 'passage' || isCalm(passages, choices, index, edits);
    // One copy went. If this one is not where its neighbours say, it was this one that went.
    const gone = passage.copies !== undefined && passage.candidates.length < passage.copies.of && !calm;
    return {
      best,
      margin,
      misplaced: owner === 'lookalike' || (owner === undefined && (gone || misplaced(passage, best) > 0)),
      calm,
    };
  });
}

/** The displacements that are certain: of the text's ends, and of passages that nothing else resembles. */
function driftsOf(passages: readonly Owned[], choices: readonly Picked[], { length, atEnd }: Frame): Drifts {
  const at = [0];
  const drift = [0];
  passages.forEach(({ expected, candidates, weak, rivals }, index) => {
    const { best, margin } = choices[index];
    if (weak[best] || rivals[best]?.length !== 0 || margin < SURE) return;
    at.push(expected);
    drift.push(candidates[best].start - expected);
  });
  if (atEnd !== undefined) {
    at.push(length);
    drift.push(atEnd);
  }
  return { at: Int32Array.from(at), drift: Int32Array.from(drift) };
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
  edits: Edits,
): boolean {
  const { length, atEnd, rate } = edits;
  const passage = passages[index] as Owned;
  const drift = driftOf(passage, choices[index].best, rate);
  for (const step of [-1, 1]) {
    let asked = 0;
    let at = index + step;
    for (; asked < ASKED && at >= 0 && at < passages.length; at += step) {
      const neighbour = passages[at];
      const { best, margin } = choices[at];
      if (margin < (neighbour.weak[best] ? SURE : 1)) continue;
      asked++;
      if (strain(edits, driftOf(neighbour, best, rate) - drift, neighbour.expected - passage.expected) === 0)
        return true;
    }
    if (asked > 0) continue;
    if (step < 0 && strain(edits, drift, passage.expected) === 0) return true;
    if (step > 0 && atEnd !== undefined && strain(edits, drift, length - passage.expected) === 0) return true;
  }
  return false;
}
