/** Resolve: where the passages of an issue's notes are in its text now, all of them at once. */
import type { Surroundings, Target } from '../model.ts';
import { acceptable, type Known } from './accept.ts';
import { choose, type Choosing, type Frame } from './batch.ts';
import { candidateIn, candidatesOf, fullScore, ready, weightOf, type Candidate } from './candidates.ts';
import { foldSome, toFolded, toText, toTextEnd, unfolded, type FoldedText } from './fold.ts';
import { samePassage, toPatterns, type Patterns, type Wording } from './patterns.ts';
import type { Resolution, Span } from './resolution.ts';
import { seekSome, toPlaces, toSeeds } from './seeds.ts';

export type { Found, Lost, Resolution, Span } from './resolution.ts';

/** A passage to resolve: what `describe` made of it, or a bare pair of W3C selectors. */
export type Sought = Pick<Target, 'selector' | 'surroundings'>;

/** Units of seeds: rare enough in a newsletter, short enough to stand between two typos. */
export const SEED = 10;
export const STRIDE = 5;

/** Units of text that one step folds or scans: about a millisecond when cold. */
const CHUNK = 1 << 16;

/** Whether a passage stands where it stood with all that surrounded it. */
function standsStill(text: string, { selector, surroundings }: Sought): boolean {
  const [{ exact, prefix, suffix }, { start, end }] = selector;
  if (exact === '' || end - start !== exact.length || !text.startsWith(exact, start)) return false;
  if (surroundings !== undefined && surroundings.length === text.length) return true;
  if (surroundings?.copies !== undefined) return false;
  return (
    prefix.length + exact.length + suffix.length >= 8 &&
    text.startsWith(suffix, end) &&
    start >= prefix.length &&
    text.startsWith(prefix, start - prefix.length)
  );
}

function still({ selector }: Sought): Resolution {
  return { verdict: 'unchanged', start: selector[1].start, end: selector[1].end, score: 1 };
}

/**
 * Resolves in steps of about a millisecond. The first value holds what stands where it stood, so that
 * it can be painted; the last one holds all. What lies between are moments to give way.
 */
export function* resolveInSteps(
  text: string,
  targets: readonly Sought[],
): Generator<readonly (Resolution | undefined)[], Resolution[]> {
  const results: (Resolution | undefined)[] = targets.map((target) =>
    standsStill(text, target) ? still(target) : undefined,
  );
  yield results;
  if (results.includes(undefined)) {
    const folded = unfolded(text);
    while (folded.done < text.length) {
      foldSome(folded, CHUNK);
      yield results;
    }
    yield* resolveFolded(folded, targets, results);
  }
  return results as Resolution[];
}

/** Resolves at once. */
export function resolve(text: string, targets: readonly Sought[]): Resolution[] {
  const steps = resolveInSteps(text, targets);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The wordings of a passage and, after all passages', those of its lookalikes. */
function wordingsOf(targets: readonly Sought[]): { wordings: Wording[]; rivals: Int32Array } {
  const wordings: Wording[] = targets.map(({ selector }) => selector[0]);
  const rivals = new Int32Array(targets.length + 1);
  for (let index = 0; index < targets.length; index++) {
    rivals[index] = wordings.length;
    for (const rival of targets[index]?.surroundings?.lookalikes ?? []) wordings.push(rival);
  }
  rivals[targets.length] = wordings.length;
  return { wordings, rivals };
}

function* resolveFolded(
  folded: FoldedText,
  targets: readonly Sought[],
  results: (Resolution | undefined)[],
): Generator<readonly (Resolution | undefined)[], void> {
  const { wordings, rivals } = wordingsOf(targets);
  const patterns = toPatterns(wordings);
  const wanted = new Uint8Array(patterns.count);
  for (let index = 0; index < targets.length; index++) wanted[index] = results[index] === undefined ? 1 : 0;
  yield results;
  const seeds = toSeeds(patterns, wanted, SEED, STRIDE);
  while (seeds.done < folded.length) {
    seekSome(seeds, folded, CHUNK);
    yield results;
  }
  const found = toPlaces(seeds);
  const passages: Passage[] = [];
  for (let index = 0; index < targets.length; index++) {
    const target = targets[index] as Sought;
    const expected = toFolded(folded, target.selector[1].start);
    const known = knownOf(target, patterns, index, rivals);
    let all: readonly Candidate[];
    if (results[index] === undefined) {
      all = candidatesOf(folded, patterns, index, seeds, found, expected, target.surroundings?.copies !== undefined);
      const first = rivals[index] as number;
      const last = rivals[index + 1] as number;
      if (last > first) all = all.filter((one) => !isRival(folded, patterns, one, first, last));
      yield results;
    } else {
      continue;
    }
    passages.push({ index, target, known, expected, all, candidates: worthy(all, known), ...trustOf(target, fullScore(patterns, index)), copies: target.surroundings?.copies });
  }
  const atEnd = displacementAtEnd(folded, targets);
  decide(folded, patterns, passages, results, { length: folded.length - (atEnd ?? 0), atEnd });
}

/** By how many folded units the text's end moved since the newest passage was marked, about. */
function displacementAtEnd(folded: FoldedText, targets: readonly Sought[]): number | undefined {
  const length = targets.at(-1)?.surroundings?.length;
  if (length === undefined) return undefined;
  return Math.round((folded.text.length - length) * (folded.length / folded.text.length));
}

interface Passage extends Choosing {
  readonly index: number;
  readonly target: Sought;
  readonly known: Known;
  readonly all: readonly Candidate[];
}

function knownOf(target: Sought, patterns: Patterns, index: number, rivals: Int32Array): Known {
  const weight = weightOf(patterns, index);
  return {
    length: ((patterns.to[index] as number) - (patterns.from[index] as number)) * weight,
    searched: target.surroundings !== undefined,
    copies: target.surroundings === undefined ? 0 : copiesOf(target.surroundings, patterns, index, rivals),
    weight,
  };
}

/** How often the passage's words stood in the text, as far as that was stored. */
function copiesOf({ copies }: Surroundings, patterns: Patterns, index: number, rivals: Int32Array): number {
  let same = 1;
  for (let rival = rivals[index] as number; rival < (rivals[index + 1] as number); rival++) {
    if (samePassage(patterns, index, rival)) same++;
  }
  return Math.max(same, copies?.of ?? 1);
}

/** How much a passage's place counts: see `Choosing`. */
function trustOf({ surroundings }: Sought, full: number): { trust: number; enough: number } {
  return surroundings?.copies === undefined ? { trust: 1, enough: full } : { trust: 4, enough: full * 0.5 };
}

/** Candidates far below the best one are no candidates. */
const DEPTH = 0.4;

function worthy(all: readonly Candidate[], known: Known): Candidate[] {
  const good = all.filter((candidate) => acceptable(candidate, known));
  const best = good[0]?.score ?? 0;
  return good.filter((candidate) => candidate.score >= best * DEPTH);
}

/** A lookalike must agree better by this many units: a typo or two must not decide. */
const RIVALRY = 3;
/** How far off a candidate's diagonal its rivals are sought. */
const REACH = 60;

/** Whether a candidate agrees better with a lookalike of the passage than with the passage. */
function isRival(folded: FoldedText, patterns: Patterns, candidate: Candidate, first: number, last: number): boolean {
  if (candidate.verbatim) return false;
  for (let rival = first; rival < last; rival++) {
    const before = (patterns.from[rival] as number) - (patterns.first[rival] as number);
    ready(patterns, rival);
    const origin = candidate.start - before;
    const other = candidateIn(folded, patterns, rival, origin - REACH, origin + candidate.inserted + REACH);
    if (other !== undefined && other.score > candidate.score + RIVALRY) return true;
  }
  return false;
}

/** Two candidates whose scores, with all neighbours, differ by less than this cannot be told apart. */
const LEAST_MARGIN = 6;

function decide(
  folded: FoldedText,
  patterns: Patterns,
  passages: readonly Passage[],
  results: (Resolution | undefined)[],
  frame: Frame,
): void {
  const open = passages.filter(({ candidates }) => candidates.length > 0);
  const ordered = open.toSorted((one, other) => one.expected - other.expected);
  const choices = choose(ordered, frame);
  for (const passage of passages) {
    if (passage.candidates.length > 0) continue;
    results[passage.index] = { verdict: 'missing', candidates: spans(folded, patterns, passage, passage.all) };
  }
  for (let at = 0; at < ordered.length; at++) {
    const passage = ordered[at] as Passage;
    const { best, margin } = choices[at] ?? { best: 0, margin: 0 };
    const candidate = passage.candidates[best] as Candidate;
    if (margin < LEAST_MARGIN) {
      results[passage.index] = {
        verdict: 'uncertain',
        candidates: spans(folded, patterns, passage, passage.candidates),
      };
      continue;
    }
    const span = spanOf(folded, patterns, passage, candidate);
    const verdict = candidate.passage < 1 || candidate.inserted > 0 ? 'edited' : 'unchanged';
    results[passage.index] = { verdict, ...span };
  }
}

function spans(
  folded: FoldedText,
  patterns: Patterns,
  passage: Passage,
  candidates: readonly Candidate[],
): Span[] {
  return candidates.slice(0, 3).map((candidate) => spanOf(folded, patterns, passage, candidate));
}

const WORD = /[\p{L}\p{N}\p{M}]/u;

/** Whether two neighbouring units belong to one word. */
function joins(one: string, other: string): boolean {
  return one !== '' && other !== '' && WORD.test(one) && WORD.test(other);
}

/** The edge of a word that is nearest to an offset, if one is near enough for `lost` units to explain it. */
function wordEdge(text: string, offset: number, lost: number): number {
  for (let far = 0; far <= lost + 2; far++) {
    for (const edge of [offset - far, offset + far]) {
      if (edge >= 0 && edge <= text.length && !joins(text.charAt(edge - 1), text.charAt(edge))) return edge;
    }
  }
  return offset;
}

/** The candidate in the text's own units. Ends that were damaged move to the ends of their words. */
function spanOf(folded: FoldedText, patterns: Patterns, passage: Passage, candidate: Candidate): Span {
  const { text } = folded;
  const { prefix, exact, suffix } = passage.target.selector[0];
  let start = toText(folded, candidate.start);
  let end = toTextEnd(folded, candidate.end);
  if (candidate.head > 0 && !joins(prefix.slice(-1), exact.charAt(0))) start = wordEdge(text, start, candidate.head);
  if (candidate.tail > 0 && !joins(exact.slice(-1), suffix.charAt(0))) end = wordEdge(text, end, candidate.tail);
  return { start, end, score: Math.max(0, Math.min(1, candidate.score / fullScore(patterns, passage.index))) };
}
