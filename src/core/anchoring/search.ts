/** The search for passages that do not stand where they stood: all of them share one pass over the text. */
import type { Surroundings } from '../model.ts';
import { strengthOf, type Known } from './thresholds.ts';
import { fullScore, type Candidate } from './candidate.ts';
import { candidatesOf, newField, SHORT_SEED, shortOnes, weightOf, type Field } from './candidates.ts';
import type { Passage, AnchorTarget } from './decide.ts';
import { toFolded, toText, type FoldedText } from './fold.ts';
import { roleAt, type Layout } from './layout.ts';
import { isQuoted, isVerbatim } from './paragraph.ts';
import { patternsInSteps, samePassage, type Patterns, type Wording } from './patterns.ts';
import { likenessOf, type Likeness } from './lookalikes.ts';
import { noSeeds, seekSome, takeSeeds, placesInSteps, type Scope, type Seeds } from './seeds.ts';

/** Units of seeds: rare enough in a newsletter, short enough to stand between two typos. */
export const SEED = 10;
const STRIDE = 5;

/** Units of text that one step scans: about a millisecond when cold. */
const CHUNK = 1 << 16;
/** Patterns whose seeds one step takes. */
const SOME = 128;

/** What the search found, and the patterns that it sought. */
export interface SearchResult {
  readonly patterns: Patterns;
  readonly passages: readonly Passage[];
}

/** The folded offset where a passage would begin, had nothing moved. */
export function expectedOf(folded: FoldedText, { selector, surroundings }: AnchorTarget): number {
  return surroundings?.folded?.start ?? toFolded(folded, selector[1].start);
}

/** The wordings of passages and, after them, those of their lookalikes: of passage `i` from `rivals[i]` on. */
function wordingsOf(targets: readonly AnchorTarget[]): { wordings: Wording[]; rivals: Int32Array } {
  const wordings: Wording[] = targets.map(({ selector }) => selector[0]);
  const rivals = new Int32Array(targets.length + 1);
  for (let index = 0; index < targets.length; index++) {
    rivals[index] = wordings.length;
    for (const rival of targets[index]?.surroundings?.lookalikes ?? []) wordings.push(rival);
  }
  rivals[targets.length] = wordings.length;
  return { wordings, rivals };
}

/** Seeks the seeds of the chosen patterns. */
function* seek(
  folded: FoldedText,
  patterns: Patterns,
  chosen: Uint8Array,
  size: number,
  stride: number,
  scope: Scope,
): Generator<void, Seeds> {
  const seeds = noSeeds(patterns, chosen, size, stride, scope);
  for (let from = 0; from < patterns.count; from += SOME) {
    takeSeeds(seeds, patterns, from, Math.min(patterns.count, from + SOME));
    yield;
  }
  while (seeds.done < folded.length) {
    seekSome(seeds, folded, CHUNK);
    yield;
  }
  return seeds;
}

/**
 * Finds the candidates of passages, in steps of about a millisecond.
 * @param indexes by which the passages are known to the caller.
 * @param budget units that may be aligned; what is left of them afterwards.
 */
export function* search(
  folded: FoldedText,
  targets: readonly AnchorTarget[],
  indexes: readonly number[],
  layout: Layout,
  budget?: { left: number },
): Generator<void, SearchResult> {
  const { wordings, rivals } = wordingsOf(targets);
  const patterns = yield* patternsInSteps(wordings);
  const wanted = new Uint8Array(patterns.count).fill(1, 0, targets.length);
  const seeds = yield* seek(folded, patterns, wanted, SEED, STRIDE, 'pattern');
  const short = shortOnes(patterns, wanted, SEED);
  const shortSeeds = yield* seek(folded, patterns, short, SHORT_SEED, SEED, 'beginning');
  const found = yield* placesInSteps(seeds);
  const shortFound = yield* placesInSteps(shortSeeds);
  const field = newField({ folded, patterns, seeds, found, shortSeeds, shortFound }, budget);
  const passages: Passage[] = [];
  for (let index = 0; index < targets.length; index++) {
    passages.push(passageOf(field, layout, targets[index], index, indexes, rivals));
    yield;
  }
  return { patterns, passages };
}

function passageOf(
  field: Field,
  layout: Layout,
  target: AnchorTarget,
  index: number,
  indexes: readonly number[],
  rivals: Int32Array,
): Passage {
  const { folded, patterns } = field;
  const expected = expectedOf(folded, target);
  const { copies, paragraph, role } = target.surroundings ?? {};
  const all = candidatesOf(field, index, expected, copies !== undefined);
  const isHere = ({ start }: Candidate): boolean =>
    role !== 'body' || roleAt(layout, toText(folded, start)) === 'body';
  const likeness = (candidate: Candidate): Likeness =>
    likenessOf(
      field,
      index,
      candidate,
      rivals[index],
      rivals[candidate.verbatim && copies === undefined ? index : index + 1],
    );
  const known = knownOf(field, target, index, rivals);
  return {
    index: indexes[index],
    pattern: index,
    target,
    known,
    expected,
    all,
    ...worthy(
      all.filter(isHere),
      likeness,
      (candidate) => isQuoted(field, layout, index, candidate, paragraph),
      (rival) => samePassage(patterns, index, rival),
      known,
      target.surroundings ?? {},
      rivals[index],
    ),
    ...trustOf(target, fullScore(patterns, index)),
    copies,
  };
}

function knownOf(
  { folded, patterns }: Field,
  target: AnchorTarget,
  index: number,
  rivals: Int32Array,
): Known {
  const { surroundings } = target;
  const length = patterns.to[index] - patterns.from[index];
  const before = surroundings?.folded;
  const weight = weightOf(patterns, index);
  return {
    length: length * weight,
    copies: surroundings === undefined ? 0 : copiesOf(surroundings, patterns, index, rivals),
    weight,
    behind: before && before.length - before.start - length,
    isShorter: before !== undefined && folded.length < before.length,
    text: folded.length,
  };
}

/** How often the passage's words stood in the text, as far as that was stored. */
function copiesOf({ copies }: Surroundings, patterns: Patterns, index: number, rivals: Int32Array): number {
  let same = 1;
  for (let rival = rivals[index]; rival < rivals[index + 1]; rival++) {
    if (samePassage(patterns, index, rival)) same++;
  }
  return Math.max(same, copies?.of ?? 1);
}

/** How much a passage's place counts: see `Choosing`. */
function trustOf({ surroundings }: AnchorTarget, full: number): { trust: number; enough: number } {
  return surroundings?.copies === undefined ? { trust: 1, enough: full } : { trust: 4, enough: full * 0.5 };
}

/** Candidates of one passage that are compared with its neighbours'. */
const MOST_CANDIDATES = 24;
/** Candidates far below the best one are no candidates. */
const DEPTH = 0.4;

/** The part of a passage that is all of it but for typos, and less than what is left of it anywhere. */
const ALL_BUT_TYPOS = 0.9;
const LESS = 0.75;

/** As many lookalikes may not be all that there were. */
const MOST_LOOKALIKES = 3;

/** The candidates that may be the passage, and which of them are weak. */
function worthy(
  all: readonly Candidate[],
  likeness: (candidate: Candidate) => Likeness,
  isQuote: (candidate: Candidate) => boolean,
  isCopy: (rival: number) => boolean,
  known: Known,
  { lookalikes = [] }: Partial<Surroundings>,
  firstRival: number,
): Pick<Passage, 'candidates' | 'weak' | 'rivals' | 'quoted'> {
  // Words that stood once, and stand once with what belongs to them, are nowhere else.
  const verbatim = known.copies === 1 ? all.filter(isVerbatim) : [];
  const only = verbatim.length === 1 ? verbatim[0] : undefined;
  if (only !== undefined && strengthOf(only, known) === 2 && !isQuote(only))
    return { candidates: [only], weak: [false], rivals: [[]], quoted: [false] };
  // Where every lookalike that there was has its place, what is left is the passage's.
  const areAll = lookalikes.length < MOST_LOOKALIKES;
  const taken = new Set<number>();
  const left: { candidate: Candidate; equals: readonly number[] }[] = [];
  for (const candidate of all) {
    if (left.length === MOST_CANDIDATES) break;
    const isAll = candidate.passage >= ALL_BUT_TYPOS && (areAll || known.copies === 1);
    if (!isAll && candidate.score < (left[0]?.candidate ?? candidate).score * DEPTH) continue;
    if (strengthOf(candidate, areAll ? { ...known, copies: 1 } : known) === 0) continue;
    const { winners, equals } = likeness(candidate);
    const winner = winners.find((one) => !taken.has(one)) ?? winners[0];
    if (winner === undefined) left.push({ candidate, equals });
    else if (areAll) taken.add(winner);
  }
  const copies = known.copies - [...taken].filter(isCopy).length;
  const strengths = left.map(({ candidate }) => strengthOf(candidate, { ...known, copies }));
  // Words that stood once are where all of them are, whatever stands in their old place now.
  const isWhole =
    known.copies === 1 &&
    left.some(({ candidate }, at) => candidate.passage >= ALL_BUT_TYPOS && strengths[at] === 2);
  const candidates: Candidate[] = [];
  const weak: boolean[] = [];
  const rivals: number[][] = [];
  for (const [at, { candidate, equals }] of left.entries()) {
    if (strengths[at] === 0 || (isWhole && candidate.passage < LESS)) continue;
    if (candidate.score < (candidates[0] ?? candidate).score * DEPTH) continue;
    const others = equals.filter((one) => !taken.has(one));
    candidates.push(candidate);
    weak.push(strengths[at] === 1 || others.length > 0);
    rivals.push(others.flatMap((one) => lookalikes[one - firstRival]?.folded ?? []));
  }
  return { candidates, weak, rivals, quoted: candidates.map(isQuote) };
}
