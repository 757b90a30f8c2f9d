/** Numbers of issues, and what only looks like one. */
import { expect, test } from 'vitest';
import { numberedTitle } from '../../../src/core/detection/issue-number.ts';

test.each([
  ['FBN 18/53: Slow Doors', '18/53', 'Slow Doors', true],
  ['FNB 40/53: Slow Doors', '40/53', 'Slow Doors', true],
  ['Letter 3 of 12: On fog', '3/12', 'On fog', true],
  ['#244: Rope colours', '#244', 'Rope colours', false],
  ['Rope Weekly #88', '#88', '', false],
  ['Issue 12 - Bells', '12', 'Bells', true],
  ['Newsletter, Issue 2', '2', '', true],
  ['No. 494 — October 16th, 2022', '494', 'October 16th, 2022', true],
  ['Die Hafenpost, Ausgabe 7', '7', '', true],
  ['Numéro 31 : Phares', '31', 'Phares', true],
  ['제12호 안개', '12', '안개', true],
  ['第 12 期:雾', '12', '雾', true],
  ['Week 5: Anchors', '5', 'Anchors', false],
])('%s', (headline, number, title, certain) => {
  expect(numberedTitle(headline)).toEqual({ number, title, certain });
});

test.each([
  '10 essays that changed us',
  '1. Start',
  'Open 24/7',
  '9/11 and after',
  'On 10/11/2022',
  'Issue',
  'In 2020',
])('%s has none', (headline) => {
  expect(numberedTitle(headline)).toBeUndefined();
});
