/**
 * How much time was seen to pass. A clock may be wrong: one that is a year ahead says that thirty days
 * are over. So time counts only from one start of the browser to the next, and at most a week each.
 */
import type { IsoTime } from '../core/model.ts';

/** One start. */
export interface Start {
  readonly time: IsoTime;
  /** The milliseconds that were seen to pass up to it. */
  readonly passed: number;
}

const DAY = 24 * 60 * 60 * 1_000;

/** How much of the time between two starts counts at most. */
const LONGEST_GAP = 7 * DAY;

/** How many starts are remembered, one a day at most: more than a bin's thirty days need. */
const MOST_STARTS = 100;

/** The starts with the one that is now, which takes the place of an earlier one of its day. */
export function withStart(starts: readonly Start[], now: IsoTime): readonly Start[] {
  const last = starts.at(-1);
  if (last === undefined) return [{ time: now, passed: 0 }];
  const gap = Date.parse(now) - Date.parse(last.time);
  if (gap >= 0 && gap < DAY) return starts;
  const passed = last.passed + Math.min(Math.max(gap, 0), LONGEST_GAP);
  return [...starts, { time: now, passed }].slice(-MOST_STARTS);
}

/**
 * The milliseconds that were seen to pass since a time by the clock of then: since the last start at
 * which the clock had not said more.
 */
export function passedSince(starts: readonly Start[], time: IsoTime): number {
  const now = starts.at(-1)?.passed ?? 0;
  const then = starts.findLast((start) => start.time <= time) ?? starts[0];
  return now - (then?.passed ?? now);
}
