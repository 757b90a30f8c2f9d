/** Which copies are kept over a year of them, and when another is due. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCopyDue, keptCopies, type CopyInfo } from '../../../src/store/safety/kept-copies.ts';
import type { IsoTime } from '../../../src/core/model.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.UTC(2026, 0, 1, 12);

const at = (time: number, notes = 10, acts = 1): CopyInfo => ({
  time: new Date(time).toISOString() as IsoTime,
  notes,
  acts,
});
const days = (copies: Iterable<CopyInfo>): string[] =>
  [...copies].map(({ time }) => time.slice(0, 10)).toSorted();

/** Copies `perDay` times a day for some days, and deletes what is not kept after each. */
function live(count: number, perDay = 3): CopyInfo[] {
  let copies: CopyInfo[] = [];
  for (let step = 0; step < count * perDay; step++) {
    copies.push(at(BEGIN + (step * DAY) / perDay / 2 + Math.floor(step / perDay) * (DAY / 2), step, step));
    copies = [...keptCopies(copies)];
  }
  return copies;
}

describe('the copies that are kept', () => {
  test('after a month: seven days, four weeks, each month', () => {
    // 1 January 2026 was a Thursday; the last of these days is Friday 30 January.
    expect(days(live(30))).toEqual([
      '2026-01-11',
      '2026-01-18',
      '2026-01-24',
      '2026-01-25',
      '2026-01-26',
      '2026-01-27',
      '2026-01-28',
      '2026-01-29',
      '2026-01-30',
    ]);
  });

  test('after two years: one of each of the last twelve months', () => {
    const kept = live(730, 1);
    const months = new Set(kept.map(({ time }) => time.slice(0, 7)));
    expect(months.size).toBe(12);
    expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12);
  });

  test('always the latest, and never fewer notes at most than there were on a day that is kept', () => {
    const copy = fc.record({ hours: fc.nat(24 * 400), notes: fc.nat(500) });
    fc.assert(
      fc.property(
        fc.uniqueArray(copy, { minLength: 1, maxLength: 60, selector: ({ hours }) => hours }),
        (made) => {
          const copies = made.map(({ hours, notes }) => at(BEGIN + hours * HOUR, notes));
          const kept = [...keptCopies(copies)];
          const latest = copies.toSorted((one, other) => (one.time < other.time ? 1 : -1))[0];
          expect(kept).toContain(latest);
          const week = [...new Set(days(copies))].slice(-7);
          for (const day of week) {
            const of = (all: CopyInfo[]): number[] =>
              all.filter(({ time }) => time.startsWith(day)).map(({ notes }) => notes);
            expect(Math.max(...of(kept))).toBe(Math.max(...of(copies)));
          }
          expect(kept.length).toBeLessThanOrEqual(2 * (7 + 4 + 12));
        },
      ),
    );
  });

  test('what is left of a library does not replace the day’s copy of the whole', () => {
    const whole = at(BEGIN, 400);
    const left = at(BEGIN + HOUR, 209);
    expect([...keptCopies([whole, left])]).toEqual([left, whole]);
  });
});

describe('a copy is due', () => {
  const latest = at(BEGIN, 400, 50);
  test.each<[string, CopyInfo, boolean]>([
    ['after an act in a small library', at(BEGIN + HOUR, 401, 51), true],
    ['not when nothing was done', at(BEGIN + 9 * DAY, 400, 50), false],
    ['not within a minute', at(BEGIN + 30_000, 420, 70), false],
    ['not after a hundred acts in a large one', at(BEGIN + HOUR, 100_000, 150), false],
    ['after two hundred', at(BEGIN + HOUR, 100_000, 250), true],
    ['after one, the next day', at(BEGIN + DAY, 100_000, 51), true],
    ['in a library that was begun anew', at(BEGIN + HOUR, 3, 3), true],
    ['with a clock that went back', at(BEGIN - 900 * DAY, 401, 51), true],
  ])('%s', (_when, now, due) => expect(isCopyDue(now, latest)).toBe(due));

  test('at first, once there is a note', () => {
    expect(isCopyDue(at(BEGIN, 0, 3), undefined)).toBe(false);
    expect(isCopyDue(at(BEGIN, 1, 3), undefined)).toBe(true);
  });
});
