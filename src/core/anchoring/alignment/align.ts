/**
 * Alignment of one pattern with one window of the text: the longest colinear chain of common runs,
 * the gaps between them by edit distance. Insertions of any length cost the same few steps.
 */
import { fillGap } from './align-gap.ts';
import { measure, type Alignment } from './measure.ts';
import { chain, findRuns, isSentenceEnd } from './runs.ts';
import type { Workspace } from './workspace.ts';

/** How much of the text beside a gap at the pattern's end is searched for the rest of it. */
const EDGE_SLACK = 12;
const LONGEST_EDGE = 110;

/**
 * How many of the units before `stop` that two runs claim stay with the former one. What came or went there
 * was whole sentences, most likely, and the end of the passage stays with the rest of it.
 */
function shareOf(space: Workspace, stop: number, twice: number): number {
  const low = stop - twice;
  for (let at = stop; at > low; at--) if (isSentenceEnd(space, at)) return at - low;
  return space.to > low && space.to <= stop ? space.to - low : 0;
}

/**
 * Aligns the prepared pattern with the text on the diagonals `low .. high` (a diagonal is a place in the
 * text less one in the pattern). Answers nothing where they have no run in common, or none in the passage.
 */
export function align(space: Workspace, low: number, high: number): Alignment | undefined {
  const last = chain(space, findRuns(space, low, high));
  if (last < 0) return undefined;
  imagine(space, last);
  return measure(space);
}

/** Writes the images of the pattern's units, by the chain that ends in run `last` and the gaps between its runs. */
function imagine(space: Workspace, last: number): void {
  const { image, length, runFrom, runAt, runLength, runBack } = space;
  const textLength = space.folded.length;
  image.fill(-1, 0, length);
  // From the chain's end to its beginning: each run, then the gap to the run before it.
  let nextFrom = length;
  let nextAt = -1;
  let nextStop = length;
  for (let run = last; run >= 0; run = runBack[run]) {
    const from = runFrom[run];
    const at = runAt[run];
    let stop = from + runLength[run];
    if (nextAt >= 0) {
      const twice = Math.max(0, stop - nextFrom, at + stop - from - nextAt);
      if (twice > 0) {
        const kept = Math.min(shareOf(space, stop, twice), nextStop - nextFrom - 1);
        image.fill(-1, nextFrom, nextFrom + kept);
        nextFrom += kept;
        nextAt += kept;
        stop += kept - twice;
      }
      const low = at + stop - from;
      fillGap(space, { from: stop, to: nextFrom, low, high: nextAt, freeStart: false, freeEnd: false });
    } else {
      const to = stop + Math.min(length - stop, LONGEST_EDGE);
      const low = at + stop - from;
      const high = Math.min(textLength, low + to - stop + EDGE_SLACK);
      fillGap(space, { from: stop, to, low, high, freeStart: false, freeEnd: true });
    }
    for (let index = from; index < stop; index++) image[index] = at + index - from;
    nextStop = stop;
    nextFrom = from;
    nextAt = at;
  }
  const from = nextFrom - Math.min(nextFrom, LONGEST_EDGE);
  const low = Math.max(0, nextAt - (nextFrom - from) - EDGE_SLACK);
  fillGap(space, { from, to: nextFrom, low, high: nextAt, freeStart: true, freeEnd: false });
}
