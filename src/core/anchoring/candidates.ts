/** Candidates: the places of the text where a pattern's passage may be, aligned and scored. */
import { align } from './alignment/align.ts';
import {
  add,
  HEAVIEST,
  NOWHERE,
  sideScore,
  standsAs,
  standsAt,
  verbatimAt,
  type Candidate,
} from './candidate.ts';
import type { FoldedText } from './fold.ts';
import { NEAR } from './alignment/measure.ts';
import type { Patterns } from './patterns.ts';
import type { Places, Seeds } from './seeds.ts';
import { lowerBound, toWindows, type Windows } from './windows.ts';
import { newWorkspace, NO_DIAGONAL, prepare, type Workspace } from './alignment/workspace.ts';

/** Windows of one pattern that are aligned; more of a passage that stood several times. */
const MOST_ALIGNED = 16;
const MOST_COPIES = 48;
/** The part of the best window's votes that a window must have, and beside a nearly perfect one. */
const FEWEST_VOTES = 0.125;
const FEWEST_VOTES_BESIDE = 0.4;
/** Insertions up to this length, in units, may part a pattern into several windows. */
const WIDEST_GAP = 1500;
const WIDEST_UNION = 5000;
/** The best windows, those that are joined with others. */
const MOST_JOINED = 3;

/** Where patterns are sought: the text, and the seeds of all patterns in it. */
export interface Field {
  readonly folded: FoldedText;
  readonly patterns: Patterns;
  readonly seeds: Seeds;
  readonly found: Places;
  /** Seeds of passages that are too short for the others to find them without their surroundings. */
  readonly shortSeeds: Seeds;
  readonly shortFound: Places;
  readonly space: Workspace;
  /** Units of patterns and text that may still be aligned: see `BUDGET`. */
  readonly budget: { left: number };
}

/**
 * Units of patterns and text that are aligned for all passages of a page together: ten times what a
 * thousand passages in a text with typos need. Hostile pages get no more.
 */
export const BUDGET = 8_000_000;

/** Makes what was found of the seeds ready to be searched. */
export function newField(parts: Omit<Field, 'space' | 'budget'>, budget = { left: BUDGET }): Field {
  return { ...parts, space: newWorkspace(parts.folded), budget };
}

/** Units from U+2E80 on are mostly ideographs and syllables, which say more than a letter. */
const IDEOGRAPHS = 0x2e80;
const IDEOGRAPH_WEIGHT = 2.5;

/** What a unit of the pattern says compared with a letter. */
export function weightOf(patterns: Patterns, index: number): number {
  const to = patterns.to[index];
  let heavy = 0;
  for (let at = patterns.from[index]; at < to; at++) {
    const unit = patterns.units[at];
    if (unit >= IDEOGRAPHS && (unit < 0xd800 || unit > 0xdfff)) heavy++;
  }
  return heavy * 2 > to - patterns.from[index] ? IDEOGRAPH_WEIGHT : 1;
}

/** Shortest common runs that alignment starts from. */
const RUN = 6;
const IDEOGRAPH_RUN = 3;

/** Makes a pattern ready for `candidateIn`, on any diagonal but `own`. */
export function ready({ space, patterns }: Field, index: number, own = NO_DIAGONAL): void {
  prepare(space, patterns, index, weightOf(patterns, index) > 1 ? IDEOGRAPH_RUN : RUN, own);
}

/** The candidate of the pattern that was made ready on the diagonals `low .. high` of the text. */
export function candidateIn({ space, budget }: Field, low: number, high: number): Candidate | undefined {
  const { from, to, length: all } = space;
  budget.left -= high - low + 2 * all;
  const alignment = align(space, low, high);
  if (alignment === undefined) return undefined;
  const length = to - from;
  const context =
    sideScore(alignment.before, alignment.beforeFar) + sideScore(alignment.after, alignment.afterFar);
  const passage = alignment.matched / length;
  const scale = Math.min(HEAVIEST, length);
  const own = scale * passage - Math.min(scale, alignment.inserted) * 0.25;
  return {
    start: alignment.start,
    end: alignment.end,
    score: own + context,
    passage,
    before: from === 0 ? -1 : alignment.before / Math.min(NEAR, from),
    after: all === to ? -1 : alignment.after / Math.min(NEAR, all - to),
    context: alignment.before + alignment.after,
    inserted: alignment.inserted,
    verbatim: false,
    head: alignment.head,
    tail: alignment.tail,
    foundEnd: alignment.foundEnd,
    insertions: alignment.insertions,
  };
}

/** So much of a passage, and of both sides together, stays with a typo in every twenty letters. */
const UNDAMAGED = 0.85;
const UNDAMAGED_SIDES = 0.7;

/** Whether nothing but typos separates a candidate from the passage in its surroundings. */
function isUndamaged(candidate: Candidate | undefined): boolean {
  return (
    candidate !== undefined &&
    candidate.passage > UNDAMAGED &&
    candidate.inserted < (candidate.end - candidate.start) * (1 - UNDAMAGED) &&
    Math.abs(candidate.before * candidate.after) > UNDAMAGED_SIDES
  );
}

/**
 * A window joined with those that insertions or deletions may have parted from it, as diagonals; nothing
 * where none lies further than `margin` from it.
 */
function joined(windows: Windows, at: number, margin: number): { low: number; high: number } | undefined {
  let low = windows.low[at];
  let high = windows.high[at];
  let isWider = false;
  for (let grown = true; grown;) {
    grown = false;
    for (let other = 0; other < windows.count; other++) {
      const gap = Math.max(windows.low[other] - high, low - windows.high[other]);
      if (windows.votes[other] < 2 || gap <= 0 || gap > WIDEST_GAP) continue;
      const lowest = Math.min(low, windows.low[other]);
      const highest = Math.max(high, windows.high[other]);
      if (highest - lowest > WIDEST_UNION) continue;
      low = lowest;
      high = highest;
      isWider ||= gap > margin;
      grown = true;
    }
  }
  return isWider ? { low, high } : undefined;
}

/** Passages shorter than a seed are sought by seeds of their own. */
export const SHORT_SEED = 4;

/** Which of the `wanted` passages are shorter than a seed of `size` units. */
export function shortOnes({ from, to, count }: Patterns, wanted: Uint8Array, size: number): Uint8Array {
  const short = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    if (wanted[index] === 1 && to[index] - from[index] < size) short[index] = 1;
  }
  return short;
}

/** The seed at the beginning of a passage, -1 where it has none. */
function seedAt(seeds: Seeds, index: number, offset: number): number {
  for (let seed = seeds.first[index]; seed < seeds.first[index + 1]; seed++) {
    if (seeds.offset[seed] === offset) return seed;
  }
  return -1;
}

/** How far off its diagonal the surroundings of a verbatim passage are aligned. */
const BESIDE = 24;

/** Adds the places where the passage's own words stand in whatever surroundings, those nearest to `expected`. */
function addVerbatim(
  candidates: Candidate[],
  field: Field,
  index: number,
  expected: number,
  own: number,
): void {
  const { folded, patterns, budget } = field;
  const from = patterns.from[index];
  const stop = patterns.to[index];
  const before = from - patterns.first[index];
  const isShort = stop - from < field.seeds.size;
  const seeds = isShort ? field.shortSeeds : field.seeds;
  const { start, places } = isShort ? field.shortFound : field.found;
  const seed = seedAt(seeds, index, before);
  if (seed < 0) return;
  const low = start[seeds.gram[seed]];
  const high = start[seeds.gram[seed] + 1];
  let on = lowerBound(places, low, high, expected);
  let back = on - 1;
  for (let tried = 0; tried < MOST_ALIGNED && budget.left > 0 && (back >= low || on < high);) {
    const takesOn = on < high && (back < low || places[on] - expected <= expected - places[back]);
    const place = places[takesOn ? on++ : back--];
    budget.left--;
    if (place - before === own || !standsAs(folded, patterns, from, stop, place)) continue;
    tried++;
    const end = place + stop - from;
    if (candidates.some((one) => one.passage === 1 && one.start <= place && one.end >= end)) continue;
    const found = candidateIn(field, place - before - BESIDE, place - before + BESIDE);
    const isIt = found?.start === place && found.end === end;
    const score = Math.min(HEAVIEST, stop - from);
    add(candidates, isIt ? found : { ...NOWHERE, start: place, end, foundEnd: end, score, passage: 1 });
  }
}

/**
 * The candidates of one pattern, best first.
 * @param expected the folded offset where its passage would begin, had nothing moved.
 * @param thorough false stops at places where the whole pattern stands as it was.
 * @param own where the passage itself stands, when only others like it are sought.
 */
export function candidatesOf(
  field: Field,
  index: number,
  expected: number,
  thorough: boolean,
  own?: number,
): Candidate[] {
  const { folded, patterns, seeds, found, budget } = field;
  const { windows } = field.space;
  const first = patterns.first[index];
  const length = patterns.first[index + 1] - first;
  const slack = 16 + Math.min(length >> 3, 80);
  if (patterns.to[index] === patterns.from[index]) return [];
  const before = patterns.from[index] - first;
  const ownDiagonal = own === undefined ? NO_DIAGONAL : own - before;
  toWindows(windows, {
    seeds,
    found,
    pattern: index,
    expected: expected - before,
    slack,
    except: ownDiagonal,
  });
  const candidates: Candidate[] = [];
  for (let at = 0; at < windows.count; at++) {
    const diagonal = windows.mode[at];
    if (!standsAt(folded, patterns, index, diagonal)) continue;
    add(candidates, verbatimAt(patterns, index, diagonal));
    // Nothing better can be found there.
    windows.votes[at] = 0;
  }
  if (candidates.length > 0 && !thorough) return candidates;
  ready(field, index, ownDiagonal);
  const margin = slack + 24;
  const alignAt = (low: number, high: number): Candidate | undefined => {
    const candidate = candidateIn(field, low - margin, high + margin);
    if (candidate !== undefined) add(candidates, candidate);
    return candidate;
  };
  let least = 0;
  let aligned = 0;
  const most = own === undefined && thorough ? MOST_COPIES : MOST_ALIGNED;
  for (let at = 0; at < windows.count && aligned < most && budget.left > 0; at++) {
    const votes = windows.votes[at];
    if (votes === 0) continue;
    if (aligned++ === 0) least = votes * FEWEST_VOTES;
    else if (votes < least) break;
    const candidate = alignAt(windows.low[at], windows.high[at]);
    // Beside a place that is nearly all there, only places nearly as good are of interest.
    if (aligned === 1 && !thorough && isUndamaged(candidate)) least = votes * FEWEST_VOTES_BESIDE;
    const union = at < MOST_JOINED && !isUndamaged(candidate) ? joined(windows, at, margin) : undefined;
    if (union !== undefined) alignAt(union.low, union.high);
  }
  addVerbatim(candidates, field, index, expected, ownDiagonal);
  return candidates.toSorted((one, other) => other.score - one.score);
}
