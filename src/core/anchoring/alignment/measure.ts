/** What an alignment says: where the passage begins and ends, and how much of it was found. */
import type { Span } from '../../text.ts';
import { largestSegment, listRuns, outermost, SOLID, trim, type Segment } from './segments.ts';
import type { Workspace } from './workspace.ts';

/** What an alignment says of a pattern; offsets are folded ones in the text. */
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
  /** Where the last found unit of the passage ends in the text, also of a sentence that went but for its beginning. */
  foundEnd: number;
  /** Insertions of `FOREIGN` units and more, as offsets of the text. */
  insertions: Span[];
}

/** Shorter insertions are words of a sentence. */
const FOREIGN = 8;

/** A side of the surroundings holds when this part of it was found. */
export const HELD = 0.5;

/** Surroundings nearer than this count in full. */
export const NEAR = 64;

/** Units that a slip of the pen explains. */
const SLIP = 3;
/** Shorter runs do not count: edit distance finds single letters in common between any two texts. */
const COUNTED = 3;

/** Where in the pattern what was found ends: -1 where nothing was. */
interface Ends {
  lastBefore: number;
  first: number;
  last: number;
  firstAfter: number;
  /** Whether sentences at the passage's beginning, or end, went. */
  headGone: boolean;
  tailGone: boolean;
}

/** Beyond this an insertion is bridged where so much of the passage, and both sides, are there; up to the other. */
const MOSTLY = 0.75;
export const LONGEST_INSERTION = 900;

/** Reads the result from the images of the pattern's units; answers nothing where none of the passage was found. */
export function measure(space: Workspace): Alignment | undefined {
  const count = listRuns(space);
  if (count === 0) return undefined;
  const part = largestSegment(space, count);
  const whole = { first: 0, last: count - 1 };
  const result = measurePart(space, part);
  if (part.first === whole.first && part.last === whole.last) return result;
  const bridged = measurePart(space, whole);
  return bridged !== undefined && isBridge(space, bridged) ? bridged : result;
}

/** Whether a passage that was torn apart is one with what came in between. */
function isBridge({ from, to, length }: Workspace, { matched, before, after, inserted }: Alignment): boolean {
  return (
    matched >= MOSTLY * (to - from) &&
    inserted <= LONGEST_INSERTION &&
    before >= HELD * Math.min(NEAR, from) &&
    after >= HELD * Math.min(NEAR, length - to)
  );
}

function measurePart(space: Workspace, part: Segment): Alignment | undefined {
  const { runLength } = space;
  let core = part.first;
  for (let run = part.first + 1; run <= part.last; run++) if (runLength[run] > runLength[core]) core = run;
  const segment = { first: outermost(space, core, part, -1), last: outermost(space, core, part, 1) };
  const result: Alignment = {
    start: 0,
    end: 0,
    matched: 0,
    inserted: 0,
    before: 0,
    after: 0,
    beforeFar: 0,
    afterFar: 0,
    head: 0,
    tail: 0,
    foundEnd: 0,
    insertions: [],
  };
  const ends = countFound(space, segment, trim(space, segment), result);
  if (ends.first < 0) return undefined;
  locate(space, ends, result);
  return result;
}

/** Counts what of the passage, `kept`, and of its surroundings a segment holds. */
function countFound(
  { image, from: passageFrom, to: passageTo, runFrom, runLength }: Workspace,
  segment: Segment,
  kept: Span,
  result: Alignment,
): Ends {
  const ends = { lastBefore: -1, first: -1, last: -1, firstAfter: -1, headGone: false, tailGone: false };
  const isTiny = passageTo - passageFrom < 6;
  for (let run = segment.first; run <= segment.last; run++) {
    // Single letters are in common by accident.
    if (!isTiny && runLength[run] < COUNTED) continue;
    const from = runFrom[run];
    const stop = from + runLength[run];
    const counts = stop - from >= COUNTED || (isTiny && from >= passageFrom && stop <= passageTo);
    const inside = Math.min(stop, kept.end) - Math.max(from, kept.start);
    if (from < passageFrom) {
      const until = Math.min(stop, passageFrom);
      ends.lastBefore = until - 1;
      if (counts) {
        result.beforeFar += until - from;
        result.before += Math.max(0, until - Math.max(from, passageFrom - NEAR));
      }
    }
    if (inside > 0) {
      const begins = Math.max(from, kept.start);
      if (ends.first < 0) {
        ends.first = begins;
        ends.headGone = kept.start > passageFrom;
      } else {
        const came = image[begins] - image[ends.last] - (begins - ends.last);
        result.inserted += Math.max(0, came);
        if (came >= FOREIGN) result.insertions.push({ start: image[ends.last] + 1, end: image[begins] });
      }
      ends.last = begins + inside - 1;
      if (counts) result.matched += inside;
      ends.tailGone = kept.end < passageTo;
    }
    if (from < passageTo && stop > passageFrom && (result.foundEnd === 0 || stop - from >= SOLID))
      result.foundEnd = image[Math.min(stop, passageTo) - 1] + 1;
    if (stop > passageTo) {
      const begins = Math.max(from, passageTo);
      if (ends.firstAfter < 0) ends.firstAfter = begins;
      if (counts) {
        result.afterFar += stop - begins;
        result.after += Math.max(0, Math.min(stop, passageTo + NEAR) - begins);
      }
    }
  }
  return ends;
}

/** Says where the passage begins and ends, and weighs its surroundings by how near to it they are. */
function locate({ image, length, from, to, folded }: Workspace, ends: Ends, result: Alignment): void {
  const { lastBefore, first, last, firstAfter, headGone, tailGone } = ends;
  const head = first - from;
  const tail = to - 1 - last;
  // A passage without surroundings on a side was at the end of the text.
  const atStart = from === 0;
  const atEnd = to === length;
  let spareBefore = atStart ? image[first] : -1;
  let spareAfter = atEnd ? folded.length - 1 - image[last] : -1;
  if (lastBefore >= 0) spareBefore = image[first] - image[lastBefore] - 1;
  if (firstAfter >= 0) spareAfter = image[firstAfter] - image[last] - 1;
  result.start =
    image[first] -
    (headGone || isStrange(result.before, from)
      ? 0
      : outward(head, atStart ? 0 : from - 1 - lastBefore, spareBefore));
  result.end =
    image[last] +
    1 +
    (tailGone || isStrange(result.after, length - to)
      ? 0
      : outward(tail, atEnd ? 0 : firstAfter - to, spareAfter));
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
export function explained({ image, length }: Workspace, from: number, to: number): number {
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
