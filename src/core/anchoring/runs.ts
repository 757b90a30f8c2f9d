/**
 * Common runs of one prepared pattern and the text, and the best colinear chain of them. The arrays are
 * shared by the steps of one alignment at a time: nothing is allocated for each of thousands.
 */

export const MOST_RUNS = 1024;
const LOOK_BACK = 48;
const LONG = 24;
const BUCKET = 8;

let heads = new Int32Array(1024);
let nexts = new Int32Array(1024);
/** Where each unit of the prepared pattern stands in the text, -1 where it does not. */
export let image = new Int32Array(1024);
export const runFrom = new Int32Array(MOST_RUNS);
export const runAt = new Int32Array(MOST_RUNS);
export const runLength = new Int32Array(MOST_RUNS);
const runScore = new Float64Array(MOST_RUNS);
export const runBack = new Int32Array(MOST_RUNS);

/** The pattern whose runs are indexed: its units are `units[begin .. begin + length)`. */
export let units: Uint16Array = new Uint16Array(0);
export let begin = 0;
export let length = 0;
let mask = 0;
let size = 6;
/** What is said of a diagonal that is none; those of a pattern at the text's beginning are negative, too. */
export const NO_DIAGONAL = -0x40000000;
/** A diagonal that is no answer: where the pattern itself stands, when only others like it are sought. */
let except = NO_DIAGONAL;

const PRIME = 0x01000193;

function hashAt(array: Uint16Array, at: number): number {
  let hash = 0;
  for (let index = at; index < at + size; index++) {
    hash = (Math.imul(hash, PRIME) + array[index]) | 0;
  }
  return Math.imul(hash, 0x9e3779b1) >>> 9;
}

/** Makes a pattern ready to be aligned anywhere but on the diagonal `own`: indexes its runs of `run` units. */
export function prepare(array: Uint16Array, first: number, last: number, run: number, own: number): void {
  except = own;
  units = array;
  begin = first;
  length = last - first;
  size = run;
  let capacity = 256;
  while (capacity < length * 2) capacity *= 2;
  mask = capacity - 1;
  if (heads.length < capacity) heads = new Int32Array(capacity);
  else heads.fill(0, 0, capacity);
  if (nexts.length < length) {
    nexts = new Int32Array(length * 2);
    image = new Int32Array(length * 2);
  }
  for (let at = length - size; at >= 0; at--) {
    const bucket = hashAt(units, begin + at) & mask;
    nexts[at] = heads[bucket];
    heads[bucket] = at + 1;
  }
}

/** Full stops and their kin; an ellipsis is three of them. */
function isMark(unit: number | undefined): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x3002;
}

/** Whether a sentence of the pattern ends before its unit `at`, and a new one may begin there. */
export function isSentenceEnd(at: number): boolean {
  const next = begin + at;
  // A closing quote belongs to the sentence that ends in it.
  const last = units[next - 1] === 0x22 ? next - 2 : next - 1;
  return isMark(units[last]) && !isMark(units[next]);
}

/** Lists the common runs of the pattern and the text on the diagonals `low .. high`, each as long as it goes. */
export function findRuns(text: Uint16Array, textLength: number, lowest: number, highest: number): number {
  const low = Math.max(0, lowest);
  const high = Math.min(textLength, highest + length);
  let count = 0;
  let resumed = low;
  for (let at = low; at + size <= high; at++) {
    let longest = 0;
    let entry = heads[hashAt(text, at) & mask];
    for (let tried = 0; entry !== 0 && tried < BUCKET; tried++) {
      const from = entry - 1;
      entry = nexts[from];
      if (at - from < lowest || at - from > highest || at - from === except) continue;
      if (from > 0 && at > resumed && units[begin + from - 1] === text[at - 1]) continue;
      let run = 0;
      const most = Math.min(length - from, high - at);
      while (run < most && units[begin + from + run] === text[at + run]) run++;
      if (run < size) continue;
      if (run > longest) longest = run;
      if (count === MOST_RUNS) return count;
      runFrom[count] = from;
      runAt[count] = at;
      runLength[count++] = run;
    }
    // Nothing that begins inside of a long run can do better than it.
    if (longest >= LONG) {
      at += longest - size;
      resumed = at + 1;
    }
  }
  return count;
}

/** What a gap or a jump from one diagonal to another costs, in units. */
export function jump(distance: number): number {
  if (distance === 0) return 0;
  return distance <= 60 ? 2 + distance * 0.1 : 8 + 3 * Math.log2(distance / 60);
}

/** The score of a chain that ends in `run` and has `other` before it, -1 where it cannot. */
function linked(run: number, other: number): number {
  const from = runFrom[run];
  const at = runAt[run];
  const otherFrom = runFrom[other];
  const otherAt = runAt[other];
  if (otherFrom >= from || otherAt >= at) return -1;
  const otherLength = runLength[other];
  const overlap = Math.max(0, otherFrom + otherLength - from, otherAt + otherLength - at);
  const own = runLength[run] - overlap;
  if (own <= 0) return -1;
  return runScore[other] + own - jump(Math.abs(at - from - otherAt + otherFrom));
}

/** How many units of the text between `from` and `to` the runs hold, at most. */
export function held(count: number, from: number, to: number): number {
  let all = 0;
  for (let run = 0; run < count; run++) {
    const at = runAt[run];
    all += Math.max(0, Math.min(to, at + runLength[run]) - Math.max(from, at));
  }
  return all;
}

/** The best chain's last run, -1 if there is no run. */
export function chain(count: number): number {
  let best = -1;
  for (let run = 0; run < count; run++) {
    let score = runLength[run];
    let back = -1;
    const furthest = Math.max(0, run - LOOK_BACK);
    for (let other = run - 1; other >= furthest; other--) {
      const total = linked(run, other);
      if (total > score) {
        score = total;
        back = other;
      }
    }
    // The best chain so far may have ended further back than one can look.
    if (best >= 0 && best < furthest) {
      const total = linked(run, best);
      if (total > score) {
        score = total;
        back = best;
      }
    }
    runScore[run] = score;
    runBack[run] = back;
    if (best < 0 || score > runScore[best]) best = run;
  }
  return best;
}
