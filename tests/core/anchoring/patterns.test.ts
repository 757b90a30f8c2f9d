/** Patterns: each passage and its surroundings in one array of folded units. */
import { expect, test } from 'vitest';
import {
  samePassage,
  sameSurroundings,
  toPatterns,
  type Patterns,
} from '../../../src/core/anchoring/patterns.ts';

const wording = (prefix: string, exact: string, suffix: string) => ({ prefix, exact, suffix });

function partsOf({ units, first, from, to }: Patterns, index: number): string[] {
  const edges = [first[index], from[index], to[index], first[index + 1]];
  return [0, 1, 2].map((at) => String.fromCharCode(...units.subarray(edges[at], edges[at + 1])));
}

test('parts are folded and lie next to one another', () => {
  const patterns = toPatterns([wording('At  the ', 'Old Harbour', ', today'), wording('', 'x', '')]);
  expect(partsOf(patterns, 0)).toEqual(['atthe', 'oldharbour', ',today']);
  expect(partsOf(patterns, 1)).toEqual(['', 'x', '']);
});

test('surroundings beyond a thousand units are left out', () => {
  const patterns = toPatterns([wording('a'.repeat(3000), 'b', 'c'.repeat(3000))]);
  expect(partsOf(patterns, 0).map(({ length }) => length)).toEqual([1000, 1, 1000]);
});

test('passages and surroundings are the same as far as both have them', () => {
  const patterns = toPatterns([
    wording('one two ', 'Same', ' three'),
    wording('two ', 'same', ' three four'),
    wording('six ', 'same', ' three'),
    wording('two ', 'other', ' three'),
  ]);
  expect([1, 2, 3].map((other) => samePassage(patterns, 0, other))).toEqual([true, true, false]);
  expect([1, 2].map((other) => sameSurroundings(patterns, 0, other))).toEqual([true, false]);
});
