/**
 * Alignment of one pattern with one window of the text: the longest colinear chain of common runs,
 * the gaps between them by edit distance. Insertions of any length cost the same few steps.
 */
import { fillGap } from './gap.ts';
import {
  chain,
  findRuns,
  image,
  jump,
  length,
  MOST_RUNS,
  runAt,
  runBack,
  runFrom,
  runLength,
} from './runs.ts';

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

/** How much of the text beside a gap at the pattern's end is searched for the rest of it. */
const EDGE_SLACK = 12;
const LONGEST_EDGE = 110;

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
  for (; run >= 0; run = runBack[run] as number) {
    const from = runFrom[run] as number;
    const at = runAt[run] as number;
    let stop = from + (runLength[run] as number);
    if (nextAt >= 0) {
      // Units that two runs claim: the end of the passage stays with the rest of it.
      if (nextFrom < passageTo && stop >= passageTo && at + passageTo - from <= nextAt) stop = passageTo;
      else stop -= Math.max(0, stop - nextFrom, at + stop - from - nextAt);
      fillGap(text, stop, nextFrom, at + stop - from, nextAt, false, false);
    } else {
      const rest = Math.min(length - stop, LONGEST_EDGE);
      const beside = at + stop - from;
      fillGap(text, stop, stop + rest, beside, Math.min(textLength, beside + rest + EDGE_SLACK), false, true);
    }
    for (let index = from; index < stop; index++) image[index] = at + index - from;
    nextFrom = from;
    nextAt = at;
  }
  const rest = Math.min(nextFrom, LONGEST_EDGE);
  fillGap(text, nextFrom - rest, nextFrom, Math.max(0, nextAt - rest - EDGE_SLACK), nextAt, true, false);
  measure(result, textLength, isElsewhere, passageFrom, passageTo);
  return true;
}

/** Units that a slip of the pen explains. */
const SLIP = 3;
/** Shorter runs do not count: edit distance finds single letters in common between any two texts. */
const COUNTED = 3;
/** A gap costs this much for each unit, and from some length on as much as a jump. */
const GAP = 0.8;
const NARROW = 12;

/** Runs from this length on are no accident. */
const SOLID = 6;
/** Fewer units than this may stand elsewhere by accident. */
const LEAST_GONE = 16;

/** Whether the stretch of the pattern before each run, and after the last one, stands elsewhere in the text. */
const gone = new Uint8Array(MOST_RUNS + 1);

/** Whether units `from .. to` of the pattern stand together somewhere else in the text. */
export type Elsewhere = (from: number, to: number) => boolean;

/**
 * Finds the stretches between solid runs whose words stand elsewhere: a block moved away, and what was
 * found of it here is found by accident and taken out. Answers the count of runs that are left.
 */
function sift(count: number, isElsewhere: Elsewhere, passageFrom: number, passageTo: number): number {
  let kept = 0;
  let solid = -1;
  for (let run = 0; run <= count; run++) {
    if (run < count && (runLength[run] as number) < SOLID) continue;
    const from = solid < 0 ? 0 : (runFrom[solid] as number) + (runLength[solid] as number);
    const to = run < count ? (runFrom[run] as number) : length;
    const first = Math.max(from, passageFrom);
    const last = Math.min(to, passageTo);
    const isGone = last - first >= LEAST_GONE && isElsewhere(first, last);
    for (let one = solid + 1; one <= run && one < count; one++) {
      if (isGone && one < run) continue;
      gone[kept] = one === run && isGone ? 1 : 0;
      runFrom[kept] = runFrom[one] as number;
      runAt[kept] = runAt[one] as number;
      runLength[kept++] = runLength[one] as number;
    }
    gone[kept] = isGone ? 1 : 0;
    solid = run;
  }
  return kept;
}

/** Lists the runs of images; answers their count. */
function listRuns(): number {
  let count = 0;
  for (let at = 0; at < length && count < MOST_RUNS;) {
    const place = image[at] as number;
    if (place < 0) {
      at++;
      continue;
    }
    let stop = at + 1;
    while (stop < length && image[stop] === place + stop - at) stop++;
    runFrom[count] = at;
    runAt[count] = place;
    runLength[count++] = stop - at;
    at = stop;
  }
  return count;
}

/**
 * How far from the longest run to one side runs belong to it: up to where they outweigh the gaps
 * between them best. What lies further out is an accident; a passage must not reach out to it.
 */
function outermost(core: number, first: number, last: number, step: number): number {
  let best = core;
  let score = 0;
  let highest = 0;
  for (let run = core + step; run >= first && run <= last; run += step) {
    const left = Math.min(run, run - step);
    const stop = (runFrom[left] as number) + (runLength[left] as number);
    const end = (runAt[left] as number) + (runLength[left] as number);
    const gap = Math.max((runFrom[left + 1] as number) - stop, (runAt[left + 1] as number) - end);
    score += (runLength[run] as number) - (gap <= NARROW ? GAP * gap : GAP * NARROW + jump(gap - NARROW));
    if (score > highest) {
      highest = score;
      best = run;
    }
  }
  return best;
}

/** A gap in which so many units of a passage went and as many others came parts it: those are a block that stands elsewhere now. */
const REPLACED = 30;
/** An insertion into a passage that is longer than this parts it too. */
const LONGEST_INSERTION = 200;

/** Whether the passage is parted between a run and the following one: its parts are places of their own. */
function isParted(run: number, passageFrom: number, passageTo: number): boolean {
  const stop = (runFrom[run] as number) + (runLength[run] as number);
  const next = runFrom[run + 1] as number;
  if (stop <= passageFrom || next >= passageTo) return false;
  if (gone[run + 1] === 1) return true;
  const came = (runAt[run + 1] as number) - (runAt[run] as number) - (runLength[run] as number);
  return came > LONGEST_INSERTION || (came >= REPLACED && next - stop >= REPLACED);
}

/** The part of the passage that holds most of it, as a span of runs. */
const part = { first: 0, last: 0 };

function findPart(count: number, passageFrom: number, passageTo: number): void {
  part.first = 0;
  part.last = count - 1;
  let most = -1;
  let first = 0;
  let held = 0;
  for (let run = 0; run < count; run++) {
    const from = runFrom[run] as number;
    const stop = from + (runLength[run] as number);
    held += Math.max(0, Math.min(stop, passageTo) - Math.max(from, passageFrom));
    if (run + 1 < count && !isParted(run, passageFrom, passageTo)) continue;
    if (held > most) {
      most = held;
      part.first = first;
      part.last = run;
    }
    first = run + 1;
    held = 0;
  }
}

/** Reads the result from the images of the pattern's units. */
function measure(
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
    if ((runLength[run] as number) > (runLength[core] as number)) core = run;
  }
  const lowest = outermost(core, part.first, part.last, -1);
  const highest = outermost(core, part.first, part.last, 1);
  // The pattern's and the text's last unit of the prefix, first and last of the passage, first of the suffix.
  let lastBefore = -1;
  let first = -1;
  let last = -1;
  let firstAfter = -1;
  let headGone = false;
  let tailGone = false;
  for (let run = lowest; run <= highest; run++) {
    // Single letters are in common by accident.
    if (!tiny && (runLength[run] as number) < COUNTED) continue;
    const from = runFrom[run] as number;
    const stop = from + (runLength[run] as number);
    const counts = stop - from >= COUNTED || (tiny && from >= passageFrom && stop <= passageTo);
    const inside = Math.min(stop, passageTo) - Math.max(from, passageFrom);
    if (from < passageFrom) {
      const until = Math.min(stop, passageFrom);
      lastBefore = until - 1;
      if (counts) {
        result.beforeFar += until - from;
        result.before += Math.max(0, until - Math.max(from, passageFrom - NEAR));
      }
    }
    if (inside > 0) {
      const begins = Math.max(from, passageFrom);
      if (first < 0) {
        first = begins;
        headGone = gone[run] === 1;
      } else result.inserted += Math.max(0, insertedBetween(last, begins));
      last = begins + inside - 1;
      if (counts) result.matched += inside;
      tailGone = stop < passageTo && gone[run + 1] === 1;
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
  let spareBefore = atStart ? (image[first] as number) : -1;
  let spareAfter = atEnd ? textLength - 1 - (image[last] as number) : -1;
  if (lastBefore >= 0) spareBefore = (image[first] as number) - (image[lastBefore] as number) - 1;
  if (firstAfter >= 0) spareAfter = (image[firstAfter] as number) - (image[last] as number) - 1;
  result.start =
    (image[first] as number) -
    (headGone || isStrange(result.before, passageFrom)
      ? 0
      : outward(head, atStart ? 0 : passageFrom - 1 - lastBefore, spareBefore));
  result.end =
    (image[last] as number) +
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

/** An added word or two changes nothing; behind this many more units, surroundings count half. */
const ADDED = 20;
const HALF = 120;

/** What surroundings count for, with so many units added between them and the passage. */
function nearness(added: number): number {
  return added <= ADDED ? 1 : HALF / (HALF + added - ADDED);
}

/** Less of the surroundings than this is found anywhere: words are found beside a passage by accident. */
const STRANGE = 0.25;

/** Whether what stands beside a passage is not what stood there, of which so many units were found. */
function isStrange(found: number, units: number): boolean {
  return units > 0 && found < STRANGE * Math.min(NEAR, units);
}

function insertedBetween(one: number, other: number): number {
  return (image[other] as number) - (image[one] as number) - (other - one);
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
