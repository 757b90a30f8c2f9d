// @vitest-environment node
/** Search: two spellings that a person takes for one are one. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, hasWords, queryWords } from '../../src/core/search.ts';

test.each([
  ['Éclair', 'eclair'],
  ['ÅNGSTRÖM', 'angstrom'],
  ['Straße', 'STRASSE'],
  ['ΣΊΣΥΦΟΣ', 'σισυφος'],
  ['it’s', "it's"],
  ['“so”', '"so"'],
  ['soft\u00adhyphen', 'softhyphen'],
  ['ﬁnd ½', 'find 1⁄2'],
  ['İstanbul', 'istanbul'],
  ['ﾃｽﾄ', 'テスト'],
])('%j is found by %j', (text, query) => {
  expect(foldText(text)).toContain(foldText(query));
});

test('words are those between spaces, each once', () => {
  expect(queryWords('  Deep\tdive déep\u00a0 ')).toEqual(['deep', 'dive']);
  expect(queryWords(' \u00ad \n')).toEqual([]);
});

test('every word must be somewhere', () => {
  expect(hasWords(['ab', 'c'], ['xabx', 'c'])).toBe(true);
  expect(hasWords(['ab', 'd'], ['xabx', 'c'])).toBe(false);
});

test('folding twice is folding once, and the case of the query does not matter', () => {
  const text = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 50 });
  fc.assert(
    fc.property(text, (given) => {
      expect(foldText(foldText(given))).toBe(foldText(given));
      expect(foldText(given.toLowerCase())).toBe(foldText(given));
    }),
    { numRuns: 1_000 },
  );
});
