/** Passages that were pushed up or down with all that surrounds them: found without an index. */
import type { Resolution } from './resolution.ts';
import type { AnchorTarget } from './decide.ts';

/** How far from where the passage before it went a passage is sought, in UTF-16 units. */
const REACH = 2500;
/** A wording shorter than this, surroundings included, might stand in other places too. */
const SHORTEST = 64;
/** After so many passages, most of them must have been found for it to be worth looking on. */
const TRIAL = 24;
const WORTH = 0.25;
/** Passages that one step seeks. */
const SOME = 128;

/**
 * Finds, in steps, the passages that stand near where their neighbours went, with the very characters of
 * their surroundings; writes `results`, which holds what is known already.
 */
export function* findNearby(
  text: string,
  targets: readonly AnchorTarget[],
  results: (Resolution | undefined)[],
): Generator<void, void> {
  const order = [...targets.keys()].toSorted((one, other) => startOf(targets, one) - startOf(targets, other));
  let displacement = 0;
  let tried = 0;
  let found = 0;
  for (const [at, index] of order.entries()) {
    if (at % SOME === SOME - 1) yield;
    let result = results[index];
    if (result === undefined) {
      if (tried >= TRIAL && found < tried * WORTH) return;
      result = nearby(text, targets[index], displacement);
      tried++;
      if (result !== undefined) found++;
      results[index] = result;
    }
    if (result !== undefined && 'start' in result) displacement = result.start - startOf(targets, index);
  }
}

function startOf(targets: readonly AnchorTarget[], index: number): number {
  return targets[index].selector[1].start;
}

/**
 * One of several copies is found where it is as far from the text's end as it was and none is as far from
 * its beginning: all that changed lies before it. Else only the order of all can tell.
 */
function nearby(
  text: string,
  { selector, surroundings }: AnchorTarget,
  displacement: number,
): Resolution | undefined {
  const [{ prefix, exact, suffix }, { start }] = selector;
  const whole = prefix + exact + suffix;
  if (surroundings === undefined || whole.length < SHORTEST || exact === '') return undefined;
  const stood = start - prefix.length;
  const isCopy = surroundings.copies !== undefined;
  if (isCopy && text.startsWith(whole, stood)) return undefined;
  const expected = stood + (isCopy ? text.length - surroundings.length : displacement);
  const reach = isCopy ? 0 : REACH;
  const low = Math.max(0, expected - reach);
  const at = text.startsWith(whole, expected)
    ? expected
    : low + text.slice(low, expected + whole.length + reach).indexOf(whole);
  if (at < low) return undefined;
  const from = at + prefix.length;
  return { verdict: 'unchanged', start: from, end: from + exact.length, score: 1 };
}
