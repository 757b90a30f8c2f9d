/** The count on the toolbar button. */
import { expect, test } from 'vitest';
import { badgeText } from '../../../src/core/appearance/badge.ts';

test.each([
  [0, ''],
  [1, '1'],
  [99, '99'],
  [100, '99+'],
  [100_000, '99+'],
])('%i notes are “%s”', (count, text) => {
  expect(badgeText(count)).toBe(text);
});
