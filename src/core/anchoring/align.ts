/**
 * Alignment of one pattern with one window of the text: the longest colinear chain of common runs,
 * the gaps between them by edit distance. Insertions of any length cost the same few steps.
 */
import { fillGap } from './align-gap.ts';
import { measure, type Alignment } from './measure.ts';
import type { Elsewhere } from './segments.ts';
import { chain, findRuns, image, isSentenceEnd, length, runAt, runBack, runFrom, runLength } from './runs.ts';

/** How much of the text beside a gap at the pattern's end is searched for the rest of it. */
const EDGE_SLACK = 12;
const LONGEST_EDGE = 110;

/**
 * How many of the units before `stop` that two runs claim stay with the former one. What came or went there
 * was whole sentences, most likely, and the end of the passage stays with the rest of it.
 */
function shareOf(stop: number, twice: number, passageTo: number): number {
  const low = stop - twice;
  for (let at = stop; at > low; at--) if (isSentenceEnd(at)) return at - low;
  return passageTo > low && passageTo <= stop ? passageTo - low : 0;
}

/**
 * Aligns the prepared pattern with the text on the diagonals `low .. high` (a diagonal is a place in the
 * text less one in the pattern).
 * @param passageFrom where the passage begins in the pattern, `passageTo` where it ends.
 * @returns false when they have no run in common.
 */
export function align(
  result: Alignment,
  text: Uint16Array,
  textLength: number,
  low: number,
  high: number,
  passageFrom: number,
  passageTo: number,
  isElsewhere: Elsewhere,
): boolean {
  const count = findRuns(text, textLength, low, high);
  let run = chain(count);
  if (run < 0) return false;
  image.fill(-1, 0, length);
  // From the chain's end to its beginning: each run, then the gap to the run before it.
  let nextFrom = length;
  let nextAt = -1;
  let nextStop = length;
  for (; run >= 0; run = runBack[run]) {
    const from = runFrom[run];
    const at = runAt[run];
    let stop = from + runLength[run];
    if (nextAt >= 0) {
      const twice = Math.max(0, stop - nextFrom, at + stop - from - nextAt);
      if (twice > 0) {
        const kept = Math.min(shareOf(stop, twice, passageTo), nextStop - nextFrom - 1);
        image.fill(-1, nextFrom, nextFrom + kept);
        nextFrom += kept;
        nextAt += kept;
        stop += kept - twice;
      }
      fillGap(text, stop, nextFrom, at + stop - from, nextAt, false, false);
    } else {
      const rest = Math.min(length - stop, LONGEST_EDGE);
      const beside = at + stop - from;
      fillGap(text, stop, stop + rest, beside, Math.min(textLength, beside + rest + EDGE_SLACK), false, true);
    }
    for (let index = from; index < stop; index++) image[index] = at + index - from;
    nextStop = stop;
    nextFrom = from;
    nextAt = at;
  }
  const rest = Math.min(nextFrom, LONGEST_EDGE);
  fillGap(text, nextFrom - rest, nextFrom, Math.max(0, nextAt - rest - EDGE_SLACK), nextAt, true, false);
  measure(result, textLength, isElsewhere, passageFrom, passageTo);
  return true;
}
