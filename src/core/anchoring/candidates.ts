/** Candidates: the places of the text where a pattern's passage may be, aligned and scored. */
import { align, NEAR, type Alignment, type Elsewhere } from './align.ts';
import type { FoldedText } from './fold.ts';
import type { Patterns } from './patterns.ts';
import { prepare } from './runs.ts';
import type { Places, Seeds } from './seeds.ts';
import { lowerBound, noWindows, toWindows } from './windows.ts';

/** A place where a passage may be; offsets are folded ones. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Agreement of passage and surroundings, in units. */
  readonly score: number;
  /** What of the passage and its near surroundings is missing here, in units. */
  readonly deficit: number;
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

/** A candidate of which nothing was found. */
export const NOWHERE: Candidate = {
  start: 0,
  end: 0,
  score: 0,
  deficit: 0,
  passage: 0,
  before: 0,
  after: 0,
  context: 0,
  inserted: 0,
  verbatim: false,
  head: 0,
  tail: 0,
};

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
export function ready(patterns: Patterns, index: number, own = -1): void {
  const run = weightOf(patterns, index) > 1 ? 3 : 6;
  prepare(patterns.units, patterns.first[index] as number, patterns.first[index + 1] as number, run, own);
}

/** The score of a pattern that stands somewhere as it was. */
export function fullScore(patterns: Patterns, index: number): number {
  const before = (patterns.from[index] as number) - (patterns.first[index] as number);
  const after = (patterns.first[index + 1] as number) - (patterns.to[index] as number);
  const passage = Math.min(HEAVIEST, (patterns.to[index] as number) - (patterns.from[index] as number));
  return passage + sideScore(Math.min(before, NEAR), before) + sideScore(Math.min(after, NEAR), after);
}

/** The same of a passage and its near surroundings alone. */
export function nearScore(patterns: Patterns, index: number): number {
  const before = (patterns.from[index] as number) - (patterns.first[index] as number);
  const after = (patterns.first[index + 1] as number) - (patterns.to[index] as number);
  const passage = (patterns.to[index] as number) - (patterns.from[index] as number);
  return Math.min(HEAVIEST, passage) + Math.min(before, NEAR) + Math.min(after, NEAR);
}

function sideScore(near: number, all: number): number {
  return near + FAR_WEIGHT * (all - near);
}

const nowhere: Elsewhere = () => false;

/** The candidate of the pattern that was made ready on the diagonals `low .. high` of the text. */
export function candidateIn(
  folded: FoldedText,
  patterns: Patterns,
  index: number,
  low: number,
  high: number,
  isElsewhere: Elsewhere = nowhere,
): Candidate | undefined {
  const first = patterns.first[index] as number;
  const from = (patterns.from[index] as number) - first;
  const to = (patterns.to[index] as number) - first;
  const after = (patterns.first[index + 1] as number) - first - to;
  const text = folded.units;
  if (!align(alignment, text, folded.length, low, high, from, to, isElsewhere) || alignment.start < 0)
    return undefined;
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
    deficit: nearScore(patterns, index) - own - alignment.before - alignment.after,
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

/** Whether units `first .. stop` of the patterns stand in the text at `place`. */
function standsAs(
  folded: FoldedText,
  patterns: Patterns,
  first: number,
  stop: number,
  place: number,
): boolean {
  if (place < 0 || place + stop - first > folded.length) return false;
  const { units } = folded;
  const own = patterns.units;
  for (let at = first; at < stop; at++) {
    if (own[at] !== units[place + at - first]) return false;
  }
  return true;
}

/** Whether the whole pattern stands on a diagonal of the text as it was. */
function standsAt(folded: FoldedText, patterns: Patterns, index: number, diagonal: number): boolean {
  return standsAs(
    folded,
    patterns,
    patterns.first[index] as number,
    patterns.first[index + 1] as number,
    diagonal,
  );
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
    deficit: 0,
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

/** Places of one seed that are tried. */
const MOST_TRIED = 8;
/** The part of a stretch that stands elsewhere when it went there. */
const MOSTLY = 0.8;

/** Whether units `from .. to` of a pattern stand, for the most part, off the diagonals `low .. high`. */
function standsElsewhere(
  { units, length }: FoldedText,
  patterns: Patterns,
  index: number,
  seeds: Seeds,
  { start, places }: Places,
  from: number,
  to: number,
  low: number,
  high: number,
): boolean {
  const begin = patterns.first[index] as number;
  const own = patterns.units;
  const wanted = Math.max(seeds.size, MOSTLY * (to - from));
  for (let seed = seeds.first[index] as number; seed < (seeds.first[index + 1] as number); seed++) {
    const offset = seeds.offset[seed] as number;
    if (offset < from || offset + seeds.size > to) continue;
    const gram = seeds.gram[seed] as number;
    const last = Math.min(start[gram + 1] as number, (start[gram] as number) + MOST_TRIED);
    for (let at = start[gram] as number; at < last; at++) {
      const diagonal = (places[at] as number) - offset;
      if (diagonal >= low && diagonal <= high) continue;
      let first = offset;
      let stop = offset + seeds.size;
      while (first > from && diagonal + first > 0 && own[begin + first - 1] === units[diagonal + first - 1])
        first--;
      while (stop < to && diagonal + stop < length && own[begin + stop] === units[diagonal + stop]) stop++;
      if (stop - first >= wanted) return true;
    }
  }
  return false;
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

/** Where a pattern is sought: the text and the seeds of all patterns in it. */
export interface Field {
  readonly folded: FoldedText;
  readonly patterns: Patterns;
  readonly seeds: Seeds;
  readonly found: Places;
  /** Seeds of passages that are too short to be found by the others once they lost their surroundings. */
  readonly shortSeeds: Seeds;
  readonly shortFound: Places;
}

/** Passages up to this length, in folded units, are sought by seeds of their own. */
export const SHORT = 24;
export const SHORT_SEED = 4;

/** Which passages are short; `wanted` is 1 for those that are sought. */
export function shortOnes({ from, to, count }: Patterns, wanted: Uint8Array): Uint8Array {
  const short = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    if (wanted[index] === 1 && (to[index] as number) - (from[index] as number) <= SHORT) short[index] = 1;
  }
  return short;
}

/** Adds the places where a short passage stands in whatever surroundings, those nearest to `expected`. */
function addShort(
  candidates: Candidate[],
  { folded, patterns, shortSeeds, shortFound: { start, places } }: Field,
  index: number,
  expected: number,
  own: number,
): void {
  const seed = shortSeeds.first[index] as number;
  if (seed === shortSeeds.first[index + 1]) return;
  const gram = shortSeeds.gram[seed] as number;
  const from = patterns.from[index] as number;
  const before = from - (patterns.first[index] as number);
  const stop = patterns.to[index] as number;
  const near = lowerBound(places, start[gram] as number, start[gram + 1] as number, expected);
  let tried = 0;
  let back = near - 1;
  let on = near;
  while (tried < MOST_ALIGNED) {
    const hasBack = back >= (start[gram] as number);
    const hasOn = on < (start[gram + 1] as number);
    if (!hasBack && !hasOn) return;
    const takesOn =
      hasOn && (!hasBack || (places[on] as number) - expected <= expected - (places[back] as number));
    const place = places[takesOn ? on++ : back--] as number;
    if (place - before === own || !standsAs(folded, patterns, from, stop, place)) continue;
    tried++;
    const candidate = candidateIn(folded, patterns, index, place - before - SHORT, place - before + SHORT);
    if (candidate !== undefined) add(candidates, candidate);
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
  const { folded, patterns, seeds, found } = field;
  const first = patterns.first[index] as number;
  const length = (patterns.first[index + 1] as number) - first;
  const slack = 16 + Math.min(length >> 3, 80);
  if (patterns.to[index] === patterns.from[index]) return [];
  const before = (patterns.from[index] as number) - first;
  const ownDiagonal = own === undefined ? -1 : own - before;
  toWindows(windows, seeds, found, index, expected - before, slack, ownDiagonal);
  const candidates: Candidate[] = [];
  for (let at = 0; at < windows.count; at++) {
    const diagonal = windows.mode[at] as number;
    if (standsAt(folded, patterns, index, diagonal)) add(candidates, verbatimAt(patterns, index, diagonal));
  }
  if (candidates.length > 0 && !thorough) return candidates;
  ready(patterns, index, ownDiagonal);
  const margin = slack + 24;
  const isElsewhere =
    (low: number, high: number): Elsewhere =>
    (from, to) =>
      // What copies hold stood elsewhere before.
      !thorough && standsElsewhere(folded, patterns, index, seeds, found, from, to, low, high);
  const alignAt = (low: number, high: number): Candidate | undefined => {
    const candidate = candidateIn(
      folded,
      patterns,
      index,
      low - margin,
      high + margin,
      isElsewhere(low - margin, high + margin),
    );
    if (candidate !== undefined) add(candidates, candidate);
    return candidate;
  };
  let least = 0;
  for (let at = 0; at < Math.min(windows.count, thorough ? MOST_ALIGNED * 3 : MOST_ALIGNED); at++) {
    const votes = windows.votes[at] as number;
    if (at === 0) least = votes * FEWEST_VOTES;
    else if (votes < least) break;
    const candidate = alignAt(windows.low[at] as number, windows.high[at] as number);
    // Beside a place that is nearly all there, only places nearly as good are of interest.
    if (at === 0 && !thorough && isWhole(candidate)) least = votes * FEWEST_VOTES_BESIDE;
    if (at < MOST_JOINED && !isWhole(candidate) && join(at, margin)) alignAt(union.low, union.high);
  }
  addShort(candidates, field, index, expected, ownDiagonal);
  return candidates.toSorted((one, other) => other.score - one.score);
}
