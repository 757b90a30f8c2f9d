/** Common runs of the prepared pattern and the text, and the best colinear chain of them. */
import { hashAt, MOST_RUNS, type Workspace } from './workspace.ts';

/** How many runs back a chain is continued. */
const LOOK_BACK = 48;
/** Nothing begins inside of a run from this length on. */
const LONG = 24;
/** Places of one hash in the pattern that are tried. */
const BUCKET = 8;

/** Full stops and their kin; an ellipsis is three of them. */
function isMark(unit: number | undefined): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x3002;
}

/** Whether a sentence of the pattern ends before its unit `at`, and a new one may begin there. */
export function isSentenceEnd({ units, begin }: Workspace, at: number): boolean {
  const next = begin + at;
  // A closing quote belongs to the sentence that ends in it.
  const last = units[next - 1] === 0x22 ? next - 2 : next - 1;
  return isMark(units[last]) && !isMark(units[next]);
}

/** Lists the common runs of the pattern and the text on the diagonals `low .. high`, each as long as it goes. */
export function findRuns(space: Workspace, lowest: number, highest: number): number {
  const { units, begin, length, size, mask, heads, nexts, except, runFrom, runAt, runLength } = space;
  const { units: text, length: textLength } = space.folded;
  const low = Math.max(0, lowest);
  const high = Math.min(textLength, highest + length);
  let count = 0;
  let resumed = low;
  for (let at = low; at + size <= high; at++) {
    let longest = 0;
    let entry = heads[hashAt(space, text, at) & mask];
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
function linked({ runFrom, runAt, runLength, runScore }: Workspace, run: number, other: number): number {
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
export function held({ runAt, runLength }: Workspace, count: number, from: number, to: number): number {
  let all = 0;
  for (let run = 0; run < count; run++) {
    const at = runAt[run];
    all += Math.max(0, Math.min(to, at + runLength[run]) - Math.max(from, at));
  }
  return all;
}

/** The best chain's last run, -1 if there is no run. */
export function chain(space: Workspace, count: number): number {
  const { runLength, runScore, runBack } = space;
  let best = -1;
  for (let run = 0; run < count; run++) {
    let score = runLength[run];
    let back = -1;
    const furthest = Math.max(0, run - LOOK_BACK);
    for (let other = run - 1; other >= furthest; other--) {
      const total = linked(space, run, other);
      if (total > score) {
        score = total;
        back = other;
      }
    }
    // The best chain so far may have ended further back than one can look.
    if (best >= 0 && best < furthest) {
      const total = linked(space, run, best);
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
