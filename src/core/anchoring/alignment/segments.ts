/** Parts: which of the runs that a pattern and the text have in common belong to one place of the passage. */
import { isSentenceEnd, jump } from './runs.ts';
import { MOST_RUNS, type Workspace } from './workspace.ts';
import type { Span } from '../../text.ts';

/** Neighbouring runs of one place, from `first` to `last`. */
export interface Segment {
  readonly first: number;
  readonly last: number;
}

/** A gap costs this much for each unit, and from some length on as much as a jump. */
const GAP = 0.8;
const NARROW = 12;

/** Runs from this length on are no accident: two texts of other words share one of five every few lines. */
export const SOLID = 6;

/** Lists the runs of images; answers their count. */
export function listRuns({ image, length, runFrom, runAt, runLength }: Workspace): number {
  let count = 0;
  for (let at = 0; at < length && count < MOST_RUNS;) {
    const place = image[at];
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
export function outermost(
  { runFrom, runAt, runLength }: Workspace,
  core: number,
  { first, last }: Segment,
  step: 1 | -1,
): number {
  let best = core;
  let score = 0;
  let highest = 0;
  for (let run = core + step; run >= first && run <= last; run += step) {
    const left = Math.min(run, run - step);
    const stop = runFrom[left] + runLength[left];
    const end = runAt[left] + runLength[left];
    const gap = Math.max(runFrom[left + 1] - stop, runAt[left + 1] - end);
    score += runLength[run] - (gap <= NARROW ? GAP * gap : GAP * NARROW + jump(gap - NARROW));
    if (score > highest) {
      highest = score;
      best = run;
    }
  }
  return best;
}

/**
 * A gap in which so many units of a passage went and as many others came parts it. A third of the words
 * rewritten leaves no such gap; a paragraph that changed places does.
 */
const REPLACED = 30;
/** So does a longer insertion: a sentence is shorter. At 400, heavily edited text is 0.3 % less often right. */
const LONGEST_BRIDGED = 200;

/** Whether the passage is parted between a run and the following one: its parts are places of their own. */
function isParted({ runFrom, runAt, runLength, from, to }: Workspace, run: number): boolean {
  const stop = runFrom[run] + runLength[run];
  const next = runFrom[run + 1];
  if (stop <= from || next >= to) return false;
  const came = runAt[run + 1] - runAt[run] - runLength[run];
  return came > LONGEST_BRIDGED || (came >= REPLACED && next - stop >= REPLACED);
}

/** Finds the segment that holds most of the passage. */
export function largestSegment(space: Workspace, count: number): Segment {
  const { runFrom, runLength, from: passageFrom, to: passageTo } = space;
  const segment = { first: 0, last: count - 1 };
  let most = -1;
  let first = 0;
  let held = 0;
  for (let run = 0; run < count; run++) {
    const from = runFrom[run];
    const stop = from + runLength[run];
    held += Math.max(0, Math.min(stop, passageTo) - Math.max(from, passageFrom));
    if (run + 1 < count && !isParted(space, run)) continue;
    if (held > most) {
      most = held;
      segment.first = first;
      segment.last = run;
    }
    first = run + 1;
    held = 0;
  }
  return segment;
}

/** Sentences shorter than this say too little, and one of which less than this part is left has gone. */
const SENTENCE = 12;
const LEFT = 0.3;
/** Shorter runs do not count. */
const SHORTEST_HELD = 3;
/** Units that no other sentence has in common with it. */
const OWN = 8;
/** Less of the rest is left where words were replaced one by one. */
const INTACT = 0.85;
/** Units of the pattern between `from` and `to` that runs of `least` units or more hold, of `first .. last`. */
function heldBetween(
  { runFrom, runLength }: Workspace,
  from: number,
  to: number,
  { first, last }: Segment,
  least = SHORTEST_HELD,
): number {
  let held = 0;
  for (let run = first; run <= last; run++) {
    const at = runFrom[run];
    const size = runLength[run];
    const inside = Math.min(to, at + size) - Math.max(from, at);
    if (size >= least && inside >= SHORTEST_HELD) held += inside;
  }
  return held;
}

/**
 * Whether units `from .. to` of the pattern went, of which the runs `first .. last` found a few by accident:
 * a sentence as far as it is in the passage. What the passage's next sentence, beyond `edge`, has in common
 * with it tells nothing.
 */
function hasGone(space: Workspace, from: number, to: number, edge: number, segment: Segment): boolean {
  const { length, runFrom, runLength } = space;
  const { first, last } = segment;
  let low = from;
  let high = to;
  // What is too short to tell is judged with the rest of its sentence.
  if (to - from < SENTENCE) {
    if (edge === to) while (low > 0 && !isSentenceEnd(space, low)) low--;
    else while (high < length && !isSentenceEnd(space, high)) high++;
  }
  const isLeft = (one: number, other: number): boolean =>
    heldBetween(space, one, other, segment) >= LEFT * (other - one);
  if (high - low < SENTENCE || isLeft(low, high) || isLeft(from, to)) return false;
  for (let run = first; run <= last; run++) {
    const at = runFrom[run];
    const isBeyond = at < edge && at + runLength[run] > edge;
    if (!isBeyond && heldBetween(space, from, to, { first: run, last: run }, OWN) > 0) return false;
  }
  const begin = edge === to ? to : runFrom[first];
  const end = edge === to ? runFrom[last] + runLength[last] : from;
  return heldBetween(space, begin, end, segment) >= INTACT * (end - begin);
}

/** What of the passage is here, without sentences at its edges that went. */
export function trim(space: Workspace, segment: Segment): Span {
  const { from, to, runFrom, runAt } = space;
  const kept = { start: from, end: to };
  if (heldBetween(space, from, from + SENTENCE, segment, OWN) === 0) {
    for (let at = from + 1; at < to; at++) {
      if (!isSentenceEnd(space, at)) continue;
      if (!hasGone(space, kept.start, at, at, segment)) break;
      kept.start = at;
    }
  }
  if (heldBetween(space, to - SENTENCE, to, segment, OWN) === 0) {
    for (let at = to - 1; at > kept.start; at--) {
      if (!isSentenceEnd(space, at)) continue;
      if (!hasGone(space, at, kept.end, at, segment)) break;
      kept.end = at;
    }
  }
  // The mark that ends the passage stands at its end, not behind what came in after it.
  for (let run = segment.first; run < segment.last; run++) {
    const next = runFrom[run + 1];
    const came = runAt[run + 1] - runAt[run] - (next - runFrom[run]);
    if (next === kept.end - 1 && came > NARROW && isSentenceEnd(space, kept.end)) kept.end = next;
  }
  return kept;
}
