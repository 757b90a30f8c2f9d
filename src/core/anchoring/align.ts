/**
 * Alignment of one pattern with one window of the text: the longest colinear chain of common runs,
 * the gaps between them by edit distance. Insertions of any length cost the same few steps.
 */

/** What an alignment says of a pattern; offsets are folded ones in the text, -1 where none is. */
export interface Alignment {
  /** Where the passage begins and ends (exclusive). */
  start: number;
  end: number;
  /** Units of the passage that were found, in runs of three or more. */
  matched: number;
  /** Units that stand between found ones without having been there. */
  inserted: number;
  /** Found units of the prefix and the suffix: those near the passage, and all. */
  before: number;
  after: number;
  beforeFar: number;
  afterFar: number;
  /** Whether the passage's first and last unit were found themselves. */
  headHeld: boolean;
  tailHeld: boolean;
  /** The units next to the passage's ends that belong to other parts: it reaches no further. */
  lowest: number;
  highest: number;
}

/** Surroundings nearer than this count in full. */
export const NEAR = 64;

const MOST_RUNS = 1024;
const LOOK_BACK = 48;
const MOST_CELLS = 1 << 14;
const BUCKET = 8;

let heads = new Int32Array(1024);
let nexts = new Int32Array(1024);
let image = new Int32Array(1024);
const runFrom = new Int32Array(MOST_RUNS);
const runAt = new Int32Array(MOST_RUNS);
const runLength = new Int32Array(MOST_RUNS);
const runScore = new Float64Array(MOST_RUNS);
const runBack = new Int32Array(MOST_RUNS);
const moves = new Uint8Array(MOST_CELLS);
const costs = new Uint16Array(MOST_CELLS);

/** The pattern whose runs are indexed: its units are `units[begin .. begin + length)`. */
let units: Uint16Array = new Uint16Array(0);
let begin = 0;
let length = 0;
let mask = 0;
let size = 6;

const PRIME = 0x01000193;

function hashAt(array: Uint16Array, at: number): number {
  let hash = 0;
  for (let index = at; index < at + size; index++) {
    hash = (Math.imul(hash, PRIME) + (array[index] as number)) | 0;
  }
  return Math.imul(hash, 0x9e3779b1) >>> 9;
}

/** Makes a pattern ready to be aligned: indexes its runs of `run` units. */
export function prepare(array: Uint16Array, first: number, last: number, run: number): void {
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
    nexts[at] = heads[bucket] as number;
    heads[bucket] = at + 1;
  }
}

/** Lists the common runs of the pattern and `text[low .. high)`, each as long as it goes. */
function findRuns(text: Uint16Array, low: number, high: number): number {
  let count = 0;
  for (let at = low; at + size <= high; at++) {
    let entry = heads[hashAt(text, at) & mask] as number;
    for (let tried = 0; entry !== 0 && tried < BUCKET; tried++) {
      const from = entry - 1;
      entry = nexts[from] as number;
      if (from > 0 && at > low && units[begin + from - 1] === text[at - 1]) continue;
      let run = 0;
      const most = Math.min(length - from, high - at);
      while (run < most && units[begin + from + run] === text[at + run]) run++;
      if (run < size) continue;
      if (count === MOST_RUNS) return count;
      runFrom[count] = from;
      runAt[count] = at;
      runLength[count++] = run;
    }
  }
  return count;
}

/** What a jump from one diagonal to another costs, in units. */
function jump(distance: number): number {
  return distance === 0 ? 0 : Math.min(2 + distance * 0.1, 14);
}

/** The best chain's last run, -1 if there is no run. */
function chain(count: number): number {
  let best = -1;
  for (let index = 0; index < count; index++) {
    const from = runFrom[index] as number;
    const at = runAt[index] as number;
    const run = runLength[index] as number;
    let score = run;
    let back = -1;
    for (let other = index - 1; other >= 0 && other >= index - LOOK_BACK; other--) {
      const otherFrom = runFrom[other] as number;
      const otherAt = runAt[other] as number;
      if (otherFrom >= from || otherAt >= at) continue;
      const otherRun = runLength[other] as number;
      const overlap = Math.max(0, otherFrom + otherRun - from, otherAt + otherRun - at);
      if (overlap >= run) continue;
      const distance = Math.abs(at - from - otherAt + otherFrom);
      const total = (runScore[other] as number) + run - overlap - jump(distance);
      if (total > score) {
        score = total;
        back = other;
      }
    }
    runScore[index] = score;
    runBack[index] = back;
    if (best < 0 || score > (runScore[best] as number)) best = index;
  }
  return best;
}

const DIAGONAL = 0;
const UP = 1;
const LEFT = 2;
/** Added to a move: an insertion that ends in this cell began in it. */
const OPENED = 4;

const SUBSTITUTE = 2;
const DELETE = 2;
const INSERT = 1;
/** Beginning an insertion costs extra, or units would be found scattered over an inserted sentence. */
const OPEN = 3;

/**
 * Aligns `pattern[from .. to)` with `text[low .. high)` by edit distance with affine insertions (Gotoh
 * 1982) and notes the images of equal units. `freeStart` lets it begin anywhere in the text, `freeEnd`
 * end anywhere.
 */
function fillGap(
  text: Uint16Array,
  from: number,
  to: number,
  low: number,
  high: number,
  freeStart: boolean,
  freeEnd: boolean,
): void {
  const rows = to - from;
  const columns = high - low;
  const width = columns + 1;
  if (rows <= 0 || columns <= 0 || (rows + 1) * width > MOST_CELLS) return;
  for (let column = 0; column <= columns; column++) {
    costs[column] = freeStart || column === 0 ? 0 : OPEN + column * INSERT;
    moves[column] = column === 1 ? LEFT + OPENED : LEFT;
  }
  for (let row = 1; row <= rows; row++) {
    const unit = units[begin + from + row - 1];
    let cell = row * width;
    let left = row * DELETE;
    let insertion = 0x7fff;
    costs[cell] = left;
    moves[cell] = UP;
    let corner = costs[cell - width] as number;
    for (let column = 1; column <= columns; column++) {
      cell++;
      const above = costs[cell - width] as number;
      let move = DIAGONAL;
      let opened = 0;
      insertion += INSERT;
      if (left + OPEN + INSERT <= insertion) {
        insertion = left + OPEN + INSERT;
        opened = OPENED;
      }
      let cost = unit === text[low + column - 1] ? corner : corner + SUBSTITUTE;
      if (above + DELETE < cost) {
        cost = above + DELETE;
        move = UP;
      }
      if (insertion < cost) {
        cost = insertion;
        move = LEFT;
      }
      costs[cell] = cost;
      moves[cell] = move + opened;
      corner = above;
      left = cost;
    }
  }
  let column = columns;
  if (freeEnd) {
    for (let other = columns - 1; other >= 0; other--) {
      if ((costs[rows * width + other] as number) < (costs[rows * width + column] as number)) column = other;
    }
  }
  for (let row = rows; row > 0; ) {
    const cell = row * width + column;
    const move = (moves[cell] as number) & 3;
    if (move === DIAGONAL) {
      row--;
      column--;
      if (units[begin + from + row] === text[low + column]) image[from + row] = low + column;
    } else if (move === UP) row--;
    else {
      let back = cell;
      while (((moves[back] as number) & OPENED) === 0 && back > row * width + 1) back--;
      column = back - row * width - 1;
    }
  }
}

/** How much of the text beside a gap at the pattern's end is searched for the rest of it. */
const EDGE_SLACK = 12;
const LONGEST_EDGE = 110;

/**
 * Aligns the prepared pattern with `text[low .. high)`.
 * @param passageFrom where the passage begins in the pattern, `passageTo` where it ends.
 * @returns false when they have no run in common.
 */
export function align(
  result: Alignment,
  text: Uint16Array,
  textLength: number,
  low: number,
  high: number,
  passageFrom: number,
  passageTo: number,
): boolean {
  const count = findRuns(text, low, high);
  let run = chain(count);
  if (run < 0) return false;
  image.fill(-1, 0, length);
  // From the chain's end to its beginning: each run, then the gap to the run before it.
  let nextFrom = length;
  let nextAt = -1;
  for (; run >= 0; run = runBack[run] as number) {
    const from = runFrom[run] as number;
    const at = runAt[run] as number;
    let stop = from + (runLength[run] as number);
    if (nextAt >= 0) {
      stop -= Math.max(0, stop - nextFrom, at + stop - from - nextAt);
      fillGap(text, stop, nextFrom, at + stop - from, nextAt, false, false);
    } else {
      const rest = Math.min(length - stop, LONGEST_EDGE);
      const beside = at + stop - from;
      fillGap(text, stop, stop + rest, beside, Math.min(high, beside + rest + EDGE_SLACK), false, true);
    }
    for (let index = from; index < stop; index++) image[index] = at + index - from;
    nextFrom = from;
    nextAt = at;
  }
  const rest = Math.min(nextFrom, LONGEST_EDGE);
  fillGap(text, nextFrom - rest, nextFrom, Math.max(low, nextAt - rest - EDGE_SLACK), nextAt, true, false);
  measure(result, textLength, passageFrom, passageTo);
  return true;
}

/** Reads the result from the images of the pattern's units. */
function measure(result: Alignment, textLength: number, passageFrom: number, passageTo: number): void {
  result.matched = result.inserted = 0;
  result.before = result.after = result.beforeFar = result.afterFar = 0;
  let first = -1;
  let last = -1;
  let lowest = 0;
  let highest = textLength;
  for (let at = 0; at < length; ) {
    const place = image[at] as number;
    if (place < 0) {
      at++;
      continue;
    }
    let stop = at + 1;
    while (stop < length && image[stop] === place + stop - at) stop++;
    // Edit distance pairs any two texts somewhere: single units say nothing.
    const counts = stop - at >= 3 || (at >= passageFrom && stop <= passageTo && passageTo - passageFrom < 6);
    for (let index = at; index < stop; index++) {
      if (index < passageFrom) {
        lowest = place + index - at + 1;
        if (counts) {
          result.beforeFar++;
          if (index >= passageFrom - NEAR) result.before++;
        }
      } else if (index >= passageTo) {
        if (highest === textLength) highest = place + index - at;
        if (counts) {
          result.afterFar++;
          if (index < passageTo + NEAR) result.after++;
        }
      } else {
        if (first < 0) first = index;
        else if (last >= 0) {
          const extra = place + index - at - (image[last] as number) - (index - last);
          if (extra > 0) result.inserted += extra;
        }
        last = index;
        if (counts) result.matched++;
      }
    }
    at = stop;
  }
  result.lowest = lowest;
  result.highest = highest;
  result.headHeld = first === passageFrom;
  result.tailHeld = last === passageTo - 1;
  if (first < 0) {
    result.start = result.end = -1;
    return;
  }
  result.start = Math.max(lowest, (image[first] as number) - (first - passageFrom));
  result.end = Math.min(highest, (image[last] as number) + 1 + (passageTo - 1 - last));
}
