/** Days as people write them. */
import { expect, test } from 'vitest';
import { dayIn, dayOfMoment } from '../../../src/core/detection/dates.ts';

test.each([
  ['Dec 18, 2025', '2025-12-18'],
  ['No. 494 — October 16th, 2022', '2022-10-16'],
  ['18. Dezember 2025', '2025-12-18'],
  ['Ausgabe vom 30.11.2025 für KW 48', '2025-11-30'],
  ['1er mai 2024', '2024-05-01'],
  ['18 de diciembre de 2025', '2025-12-18'],
  ['Issue - 2023/03/01', '2023-03-01'],
  ['2026년 7월 29일', '2026-07-29'],
  ['2026年7月29日', '2026-07-29'],
  ['10/11/2022 08:00 AM EDT', '2022-10-11'],
])('%s', (text, day) => {
  expect(dayIn(text)).toBe(day);
});

test('outside America the day comes first', () => {
  expect(dayIn('10/11/2022', 'fr')).toBe('2022-11-10');
  expect(dayIn('25/12/2022')).toBe('2022-12-25');
});

test.each(['18 hr ago', 'Jul 5', 'May 2025', '2025', '99.99.2020', 'Version 1.2.2020.4'])(
  '%s is no day',
  (text) => {
    expect(dayIn(text)).toBeUndefined();
  },
);

test('moments give their day in universal time', () => {
  expect(dayOfMoment('2022-06-13T04:43:00+08:00')).toBe('2022-06-12');
  expect(dayOfMoment('2024-12-31T23:30:00-05:00')).toBe('2025-01-01');
  expect(dayOfMoment('2024-03-01T00:30:00+02:00')).toBe('2024-02-29');
  expect(dayOfMoment('2020-09-30T17:44:39-0400')).toBe('2020-09-30');
  expect(dayOfMoment('2022-10-11 08:00:00')).toBe('2022-10-11');
  expect(dayOfMoment('Jun 12, 2025')).toBeUndefined();
});
