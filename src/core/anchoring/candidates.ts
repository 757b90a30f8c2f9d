/** Candidates: the places of the text where a pattern's passage may be, aligned and scored. */
import { align, NEAR, type Alignment } from './align.ts';
import type { FoldedText } from './fold.ts';
import type { Patterns } from './patterns.ts';
import { prepare } from './runs.ts';
import type { Places, Seeds } from './seeds.ts';
import { noWindows, toWindows } from './windows.ts';

/** A place where a passage may be; offsets are folded ones. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Agreement of passage and surroundings, in units. */
  readonly score: number;
  /** The part of the passage that was found, 0 to 1, and of each side's surroundings. */
  readonly passage: number;
  readonly before: number;
  readonly after: number;
  /** Units of surroundings that were found. */
  readonly context: number;
  readonly inserted: number;
  /** Whether passage and surroundings stand here as they were. */
  readonly verbatim: boolean;
  /** Units of the passage before its first and after its last one that was found. */
  readonly head: number;
  readonly tail: number;
}

/** Passages longer than this weigh no more, or their surroundings would count for nothing. */
const HEAVIEST = 160;
const FAR_WEIGHT = 0.25;
/** Windows of one pattern that are aligned. */
const MOST_ALIGNED = 16;
/** The part of the best window's votes that a window must have, and beside a nearly perfect one. */
const FEWEST_VOTES = 0.125;
const FEWEST_VOTES_BESIDE = 0.4;
/** Insertions up to this length, in units, may part a pattern into several windows. */
const LONGEST_INSERTION = 4000;
const WIDEST_UNION = 12_000;
/** The best windows, those that are joined with others. */
const MOST_JOINED = 3;

const windows = noWindows();
const alignment: Alignment = {
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
};

/** Units from U+2E80 on are mostly ideographs and syllables, which say more than a letter. */
const IDEOGRAPHS = 0x2e80;

/** What a unit of the pattern says compared with a letter. */
export function weightOf(patterns: Patterns, index: number): number {
  const to = patterns.to[index] as number;
  let heavy = 0;
  for (let at = patterns.from[index] as number; at < to; at++) {
    const unit = patterns.units[at] as number;
    if (unit >= IDEOGRAPHS && (unit < 0xd800 || unit > 0xdfff)) heavy++;
  }
  return heavy * 2 > to - (patterns.from[index] as number) ? 2.5 : 1;
}

/** Makes a pattern ready for `candidateIn`. */
export function ready(patterns: Patterns, index: number): void {
  const run = weightOf(patterns, index) > 1 ? 3 : 6;
  prepare(patterns.units, patterns.first[index] as number, patterns.first[index + 1] as number, run);
}

/** The score of a pattern that stands somewhere as it was. */
export function fullScore(patterns: Patterns, index: number): number {
  const before = (patterns.from[index] as number) - (patterns.first[index] as number);
  const after = (patterns.first[index + 1] as number) - (patterns.to[index] as number);
  const passage = Math.min(HEAVIEST, (patterns.to[index] as number) - (patterns.from[index] as number));
  return passage + sideScore(Math.min(before, NEAR), before) + sideScore(Math.min(after, NEAR), after);
}

function sideScore(near: number, all: number): number {
  return near + FAR_WEIGHT * (all - near);
}

/** The candidate of the pattern that was made ready on the diagonals `low .. high` of the text. */
export function candidateIn(
  folded: FoldedText,
  patterns: Patterns,
  index: number,
  low: number,
  high: number,
): Candidate | undefined {
  const first = patterns.first[index] as number;
  const from = (patterns.from[index] as number) - first;
  const to = (patterns.to[index] as number) - first;
  const after = (patterns.first[index + 1] as number) - first - to;
  const text = folded.units;
  if (!align(alignment, text, folded.length, low, high, from, to) || alignment.start < 0) return undefined;
  const length = to - from;
  const context =
    sideScore(alignment.before, alignment.beforeFar) + sideScore(alignment.after, alignment.afterFar);
  const passage = alignment.matched / length;
  const scale = Math.min(HEAVIEST, length);
  return {
    start: alignment.start,
    end: alignment.end,
    score: scale * passage - Math.min(scale, alignment.inserted) * 0.25 + context,
    passage,
    before: from === 0 ? -1 : alignment.before / Math.min(NEAR, from),
    after: after === 0 ? -1 : alignment.after / Math.min(NEAR, after),
    context: alignment.before + alignment.after,
    inserted: alignment.inserted,
    verbatim: false,
    head: alignment.head,
    tail: alignment.tail,
  };
}

/** Whether the whole pattern stands on a diagonal of the text as it was. */
function standsAt(folded: FoldedText, patterns: Patterns, index: number, diagonal: number): boolean {
  const first = patterns.first[index] as number;
  const stop = patterns.first[index + 1] as number;
  if (diagonal < 0 || diagonal + stop - first > folded.length) return false;
  const { units } = folded;
  const own = patterns.units;
  for (let at = first; at < stop; at++) {
    if (own[at] !== units[diagonal + at - first]) return false;
  }
  return true;
}

function verbatimAt(patterns: Patterns, index: number, diagonal: number): Candidate {
  const first = patterns.first[index] as number;
  const from = (patterns.from[index] as number) - first;
  const to = (patterns.to[index] as number) - first;
  const after = (patterns.first[index + 1] as number) - first - to;
  return {
    start: diagonal + from,
    end: diagonal + to,
    score: fullScore(patterns, index),
    passage: 1,
    before: from === 0 ? -1 : 1,
    after: after === 0 ? -1 : 1,
    context: Math.min(NEAR, from) + Math.min(NEAR, after),
    inserted: 0,
    verbatim: true,
    head: 0,
    tail: 0,
  };
}

/** Adds a candidate, or lets it replace an overlapping one that is worse. */
function add(candidates: Candidate[], candidate: Candidate): void {
  for (let index = 0; index < candidates.length; index++) {
    const other = candidates[index] as Candidate;
    if (candidate.start < other.end && other.start < candidate.end) {
      if (candidate.score > other.score) candidates[index] = candidate;
      return;
    }
  }
  candidates.push(candidate);
}

/** Whether nothing of a passage or its surroundings is missing at a candidate. */
function isWhole(candidate: Candidate | undefined): boolean {
  return (
    candidate !== undefined && candidate.passage > 0.97 && Math.abs(candidate.before * candidate.after) > 0.9
  );
}

const union = { low: 0, high: 0 };

/** Joins a window with those that insertions or deletions may have parted from it. */
function join(at: number, margin: number): boolean {
  union.low = windows.low[at] as number;
  union.high = windows.high[at] as number;
  let joined = false;
  for (let grown = true; grown;) {
    grown = false;
    for (let other = 0; other < windows.count; other++) {
      const low = windows.low[other] as number;
      const high = windows.high[other] as number;
      const gap = Math.max(low - union.high, union.low - high);
      if ((windows.votes[other] as number) < 2 || gap <= 0 || gap > LONGEST_INSERTION) continue;
      if (Math.max(high, union.high) - Math.min(low, union.low) > WIDEST_UNION) continue;
      union.low = Math.min(low, union.low);
      union.high = Math.max(high, union.high);
      joined ||= gap > margin;
      grown = true;
    }
  }
  return joined;
}

/**
 * The candidates of one pattern, best first.
 * @param expected the folded offset where its passage would begin, had nothing moved.
 * @param thorough false stops at places where the whole pattern stands as it was.
 */
export function candidatesOf(
  folded: FoldedText,
  patterns: Patterns,
  index: number,
  seeds: Seeds,
  found: Places,
  expected: number,
  thorough: boolean,
): Candidate[] {
  const first = patterns.first[index] as number;
  const length = (patterns.first[index + 1] as number) - first;
  const slack = 16 + Math.min(length >> 3, 80);
  if (patterns.to[index] === patterns.from[index]) return [];
  const origin = expected - ((patterns.from[index] as number) - first);
  toWindows(windows, seeds, found, index, origin, slack);
  const candidates: Candidate[] = [];
  for (let at = 0; at < windows.count; at++) {
    const diagonal = windows.mode[at] as number;
    if (standsAt(folded, patterns, index, diagonal)) add(candidates, verbatimAt(patterns, index, diagonal));
  }
  if (candidates.length > 0 && !thorough) return candidates;
  ready(patterns, index);
  const margin = slack + 24;
  let least = 0;
  for (let at = 0; at < Math.min(windows.count, thorough ? MOST_ALIGNED * 3 : MOST_ALIGNED); at++) {
    const low = windows.low[at] as number;
    const high = windows.high[at] as number;
    const votes = windows.votes[at] as number;
    if (at === 0) least = votes * FEWEST_VOTES;
    else if (votes < least) break;
    const candidate = candidateIn(folded, patterns, index, low - margin, high + margin);
    if (candidate !== undefined) add(candidates, candidate);
    // Beside a place that is nearly all there, only places nearly as good are of interest.
    if (at === 0 && !thorough && isWhole(candidate)) least = votes * FEWEST_VOTES_BESIDE;
    if (at < MOST_JOINED && !isWhole(candidate) && join(at, margin)) {
      const joined = candidateIn(folded, patterns, index, union.low - margin, union.high + margin);
      if (joined !== undefined) add(candidates, joined);
    }
  }
  return candidates.toSorted((one, other) => other.score - one.score);
}
