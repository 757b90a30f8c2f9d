/** Floors: what is too little to be called the passage, whatever else is not found. */
import { expect, test } from 'vitest';
import { strengthOf, type Known } from '../../../src/core/anchoring/thresholds.ts';
import { NOWHERE, type Candidate } from '../../../src/core/anchoring/candidate.ts';

const known = (length: number, copies = 1): Known => ({
  length,
  copies,
  weight: 1,
  behind: undefined,
  isShorter: false,
  text: 10_000,
});

test.each<[string, Partial<Candidate>, Known, number]>([
  ['all of it, as it was', { passage: 1, before: 1, after: 1, context: 128, verbatim: true }, known(8), 2],
  ['a word elsewhere that stood once', { passage: 1, before: 0, after: 0 }, known(16), 2],
  ['a word elsewhere that stood twice', { passage: 1, before: 0, after: 0 }, known(16, 2), 0],
  ['a clause elsewhere that stood twice', { passage: 1, before: 0, after: 0 }, known(26, 2), 1],
  ['three letters elsewhere', { passage: 1, before: 0, after: 0 }, known(3), 0],
  ['most of it in its surroundings', { passage: 0.8, before: 1, after: 0.2, context: 70 }, known(60), 2],
  ['half of it without surroundings', { passage: 0.55, before: 0, after: 0 }, known(60), 0],
  ['half of a long passage without surroundings', { passage: 0.55, before: 0, after: 0 }, known(160), 2],
  ['half of it beside its surroundings', { passage: 0.55, before: 1, after: 0, context: 64 }, known(60), 2],
  [
    'a word of it beside its surroundings, and nothing for the rest',
    { passage: 0.6, end: 9, before: 1, after: 0, context: 64 },
    known(16),
    0,
  ],
  [
    'a word of it beside its surroundings, and others for the rest',
    { passage: 0.6, end: 14, before: 1, after: 0, context: 64 },
    known(16),
    1,
  ],
  [
    'little of it between its surroundings, and nothing for the rest',
    { passage: 0.3, end: 10, before: 1, after: 0.9, context: 120 },
    known(30),
    0,
  ],
  [
    'little of it between its surroundings, and others for the rest',
    { passage: 0.3, end: 26, before: 0.7, after: 0.7, context: 90 },
    known(30),
    1,
  ],
  [
    'a few letters of it between surroundings that are whole',
    { passage: 0.25, end: 26, before: 1, after: 0.9, context: 120 },
    known(24),
    0,
  ],
  [
    'a copy without surroundings',
    { passage: 1, end: 13, before: 0.1, after: 0.1, context: 8 },
    known(13, 3),
    0,
  ],
  [
    'a copy with one side of the surroundings',
    { passage: 1, end: 30, before: 0.1, after: 1, context: 70 },
    known(30, 2),
    1,
  ],
  [
    'a copy with both sides of the surroundings',
    { passage: 1, end: 30, before: 0.4, after: 1, context: 90 },
    known(30, 2),
    2,
  ],
  ['surroundings alone', { passage: 0.1, before: 1, after: 1, context: 128 }, known(60), 0],
  [
    'more that came in than ever was there',
    { passage: 1, inserted: 1000, before: 1, after: 1, context: 128 },
    known(60),
    0,
  ],
])('%s', (_, candidate, passage, strength) => {
  expect(strengthOf({ ...NOWHERE, ...candidate }, passage)).toBe(strength);
});
