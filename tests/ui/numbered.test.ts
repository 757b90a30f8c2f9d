/** Numbers of issues beside their titles. */
import { expect, test } from 'vitest';
import { numberedTitle, numberOf } from '../../src/ui/numbered.ts';

test('the number comes first, and is not said twice', () => {
  expect(numberedTitle({ number: 'TBM 21/53', title: 'The roadmap' })).toBe('TBM 21/53 · The roadmap');
  expect(numberedTitle({ number: 'TBM 21/53', title: 'TBM 21/53: The roadmap' })).toBe(
    'TBM 21/53: The roadmap',
  );
  expect(numberedTitle({ title: 'The roadmap' })).toBe('The roadmap');
  expect(numberOf({ number: '#7', title: 'Issue #7' })).toBeUndefined();
});
