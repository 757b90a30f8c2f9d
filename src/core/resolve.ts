/** Resolve: where the passages of an issue's notes are in its text now, all of them at once. */
import { strengthOf, type Known } from './anchoring/accept.ts';
import {
  candidateIn,
  candidatesOf,
  NOWHERE,
  fullScore,
  nearScore,
  ready,
  SHORT,
  SHORT_SEED,
  shortOnes,
  weightOf,
  type Candidate,
} from './anchoring/candidates.ts';
import type { Choosing } from './anchoring/batch.ts';
import { decide, type Passage, type Sought } from './anchoring/decide.ts';
import { foldSome, toFolded, unfolded, type FoldedText } from './anchoring/fold.ts';
import {
  samePassage,
  sameSurroundings,
  toPatterns,
  type Patterns,
  type Wording,
} from './anchoring/patterns.ts';
import type { Resolution } from './anchoring/resolution.ts';
import { seekSome, toPlaces, toSeeds } from './anchoring/seeds.ts';
import type { Surroundings } from './model.ts';

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
 * @param known answers that are known already, by index: see `carryOver`.
 */
export function* resolveInSteps(
  text: string,
  targets: readonly Sought[],
  known: readonly (Resolution | undefined)[] = [],
): Generator<readonly (Resolution | undefined)[], Resolution[]> {
  const results = targets.map(
    (target, index) => known[index] ?? (standsStill(text, target) ? still(target) : undefined),
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
  const shortSeeds = toSeeds(patterns, shortOnes(patterns, wanted), SHORT_SEED, SHORT, 'passage');
  while (shortSeeds.grams > 0 && shortSeeds.done < folded.length) {
    seekSome(shortSeeds, folded, CHUNK);
    yield results;
  }
  const field = {
    folded,
    patterns,
    seeds,
    found: toPlaces(seeds),
    shortSeeds,
    shortFound: toPlaces(shortSeeds),
  };
  const passages: Passage[] = [];
  const standing: Choosing[] = [];
  for (let index = 0; index < targets.length; index++) {
    const target = targets[index] as Sought;
    const expected = toFolded(folded, target.selector[1].start);
    const result = results[index];
    if (result !== undefined) {
      if ('start' in result) standing.push(standingAt(expected, toFolded(folded, result.start)));
      continue;
    }
    const thorough = target.surroundings?.copies !== undefined;
    const all = candidatesOf(field, index, expected, thorough);
    const rivalryOf = (candidate: Candidate): number =>
      candidate.verbatim && !thorough
        ? -Infinity
        : rivalry(folded, patterns, index, candidate, rivals[index] as number, rivals[index + 1] as number);
    const known = knownOf(target, patterns, index, rivals);
    passages.push({
      index,
      target,
      known,
      expected,
      all,
      ...worthy(all, rivalryOf, known),
      ...trustOf(target, fullScore(patterns, index)),
      copies: target.surroundings?.copies,
    });
    yield results;
  }
  const atEnd = displacementAtEnd(folded, targets);
  decide(folded, patterns, passages, standing, results, { length: folded.length - (atEnd ?? 0), atEnd });
}

/** A passage whose place is known, as the neighbour of others. */
function standingAt(expected: number, start: number): Choosing {
  return {
    expected,
    candidates: [{ ...NOWHERE, start, end: start }],
    weak: [false],
    trust: 1,
    enough: 0,
    copies: undefined,
  };
}

/** By how many folded units the text's end moved since the newest passage was marked, about. */
function displacementAtEnd(folded: FoldedText, targets: readonly Sought[]): number | undefined {
  const length = targets.at(-1)?.surroundings?.length;
  if (length === undefined) return undefined;
  return Math.round((folded.text.length - length) * (folded.length / folded.text.length));
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

/** The candidates that may be the passage, and which of them are weak. */
function worthy(
  all: readonly Candidate[],
  rivalryOf: (candidate: Candidate) => number,
  known: Known,
): Pick<Passage, 'candidates' | 'weak'> {
  const candidates: Candidate[] = [];
  const weak: boolean[] = [];
  for (const candidate of all) {
    const strength = strengthOf(candidate, known);
    if (strength === 0 || candidate.score < (candidates[0] ?? candidate).score * DEPTH) continue;
    const rival = rivalryOf(candidate);
    if (rival > RIVALRY) continue;
    candidates.push(candidate);
    weak.push(strength === 1 || rival > -RIVALRY);
  }
  return { candidates, weak };
}

/** A lookalike that agrees better by more than this is what a candidate is: a typo or two must not decide. */
const RIVALRY = 3;
/** How far off a candidate's diagonal its rivals are sought. */
const REACH = 60;

/**
 * By how much a candidate agrees better with a lookalike of the passage than with the passage. A
 * lookalike of which less was stored is not better for having less that could be missing.
 */
function rivalry(
  folded: FoldedText,
  patterns: Patterns,
  index: number,
  candidate: Candidate,
  first: number,
  last: number,
): number {
  let most = -Infinity;
  for (let rival = first; rival < last; rival++) {
    // What is the same in all that is stored of it tells nothing: only its place can.
    if (samePassage(patterns, index, rival) && sameSurroundings(patterns, index, rival)) {
      most = Math.max(most, 0);
      continue;
    }
    const before = (patterns.from[rival] as number) - (patterns.first[rival] as number);
    ready(patterns, rival);
    const origin = candidate.start - before;
    const other = candidateIn(folded, patterns, rival, origin - REACH, origin + candidate.inserted + REACH);
    if (other === undefined) continue;
    const lacking = Math.min(0, nearScore(patterns, rival) - nearScore(patterns, index));
    most = Math.max(most, candidate.deficit - other.deficit + lacking);
  }
  return most;
}
