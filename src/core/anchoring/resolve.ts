/** Resolve: where the passages of an issue's notes are in its text now, all of them at once. */
import { NOWHERE } from './candidate.ts';
import { decide, type AnchorTarget } from './decide.ts';
import { foldSome, toFolded, unfolded, type FoldedText } from './fold.ts';
import { plainLayout, type Layout } from './layout.ts';
import { findNearby } from './nearby.ts';
import type { Choosing } from './viterbi.ts';
import type { Resolution } from './resolution.ts';
import { expectedOf, search } from './search.ts';
import { atOnce } from '../steps.ts';

/** Units of text that one step folds folds: about a millisecond when cold. */
const CHUNK = 1 << 16;

/** Whether a passage stands where it stood with all that surrounded it. */
function standsStill(text: string, { selector, surroundings }: AnchorTarget): boolean {
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

function still({ selector }: AnchorTarget): Resolution {
  return { verdict: 'unchanged', start: selector[1].start, end: selector[1].end, score: 1 };
}

/**
 * Resolves in steps of about a millisecond. The first value holds what stands where it stood, so that
 * it can be painted; the last one holds all. What lies between are moments to give way.
 * @param known answers that are known already, by index: see `carryOver`.
 */
export function* resolveInSteps(
  text: string,
  targets: readonly AnchorTarget[],
  known: readonly (Resolution | undefined)[] = [],
  layout: Layout = plainLayout(text),
): Generator<readonly (Resolution | undefined)[], Resolution[]> {
  const results = targets.map(
    (target, index) => known[index] ?? (standsStill(text, target) ? still(target) : undefined),
  );
  yield results;
  if (results.includes(undefined)) {
    for (const _ of findNearby(text, targets, results)) yield results;
  }
  if (results.includes(undefined)) {
    const folded = unfolded(text);
    while (folded.done < text.length) {
      foldSome(folded, CHUNK);
      yield results;
    }
    yield* resolveFolded(folded, layout, targets, results);
  }
  return results as Resolution[];
}

/** Resolves at once. */
export function resolve(text: string, targets: readonly AnchorTarget[], layout?: Layout): Resolution[] {
  return atOnce(resolveInSteps(text, targets, [], layout));
}

/** Resolves what is not known yet; writes `results`. */
function* resolveFolded(
  folded: FoldedText,
  layout: Layout,
  targets: readonly AnchorTarget[],
  results: (Resolution | undefined)[],
): Generator<readonly (Resolution | undefined)[], void> {
  const standing: Choosing[] = [];
  const indexes: number[] = [];
  for (let index = 0; index < targets.length; index++) {
    const result = results[index];
    if (result === undefined) indexes.push(index);
    else if ('start' in result) {
      const expected = expectedOf(folded, targets[index]);
      standing.push(standingAt(expected, toFolded(folded, result.start)));
    }
  }
  yield results;
  const steps = search(
    folded,
    indexes.map((index) => targets[index]),
    indexes,
    layout,
  );
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) yield results;
  const { patterns, passages } = step.value;
  const atEnd = displacementAtEnd(folded, targets);
  const text = { folded, layout, patterns };
  const frame = { length: folded.length - (atEnd ?? 0), atEnd };
  for (const _ of decide(text, passages, standing, results, frame)) yield results;
}

/** A passage whose place is known, as the neighbour of others. */
function standingAt(expected: number, start: number): Choosing {
  return {
    expected,
    candidates: [{ ...NOWHERE, start, end: start }],
    weak: [false],
    rivals: [[]],
    trust: 1,
    enough: 0,
    copies: undefined,
  };
}

/** By how many folded units the text's end moved since the newest passage was marked, about. */
function displacementAtEnd(folded: FoldedText, targets: readonly AnchorTarget[]): number | undefined {
  const length = targets.at(-1)?.surroundings?.folded?.length;
  return length === undefined ? undefined : folded.length - length;
}
