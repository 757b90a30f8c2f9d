/** Folded text: what is the same to a reader is the same here, and each unit leads back. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldSome, toFolded, toText, toTextEnd, unfolded } from '../../../src/core/anchoring/fold.ts';

const units = (text: string): string => {
  const folded = fold(text);
  return String.fromCharCode(...folded.units.subarray(0, folded.length));
};

describe('fold', () => {
  it.each([
    ['Two  words\n\there', 'twowordshere'],
    ['“He said ‘no’”', '"hesaid\'no\'"'],
    ['a – b — c -- d', 'a-b-c-d'],
    ['oﬃce ﬂoor', 'officefloor'],
    ['café', 'cafe'],
    ['cafe\u0301', 'cafe'],
    ['Straße', 'strasse'],
    ['soft\u00adhy\u200bphen', 'softhyphen'],
    ['wait…', 'wait...'],
    ['Σίσυφος', 'σισυφοσ'],
    ['मंदिर', 'मंदिर'],
  ])('%s', (text, folded) => {
    expect(units(text)).toBe(folded.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, ''));
  });

  it('makes composed and decomposed text equal', () => {
    fc.assert(
      // Units are folded one by one: letters beyond the BMP that Unicode composes stay as they are.
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\u{10000}-\u{10ffff}]/u.test(text));
        expect(units(text.normalize('NFC'))).toBe(units(text.normalize('NFD')));
      }),
      { examples: [['한국어'], ['が'], ['Ọjọ́']] },
    );
  });

  it('folds every letter and sign as it folds its other normal forms', () => {
    const strays: string[] = [];
    for (let unit = 0; unit <= 0xffff; unit++) {
      const sign = String.fromCharCode(unit);
      const own = units(sign);
      if (units(sign.normalize('NFC')) !== own || units(sign.normalize('NFD')) !== own) strays.push(sign);
    }
    expect(strays).toEqual([]);
  });

  it('keeps accents that stand alone, which a reader sees', () => {
    expect(units('¨ ¸ ˜')).toBe('¨¸˜');
  });

  it('maps each folded unit to the unit that gave it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const folded = fold(text);
        const strays: number[] = [];
        for (let position = 0; position < folded.length; position++) {
          const offset = toText(folded, position);
          const within = toFolded(folded, offset) <= position && toFolded(folded, offset + 1) > position;
          if (!within || toTextEnd(folded, position + 1) <= offset) strays.push(position);
        }
        expect(strays).toEqual([]);
        expect(toFolded(folded, text.length)).toBe(folded.length);
      }),
      { numRuns: 25 },
    );
  }, 20_000);

  it('folds in parts as it folds at once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 1, max: 50 }),
        (text, count) => {
          const parts = unfolded(text);
          while (parts.done < text.length) foldSome(parts, count);
          const whole = fold(text);
          expect([...parts.units.subarray(0, parts.length)]).toEqual([
            ...whole.units.subarray(0, whole.length),
          ]);
          expect([...parts.samples]).toEqual([...whole.samples]);
        },
      ),
    );
  });
});
