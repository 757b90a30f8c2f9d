// @vitest-environment node
/** Search: two spellings that a person takes for one are one. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, foldWithOffsets } from '../../src/core/fold-text.ts';

test.each([
  ['Éclair', 'eclair'],
  ['ÅNGSTRÖM', 'angstrom'],
  ['Straße', 'STRASSE'],
  ['ΣΊΣΥΦΟΣ', 'σισυφος'],
  ['it’s', "it's"],
  ['“so”', '"so"'],
  ['soft\u00adhyphen', 'softhyphen'],
  ['ﬁnd ½', 'find 1/2'],
  ['İstanbul', 'istanbul'],
  ['ﾃｽﾄ', 'テスト'],
  ['1½', '11/2'],
  ['co\u2011operative', 'co-operative'],
  ['2019–2020', '2019-2020'],
  ['crate — twice', 'crate - twice'],
  ['−5', '-5'],
  ['סוף־סוף', 'סוף-סוף'],
  ['צה״ל', 'צה"ל'],
  ['rock´n´roll', "rock'n'roll"],
  ['6′ 2″', '6\' 2"'],
  ['every\n  twenty\u00a0first', 'every twenty first'],
  ['Łódź', 'lodz'],
  ['smørrebrød', 'smorrebrod'],
  ['bœuf', 'boeuf'],
  ['Tiếng Việt', 'tieng viet'],
  ['ёлка', 'елка'],
  ['γεωμετρία', 'γεωμετρια'],
  ['مُحَمَّد', 'محمد'],
  ['كتـــاب', 'كتاب'],
  ['أحمد', 'احمد'],
  ['שָׁלוֹם', 'שלום'],
  ['می\u200cروم', 'میروم'],
  ['\u0958', 'क़'],
  ['ガ', 'ｶﾞ'],
  ['각', '\u1100\u1161\u11a8'],
  ['❤️', '❤'],
])('%j is found by %j', (text, query) => {
  expect(foldText(text)).toContain(foldText(query));
});

test.each([
  ['दान', 'दिन'],
  ['काम', 'कम'],
  ['लड़का', 'लडका'],
  ['বল', 'বিল'],
  ['ก่า', 'กา'],
  ['มี', 'มา'],
  ['រៀន', 'រាន'],
  ['がく', 'かく'],
  ['ばら', 'ぱら'],
  ['각', '가'],
  ['мой', 'мои'],
  ['a ≠ b', 'a = b'],
  ['x ∉ y', 'x ∈ y'],
  ['مسؤول', 'مسوول'],
])('%j is not found by %j: the mark is half of what is written', (text, query) => {
  expect(foldText(text)).not.toContain(foldText(query));
  expect(foldText(text)).toContain(foldText(text.normalize('NFD')));
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

test('each unit of a folded text knows the signs that it comes from', () => {
  const alphabet = Array.from(
    'aß ﬁéİ½Σς-–«»ŉ´¨ø\u0301\u0306и\u00ad\u200d\n\u00a0がか\u3099ﾃﾞ각ㄱㅏ\u1100\u1161\u11a8अि़ाאָــاأ\u0654👩',
  );
  const text = fc.array(fc.constantFrom(...alphabet), { maxLength: 20 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(text, (given) => {
      const { folded, begins, ends } = foldWithOffsets(given);
      expect(folded).toBe(foldText(given));
      expect(begins).toHaveLength(folded.length);
      for (const [at, begin] of begins.entries()) {
        expect(foldText(given.slice(begin, ends[at]))).toContain(folded[at]);
        expect(begin).toBeGreaterThanOrEqual(begins[at - 1] ?? 0);
      }
    }),
    { numRuns: 3_000 },
  );
});
