/** Which copies of a library are kept, and when another one is due. */
import type { IsoTime } from '../../core/model.ts';

/** What is known of a copy without opening it. */
export interface CopyInfo {
  readonly time: IsoTime;
  /** How many notes it holds, and after how many acts it was written. */
  readonly notes: number;
  readonly acts: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How many days, weeks and months a copy is kept of: those that have one, counted back from the newest. */
const KEPT = [
  [7, (time: IsoTime) => time.slice(0, 10)],
  // Weeks from Monday to Sunday: 1 January 1970 was a Thursday.
  [4, (time: IsoTime) => String(Math.floor((Date.parse(time) / DAY + 3) / 7))],
  [12, (time: IsoTime) => time.slice(0, 7)],
] as const;

/**
 * The copies that are kept: of each of the last seven days, four weeks and twelve months that have any, the
 * latest, and the one with the most notes, so that a library that lost some does not replace what is whole.
 */
export function keptCopies<Copy extends CopyInfo>(copies: readonly Copy[]): ReadonlySet<Copy> {
  const latestFirst = copies.toSorted((one, other) => (one.time < other.time ? 1 : -1));
  const kept = new Set<Copy>();
  for (const [most, periodOf] of KEPT) {
    const periods = [...new Set(latestFirst.map(({ time }) => periodOf(time)))].slice(0, most);
    for (const period of periods) {
      const [latest, ...others] = latestFirst.filter(({ time }) => periodOf(time) === period);
      if (latest === undefined) continue;
      kept.add(latest);
      kept.add(others.reduce((best, copy) => (copy.notes > best.notes ? copy : best), latest));
    }
  }
  return kept;
}

/**
 * Whether a library should be copied now: after each act while it is small, after one in a thousand of a
 * large one's, once a day after any, and never twice within a minute.
 */
export function isCopyDue(now: CopyInfo, latest: CopyInfo | undefined): boolean {
  if (latest === undefined) return now.notes > 0;
  // A library that was begun anew counts from the beginning, and a clock may have gone back.
  const acts = Math.abs(now.acts - latest.acts);
  const passed = Math.abs(Date.parse(now.time) - Date.parse(latest.time));
  if (acts === 0 || passed < MINUTE) return false;
  return acts > now.notes / 1_000 || passed >= DAY;
}
