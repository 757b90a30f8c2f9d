/** What an alignment says: where the passage begins and ends, and how much of it was found. */
import { findPart, gone, kept, listRuns, outermost, part, sift, trim, type Elsewhere } from './segments.ts';
import { image, length, runFrom, runLength } from './runs.ts';

/** What an alignment says of a pattern; offsets are folded ones in the text, -1 where none is. */
export interface Alignment {
  /** Where the passage begins and ends (exclusive). */
  start: number;
  end: number;
  /** Units of the passage that were found, in runs of three or more. */
  matched: number;
  /** Units that stand between found ones without having been there. */
  inserted: number;
  /** Found units of the prefix and the suffix: those near the passage, and all. */
  before: number;
  after: number;
  beforeFar: number;
  afterFar: number;
  /** Units of the passage before its first and after its last one that was found. */
  head: number;
  tail: number;
}

/** Surroundings nearer than this count in full. */
export const NEAR = 64;

/** Units that a slip of the pen explains. */
const SLIP = 3;
/** Shorter runs do not count: edit distance finds single letters in common between any two texts. */
const COUNTED = 3;
/** Reads the result from the images of the pattern's units. */
export function measure(
  result: Alignment,
  textLength: number,
  isElsewhere: Elsewhere,
  passageFrom: number,
  passageTo: number,
): void {
  result.matched = result.inserted = 0;
  result.before = result.after = result.beforeFar = result.afterFar = 0;
  const tiny = passageTo - passageFrom < 6;
  const count = sift(listRuns(), isElsewhere, passageFrom, passageTo);
  if (count === 0) {
    result.start = result.end = -1;
    return;
  }
  findPart(count, passageFrom, passageTo);
  let core = part.first;
  for (let run = part.first + 1; run <= part.last; run++) {
    if (runLength[run] > runLength[core]) core = run;
  }
  const lowest = outermost(core, part.first, part.last, -1);
  const highest = outermost(core, part.first, part.last, 1);
  trim(lowest, highest, passageFrom, passageTo);
  // The pattern's and the text's last unit of the prefix, first and last of the passage, first of the suffix.
  let lastBefore = -1;
  let first = -1;
  let last = -1;
  let firstAfter = -1;
  let headGone = false;
  let tailGone = false;
  for (let run = lowest; run <= highest; run++) {
    // Single letters are in common by accident.
    if (!tiny && runLength[run] < COUNTED) continue;
    const from = runFrom[run];
    const stop = from + runLength[run];
    const counts = stop - from >= COUNTED || (tiny && from >= passageFrom && stop <= passageTo);
    const inside = Math.min(stop, kept.to) - Math.max(from, kept.from);
    if (from < passageFrom) {
      const until = Math.min(stop, passageFrom);
      lastBefore = until - 1;
      if (counts) {
        result.beforeFar += until - from;
        result.before += Math.max(0, until - Math.max(from, passageFrom - NEAR));
      }
    }
    if (inside > 0) {
      const begins = Math.max(from, kept.from);
      if (first < 0) {
        first = begins;
        headGone = gone[run] === 1 || kept.from > passageFrom;
      } else result.inserted += Math.max(0, insertedBetween(last, begins));
      last = begins + inside - 1;
      if (counts) result.matched += inside;
      tailGone = kept.to < passageTo || (stop < passageTo && gone[run + 1] === 1);
    }
    if (stop > passageTo) {
      const begins = Math.max(from, passageTo);
      if (firstAfter < 0) firstAfter = begins;
      if (counts) {
        result.afterFar += stop - begins;
        result.after += Math.max(0, Math.min(stop, passageTo + NEAR) - begins);
      }
    }
  }
  if (first < 0) {
    result.start = result.end = -1;
    return;
  }
  const head = first - passageFrom;
  const tail = passageTo - 1 - last;
  // A passage without surroundings on a side was at the end of the text.
  const atStart = passageFrom === 0;
  const atEnd = passageTo === length;
  let spareBefore = atStart ? image[first] : -1;
  let spareAfter = atEnd ? textLength - 1 - image[last] : -1;
  if (lastBefore >= 0) spareBefore = image[first] - image[lastBefore] - 1;
  if (firstAfter >= 0) spareAfter = image[firstAfter] - image[last] - 1;
  result.start =
    image[first] -
    (headGone || isStrange(result.before, passageFrom)
      ? 0
      : outward(head, atStart ? 0 : passageFrom - 1 - lastBefore, spareBefore));
  result.end =
    image[last] +
    1 +
    (tailGone || isStrange(result.after, length - passageTo)
      ? 0
      : outward(tail, atEnd ? 0 : firstAfter - passageTo, spareAfter));
  result.head = head;
  result.tail = tail;
  const nearBefore = nearness(spareBefore - (first - 1 - lastBefore));
  result.before *= nearBefore;
  result.beforeFar *= nearBefore;
  const nearAfter = nearness(spareAfter - (firstAfter - 1 - last));
  result.after *= nearAfter;
  result.afterFar *= nearAfter;
}

/** How many units of the text between `from` and `to` the aligned pattern explains. */
export function explained(from: number, to: number): number {
  let count = 0;
  for (let at = 0; at < length;) {
    const place = image[at];
    let stop = at + 1;
    if (place >= 0) while (stop < length && image[stop] === place + stop - at) stop++;
    if (stop - at >= COUNTED) count += Math.max(0, Math.min(to, place + stop - at) - Math.max(from, place));
    at = stop;
  }
  return count;
}

/** An added word or two changes nothing; behind this many more units, surroundings count half. */
const ADDED = 20;
const HALF = 120;

/** What surroundings count for, with so many units added between them and the passage. */
function nearness(added: number): number {
  return added <= ADDED ? 1 : HALF / (HALF + added - ADDED);
}

/**
 * Less of the surroundings is found beside any words. At 0.35, 0.7 % fewer reworded passages have the
 * right ends; without it, as many more of those whose neighbours moved have wrong ones.
 */
const STRANGE = 0.25;

/** Whether what stands beside a passage is not what stood there, of which so many units were found. */
function isStrange(found: number, units: number): boolean {
  return units > 0 && found < STRANGE * Math.min(NEAR, units);
}

function insertedBetween(one: number, other: number): number {
  return image[other] - image[one] - (other - one);
}

/**
 * How far a passage reaches beyond its first (or last) unit that was found.
 * @param lost units of the passage beyond that one.
 * @param lostBeside units of the surroundings between those and the next one that was found.
 * @param spare units of the text between the two found ones; -1 where no surroundings were found.
 */
function outward(lost: number, lostBeside: number, spare: number): number {
  if (lost === 0) return 0;
  // What was cut off, or went elsewhere, has nothing in its place that is ours; but a letter or two.
  if (spare < 0 || spare > 2 * (lost + lostBeside) + 12) return lost <= SLIP ? lost : 0;
  return Math.round((spare * lost) / (lost + lostBeside));
}
