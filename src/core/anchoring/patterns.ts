/** Patterns: folded passages with their surroundings, all in one array of units. */
import { foldSome, toFolded, unfolded } from './fold.ts';
import { atOnce } from '../steps.ts';

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

/** Puts wordings together; writes where their parts end. */
function joined(wordings: readonly Wording[], ends: Int32Array): string {
  const parts: string[] = [];
  let length = 0;
  for (let index = 0; index < wordings.length; index++) {
    const { prefix, exact, suffix } = wordings[index];
    const before = prefix.length > REACH ? prefix.slice(-REACH) : prefix;
    const after = suffix.length > REACH ? suffix.slice(0, REACH) : suffix;
    parts.push(before, exact, after);
    ends[index * 3] = length += before.length;
    ends[index * 3 + 1] = length += exact.length;
    ends[index * 3 + 2] = length += after.length;
  }
  return parts.join('');
}

/** Folds wordings as one text, in steps: one long text folds faster than a thousand short ones. */
export function* patternsInSteps(wordings: readonly Wording[]): Generator<void, Patterns> {
  const count = wordings.length;
  const ends = new Int32Array(count * 3);
  const folded = unfolded(joined(wordings, ends));
  while (folded.done < folded.text.length) {
    foldSome(folded, CHUNK);
    yield;
  }
  const first = new Int32Array(count + 1);
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  for (let low = 0; low < count; low += SOME) {
    const high = Math.min(count, low + SOME);
    for (let index = low; index < high; index++) {
      from[index] = toFolded(folded, ends[index * 3]);
      to[index] = toFolded(folded, ends[index * 3 + 1]);
      first[index + 1] = toFolded(folded, ends[index * 3 + 2]);
    }
    yield;
  }
  return { count, units: folded.units, first, from, to };
}

/** Folds wordings at once. */
export function toPatterns(wordings: readonly Wording[]): Patterns {
  return atOnce(patternsInSteps(wordings));
}

function areSame(units: Uint16Array, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (units[one + at] !== units[other + at]) return false;
  return true;
}

/** Whether two patterns with the same passage have the same surroundings, as far as both have them. */
export function sameSurroundings({ units, first, from, to }: Patterns, one: number, other: number): boolean {
  const [start, otherStart] = [from[one], from[other]];
  const [end, otherEnd] = [to[one], to[other]];
  const before = Math.min(start - first[one], otherStart - first[other]);
  const after = Math.min(first[one + 1] - end, first[other + 1] - otherEnd);
  return areSame(units, start - before, otherStart - before, before) && areSame(units, end, otherEnd, after);
}

/** Whether two patterns have the same passage, in whatever surroundings. */
export function samePassage({ units, from, to }: Patterns, one: number, other: number): boolean {
  const length = to[one] - from[one];
  return to[other] - from[other] === length && areSame(units, from[one], from[other], length);
}
