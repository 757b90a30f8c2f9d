/** Patterns: folded passages with their surroundings, all in one array of units. */
import { foldSome, toFolded, unfolded } from './fold.ts';

/** A passage in its surroundings, as it was written. */
export interface Wording {
  readonly prefix: string;
  readonly exact: string;
  readonly suffix: string;
}

/** Pattern `i` is `units[first[i] .. first[i + 1])`, its passage `units[from[i] .. to[i])`. */
export interface Patterns {
  readonly count: number;
  readonly units: Uint16Array;
  readonly first: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** How far from the passage its surroundings take part in alignment, in UTF-16 units. */
const REACH = 1000;

/** Units that one step folds. */
const CHUNK = 1 << 16;
/** Wordings that one step measures. */
const SOME = 256;

/** Folds wordings as one text, in steps: one long text folds faster than a thousand short ones. */
export function* patternsInSteps(wordings: readonly Wording[]): Generator<void, Patterns> {
  const count = wordings.length;
  const parts: string[] = [];
  const ends = new Int32Array(count * 3);
  let length = 0;
  for (let index = 0; index < count; index++) {
    const { prefix, exact, suffix } = wordings[index] as Wording;
    const before = prefix.length > REACH ? prefix.slice(-REACH) : prefix;
    const after = suffix.length > REACH ? suffix.slice(0, REACH) : suffix;
    parts.push(before, exact, after);
    ends[index * 3] = length += before.length;
    ends[index * 3 + 1] = length += exact.length;
    ends[index * 3 + 2] = length += after.length;
  }
  const folded = unfolded(parts.join(''));
  while (folded.done < length) {
    foldSome(folded, CHUNK);
    yield;
  }
  const first = new Int32Array(count + 1);
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  for (let index = 0; index < count; index++) {
    from[index] = toFolded(folded, ends[index * 3] as number);
    to[index] = toFolded(folded, ends[index * 3 + 1] as number);
    first[index + 1] = toFolded(folded, ends[index * 3 + 2] as number);
    if (index % SOME === SOME - 1) yield;
  }
  return { count, units: folded.units, first, from, to };
}

/** Folds wordings at once. */
export function toPatterns(wordings: readonly Wording[]): Patterns {
  const steps = patternsInSteps(wordings);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** Whether two patterns with the same passage have the same surroundings, as far as both have them. */
export function sameSurroundings({ units, first, from, to }: Patterns, one: number, other: number): boolean {
  const before = Math.min(
    (from[one] as number) - (first[one] as number),
    (from[other] as number) - (first[other] as number),
  );
  const after = Math.min(
    (first[one + 1] as number) - (to[one] as number),
    (first[other + 1] as number) - (to[other] as number),
  );
  for (let far = 1; far <= before; far++) {
    if (units[(from[one] as number) - far] !== units[(from[other] as number) - far]) return false;
  }
  for (let far = 0; far < after; far++) {
    if (units[(to[one] as number) + far] !== units[(to[other] as number) + far]) return false;
  }
  return true;
}

/** Whether two patterns have the same passage, in whatever surroundings. */
export function samePassage({ units, from, to }: Patterns, one: number, other: number): boolean {
  const length = (to[one] as number) - (from[one] as number);
  if ((to[other] as number) - (from[other] as number) !== length) return false;
  for (let at = 0; at < length; at++) {
    if (units[(from[one] as number) + at] !== units[(from[other] as number) + at]) return false;
  }
  return true;
}
