/** Decide: from the candidates of all passages to what is said of each. */
import type { Target } from '../model.ts';
import { HELD } from './alignment/measure.ts';
import { isInPlace, isVerbatim } from './paragraph.ts';
import { isCut, type Known } from './thresholds.ts';
import { choose, type Choice } from './choose.ts';
import { fullScore, type Candidate } from './candidate.ts';
import { fold, toText, toTextEnd, type FoldedText } from './fold.ts';
import type { Choosing, Frame } from './viterbi.ts';
import type { Patterns } from './patterns.ts';
import { isBorderBefore, type Layout } from './layout.ts';
import type { Found, Resolution, Spot } from './resolution.ts';
import type { Span } from '../text.ts';

/** A passage to resolve: what `describe` made of it, or a bare pair of W3C selectors. */
export type AnchorTarget = Pick<Target, 'selector' | 'surroundings'>;

/** A passage that does not stand where it stood, and what was found for it. */
export interface Passage extends Choosing {
  /** For each candidate whether the passage is only quoted there: see `paragraph.ts`. */
  readonly quoted: readonly boolean[];
  readonly index: number;
  /** Its number among the patterns. */
  readonly pattern: number;
  readonly target: AnchorTarget;
  readonly known: Known;
  /** Every candidate; `candidates` are those that may be the passage. */
  readonly all: readonly Candidate[];
}

/** Two candidates whose scores, with all neighbours, differ by less than this cannot be told apart. */
const LEAST_MARGIN = 6;
/** An issue is a preview when its text is shorter than this part of what it was. */
const PREVIEW = 0.8;

/**
 * Of a missing passage, places with less of its words than this are not offered. On 66 pages, by the share
 * found there, so many of the first three places were where the passage went, and so many were not:
 * to 0.1: 3, 188; to 0.2: 10, 98; to 0.3: 12, 55; to 0.4: 18, 38; to 0.5: 28, 32.
 */
const OFFERED = 0.2;
/** Of a passage with so much of its words somewhere it is said that it is perhaps there. */
const LIKELY = 0.75;

/**
 * A short passage that had lookalikes is not taken for other words that agree less than this with it and its
 * surroundings. On 197 pages 11 of 18 such answers were wrong.
 */
const FAINT = 0.45;
const SHORT = 40;

/** A text that was searched. */
export interface Searched {
  readonly folded: FoldedText;
  readonly layout: Layout;
  readonly patterns: Patterns;
}

/** Passages that one step decides. */
const SOME = 128;

/** Chooses for passages beside those whose place is known: their displacement is the best evidence. */
function* chooseBeside(
  passages: readonly Passage[],
  standing: readonly Choosing[],
  frame: Frame,
): Generator<void, Choice[]> {
  const all = [...passages, ...standing].toSorted((one, other) => one.expected - other.expected);
  const chosen = yield* choose(all, frame);
  const choices = new Map(chosen.map((choice, at) => [all[at], choice]));
  return passages.map((passage) => choices.get(passage) as Choice);
}

/**
 * Writes the results of passages, by their index, in steps. `results` already holds those that stand still, and
 * `standing` where they are.
 */
export function* decide(
  text: Searched,
  passages: readonly Passage[],
  standing: readonly Choosing[],
  results: (Resolution | undefined)[],
  frame: Frame,
): Generator<void, void> {
  const ordered = passages
    .filter(({ candidates }) => candidates.length > 0)
    .toSorted((one, other) => one.expected - other.expected);
  const choices = yield* chooseBeside(ordered, standing, frame);
  let lastFound = 0;
  for (const result of results)
    if (result !== undefined && 'start' in result) lastFound = Math.max(lastFound, result.start);
  for (const [at, passage] of ordered.entries()) {
    const choice = choices[at];
    const candidate = passage.candidates[choice?.best ?? 0];
    if (candidate === undefined || choice === undefined || isDoubtful(passage, candidate, choice)) {
      results[passage.index] = {
        verdict: 'uncertain',
        candidates: spotsOf(text, passage, passage.candidates),
      };
      continue;
    }
    const found = foundAt(text, passage, candidate);
    lastFound = Math.max(lastFound, found.start);
    results[passage.index] = found;
    if (at % SOME === SOME - 1) yield;
  }
  for (const passage of passages) {
    if (passage.candidates.length > 0) continue;
    const offered = passage.all.filter((one) => one.passage >= OFFERED);
    const isLikely = offered.some((one) => one.passage >= LIKELY);
    const verdict = isWaiting(text, passage, lastFound) ? 'waiting' : isLikely ? 'uncertain' : 'missing';
    results[passage.index] = { verdict, candidates: spotsOf(text, passage, offered) };
    if (passage.pattern % SOME === SOME - 1) yield;
  }
}

function isDoubtful(
  { weak, quoted, known, enough, target: { surroundings } }: Passage,
  { passage, score }: Candidate,
  { best, margin, misplaced, calm }: Choice,
): boolean {
  const isFaint = passage < 1 && known.length < SHORT && score < FAINT * enough;
  const isAlone = surroundings?.lookalikes.length === 0;
  return misplaced || quoted[best] || margin < LEAST_MARGIN || (weak[best] && !calm) || (isFaint && !isAlone);
}

function verdictOf(text: Searched, { pattern }: Passage, candidate: Candidate): Found['verdict'] {
  if (!isVerbatim(candidate)) return 'edited';
  return isInPlace(text, pattern, candidate) ? 'unchanged' : 'moved';
}

/** Whether the text ends before the place where a passage stood, as a preview does. */
function isWaiting({ folded: { text } }: Searched, { target, all }: Passage, lastFound: number): boolean {
  const { start } = target.selector[1];
  const length = target.surroundings?.length;
  const shorter = length === undefined ? start >= text.length : text.length < length * PREVIEW;
  return shorter && start > lastFound && !all.some(({ before, after }) => before >= HELD || after >= HELD);
}

/** The answer where a passage was found. */
function foundAt(text: Searched, passage: Passage, candidate: Candidate): Found {
  const spot = spotOf(text, passage, candidate);
  if (isCut(candidate, passage.known)) {
    return { verdict: 'waiting', ...spot, end: Math.max(spot.start + 1, lastWordEnd(text, candidate)) };
  }
  const ranges = rangesOf(text, spot, candidate);
  return { verdict: verdictOf(text, passage, candidate), ...spot, ...(ranges.length > 1 && { ranges }) };
}

/** So few letters in common behind a block's end are the offer's own. */
const LEAST_BEHIND = 12;

/** Where the last word of a passage that was found ends, in the block that was cut. */
function lastWordEnd({ folded, layout }: Searched, { start, foundEnd }: Candidate): number {
  for (let unit = foundEnd; unit > Math.max(start, foundEnd - LEAST_BEHIND); unit--)
    if (isBorderBefore(folded, layout, unit)) return toTextEnd(folded, unit);
  const end = toTextEnd(folded, foundEnd);
  return wordEdge(folded.text, end, 64, -1, 0, end);
}

/** How far from an insertion's ends its borders are looked for, in folded units: it may begin as the words behind it do. */
const NEAR_BORDER = 6;

/** The folded unit at the nearest border; nothing where none is near. */
function borderNear({ folded, layout }: Searched, unit: number): number | undefined {
  for (let far = 0; far <= NEAR_BORDER; far++)
    for (const at of [unit + far, unit - far]) if (isBorderBefore(folded, layout, at)) return at;
  return undefined;
}

/** What of a place is the passage's: all of it but the blocks that came in. */
function rangesOf(text: Searched, { start, end }: Span, { insertions }: Candidate): Span[] {
  const ranges: Span[] = [];
  let from = start;
  for (const insertion of insertions) {
    const low = borderNear(text, insertion.start);
    const high = borderNear(text, insertion.end);
    if (low === undefined || high === undefined || high <= low) continue;
    const stop = toTextEnd(text.folded, low);
    const next = toText(text.folded, high);
    if (stop <= from || next >= end) continue;
    ranges.push({ start: from, end: stop });
    from = next;
  }
  ranges.push({ start: from, end });
  return ranges;
}

function spotsOf(text: Searched, passage: Passage, candidates: readonly Candidate[]): Spot[] {
  return candidates.slice(0, 3).map((candidate) => spotOf(text, passage, candidate));
}

const WORD = /[\p{L}\p{N}\p{M}]/u;
/** Between these begins a word: scripts without blanks, and blocks whose source has none between them. */
const SEAM = /\p{Ll}\p{Lu}|[\u2e80-\u9fff]/u;

/** Whether two neighbouring units belong to one word. */
function joins(one: string, other: string): boolean {
  return one !== '' && other !== '' && WORD.test(one) && WORD.test(other) && !SEAM.test(one + other);
}

/**
 * The edge of a word that a damaged end moves to, if `lost` units explain what is between: rather outward,
 * which is `step`, to the end of the word than half as far back to its beginning.
 * @param least,most what it has to lie between: a passage keeps some of its text.
 */
function wordEdge(
  text: string,
  offset: number,
  lost: number,
  step: 1 | -1,
  least: number,
  most: number,
): number {
  for (let far = 0; far <= lost + 2; far++) {
    for (const edge of [offset + step * far, offset - step * (far >> 1)]) {
      if (edge >= least && edge <= most && !joins(text.charAt(edge - 1), text.charAt(edge))) return edge;
    }
  }
  return offset;
}

/** Whether a word begins or ends so many folded units from a passage's beginning, or before its end. */
function isEdge(exact: string, units: number): boolean {
  const folded = fold(exact);
  const at = toText(folded, units > 0 ? units : folded.length + units);
  return !joins(exact.charAt(at - 1), exact.charAt(at));
}

/** Where a row of dashes ends that goes from `at` in the direction of `step`, over `most` units at most. */
function rowEnd(text: string, at: number, step: 1 | -1, most: number): number {
  let end = at;
  for (let left = most; left > 0; left--, at += step) {
    const unit = text.charAt(at);
    if (/\p{Pd}/u.test(unit)) end = at + step;
    else if (unit.trim() !== '') break;
  }
  return end;
}

/** The candidate in the text's own units. Ends that were damaged move to the ends of their words. */
function spotOf({ folded, patterns }: Searched, passage: Passage, candidate: Candidate): Spot {
  const { text } = folded;
  const { prefix, exact, suffix } = passage.target.selector[0];
  let start = toText(folded, candidate.start);
  let end = toTextEnd(folded, candidate.end);
  // A row of dashes is one folded unit, and blanks are none: the very same words are taken as they are.
  if (candidate.inserted === 0 && text.startsWith(exact, start)) end = start + exact.length;
  else if (candidate.inserted === 0 && text.endsWith(exact, end)) start = end - exact.length;
  else {
    const row = exact.search(/[^\p{Pd}\s]/u);
    if (row > 0) start = rowEnd(text, start - 1, -1, row) + 1;
    // Where the row goes on behind the passage, the rest of it is not the passage's.
    if (/\p{Pd}$/u.test(exact) && !/^\s*\p{Pd}/u.test(suffix)) end = rowEnd(text, end, 1, 999);
  }
  if (candidate.head > 0 && !joins(prefix.slice(-1), exact.charAt(0)) && !isEdge(exact, candidate.head))
    start = wordEdge(text, start, candidate.head, -1, 0, end - 1);
  if (candidate.tail > 0 && !joins(exact.slice(-1), suffix.charAt(0)) && !isEdge(exact, -candidate.tail))
    end = wordEdge(text, end, candidate.tail, 1, start + 1, text.length);
  // The mark at its end is a letter's neighbour, too.
  if (candidate.tail > 0 && text.charAt(end) === exact.slice(-1)) end++;
  return {
    start,
    end,
    score: Math.max(0, Math.min(1, candidate.score / fullScore(patterns, passage.pattern))),
  };
}
