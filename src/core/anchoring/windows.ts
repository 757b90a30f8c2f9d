/** Windows: the stretches of the text that share seeds with a pattern, the best first. */
import type { Places, Seeds } from './seeds.ts';

/** Places of one seed that are looked at: those nearest to where the pattern is expected. */
const NEAREST = 32;
/** Seeds of one pattern that are looked at. */
const MOST_HITS = 4096;

/** Where patterns may be: window `i` has diagonals `low[i] .. high[i]` and `votes[i]` seeds, most of them at `mode[i]`. */
export interface Windows {
  count: number;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly votes: Int32Array;
  readonly mode: Int32Array;
  /** Scratch of `toWindows`. */
  readonly diagonals: Int32Array;
}

/** How many windows are kept of one pattern. */
const MOST_WINDOWS = 64;

export function noWindows(): Windows {
  return {
    count: 0,
    low: new Int32Array(MOST_WINDOWS),
    high: new Int32Array(MOST_WINDOWS),
    votes: new Int32Array(MOST_WINDOWS),
    mode: new Int32Array(MOST_WINDOWS),
    diagonals: new Int32Array(MOST_HITS),
  };
}

/** The first index in `array[from .. to)` whose value is at least `value`. */
export function lowerBound(array: Int32Array, from: number, to: number, value: number): number {
  while (from < to) {
    const middle = (from + to) >> 1;
    if (array[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What is sought: see `toWindows`. */
export interface Sought {
  readonly seeds: Seeds;
  readonly found: Places;
  readonly pattern: number;
  /** The diagonal where the pattern would be, had nothing moved. */
  readonly expected: number;
  /** How far diagonals of one window may lie apart. */
  readonly slack: number;
  /** A diagonal that is left out: where the pattern itself stands, when others like it are sought. */
  readonly except: number;
}

/** Writes the diagonals (place in the text less offset in the pattern) of a pattern's seeds; answers their count. */
function collect({ diagonals }: Windows, { seeds, found, pattern, expected, except }: Sought): number {
  const { start, places } = found;
  const stop = seeds.first[pattern + 1];
  let hits = 0;
  for (let seed = seeds.first[pattern]; seed < stop; seed++) {
    const offset = seeds.offset[seed];
    const gram = seeds.gram[seed];
    let from = start[gram];
    let to = start[gram + 1];
    if (to - from > NEAREST) {
      const near = lowerBound(places, from, to, expected + offset);
      from = Math.max(from, Math.min(near - NEAREST / 2, to - NEAREST));
      to = from + NEAREST;
    }
    if (hits + to - from > MOST_HITS) return hits;
    for (let at = from; at < to; at++) {
      const diagonal = places[at] - offset;
      if (diagonal !== except) diagonals[hits++] = diagonal;
    }
  }
  return hits;
}

/** Finds the windows of one pattern. */
export function toWindows(windows: Windows, sought: Sought): void {
  const hits = collect(windows, sought);
  const { expected, slack } = sought;
  windows.count = 0;
  if (hits === 0) return;
  const sorted = windows.diagonals.subarray(0, hits);
  sorted.sort();
  const widest = slack * 4;
  let from = 0;
  for (let at = 1; at <= hits; at++) {
    const first = sorted[from];
    const last = sorted[at - 1];
    if (at < hits && sorted[at] - last <= slack && sorted[at] - first <= widest) continue;
    keep(windows, first, last, at - from, modeOf(sorted, from, at), expected);
    from = at;
  }
}

/** The most frequent of sorted values. */
function modeOf(sorted: Int32Array, from: number, to: number): number {
  let mode = sorted[from];
  let most = 0;
  for (let at = from; at < to;) {
    const value = sorted[at];
    let stop = at + 1;
    while (stop < to && sorted[stop] === value) stop++;
    if (stop - at > most) {
      most = stop - at;
      mode = value;
    }
    at = stop;
  }
  return mode;
}

/** Inserts a window in its rank: by votes, then by nearness to the expected diagonal. */
function keep(
  windows: Windows,
  low: number,
  high: number,
  votes: number,
  mode: number,
  expected: number,
): void {
  const far = Math.abs(low - expected);
  let at = windows.count;
  while (at > 0) {
    const others = windows.votes[at - 1];
    if (others > votes || (others === votes && Math.abs(windows.low[at - 1] - expected) <= far)) break;
    at--;
  }
  if (at === MOST_WINDOWS) return;
  const last = Math.min(windows.count, MOST_WINDOWS - 1);
  windows.low.copyWithin(at + 1, at, last);
  windows.high.copyWithin(at + 1, at, last);
  windows.votes.copyWithin(at + 1, at, last);
  windows.mode.copyWithin(at + 1, at, last);
  windows.mode[at] = mode;
  windows.low[at] = low;
  windows.high[at] = high;
  windows.votes[at] = votes;
  windows.count = last + 1;
}
