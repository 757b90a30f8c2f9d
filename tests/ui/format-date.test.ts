/** Days as the reader says them, with clocks that were wrong. */
import { expect, test } from 'vitest';
import { publishedDay, relativeDay } from '../../src/ui/format-date.ts';

const now = new Date(2026, 10, 22, 9, 0);
const at = (...parts: [number, number, number, number]): string => new Date(...parts).toISOString();

test.each([
  [at(2026, 10, 22, 0), 'today'],
  [at(2026, 10, 21, 23), 'yesterday'],
  [at(2026, 10, 16, 12), 'Monday'],
  [at(2026, 10, 15, 12), '15 Nov'],
  [at(2025, 10, 22, 12), '22 Nov 2025'],
  [at(2036, 1, 1, 12), 'today'],
  [at(1970, 1, 1, 12), '1 Jan 2000'],
])('%s is %s', (time, said) => {
  expect(relativeDay(time, now)).toBe(said);
});

test('a month in which the clocks change has no day twice', () => {
  const spring = new Date(2026, 3, 2, 0, 30);
  expect(relativeDay(at(2026, 3, 1, 23), spring)).toBe('yesterday');
  expect(relativeDay(at(2026, 2, 27, 1), spring)).toBe('Friday');
});

test.each([
  ['2020-05-04', '4 May 2020'],
  ['2020-05', 'May 2020'],
  ['2020', '2020'],
  ['soon', 'soon'],
])('an issue of %s says %s', (published, said) => {
  expect(publishedDay(published)).toBe(said);
});
