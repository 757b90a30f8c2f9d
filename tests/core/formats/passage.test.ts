/** A passage reads as it was seen, also where only its quote is known. */
import { expect, test } from 'vitest';
import type { Address, Target } from '../../../src/core/model.ts';
import { passageOf, surroundingsOf } from '../../../src/core/formats/passage.ts';
import { linkOf } from '../../../src/core/formats/passage-link.ts';

const bare: Target = {
  source: 'https://name.example/p/slug' as Address,
  selector: [
    {
      type: 'TextQuoteSelector',
      exact: 'the shopping they\n      have to carry.Nobody',
      prefix: 'aps, but not the hill,\n the rain, or ',
      suffix: ' asked\n whether anybody would wan',
    },
    { type: 'TextPositionSelector', start: 100, end: 144 },
  ],
};
const seen: Target = { ...bare, passage: 'the shopping they have to carry.\nNobody' };

test('the lines are those of the reader, not of the markup', () => {
  expect(passageOf(bare)).toBe('the shopping they have to carry.Nobody');
  expect(passageOf(seen)).toBe(seen.passage);
});

test('the surroundings are whole words', () => {
  expect(surroundingsOf(bare)).toEqual({
    before: 'but not the hill, the rain, or ',
    after: ' asked whether anybody would',
  });
});

test('the beginning of the issue is whole', () => {
  const [quote, position] = bare.selector;
  const first: Target = { ...bare, selector: [{ ...quote, prefix: 'It is ', suffix: '' }, position] };
  expect(surroundingsOf(first)).toEqual({ before: 'It is ', after: '' });
});

test.each([
  [
    'hidden words',
    'The harbour froze and closed',
    'The harbour froze (see below) and closed',
    'The harbour froze,and closed',
  ],
  ['hidden words in a word', 'let tide be', 'let 1tide be', 'let,be'],
  ['a power', 'We moved 10⁶ tons', 'We moved 106 tons', 'We moved,tons'],
  ['a mark of a footnote', 'they paid and left', 'they paid1 and left', 'they,and left'],
  ['a formula that is written twice', 'So h rises', 'So hhh rises', 'So,rises'],
  ['a picture at its end', 'the tide 🌊', 'the tide', 'the tide'],
  ['a picture in it', 'the 🌊 tide', 'the  tide', 'the,tide'],
  ['other words', 'nothing alike', 'so it was', 'so it was'],
])('a link leads by what is seen where there is %s', (_, passage, exact, terms) => {
  const quote = { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' } as const;
  const target: Target = { ...bare, selector: [quote, bare.selector[1]], passage };
  expect(decodeURIComponent(linkOf(target).split(':~:text=')[1] ?? '')).toBe(terms);
});

test('a link names what stands around it as far as that is seen as it is written', () => {
  const quote = { type: 'TextQuoteSelector', exact: 'tide', prefix: 'over 106 the ', suffix: ' in' } as const;
  const target: Target = {
    ...bare,
    selector: [quote, bare.selector[1]],
    passage: 'tide',
    context: { before: 'over 10⁶ the ', after: ' 🌊 in' },
  };
  expect(decodeURIComponent(linkOf(target).split(':~:text=')[1] ?? '')).toBe('the-,tide');
});

test('a link names no words across the border of two blocks', () => {
  const directive = decodeURIComponent(linkOf(seen).split(':~:text=')[1] ?? '');
  expect(directive).toContain('Nobody');
  expect(directive).not.toContain('carry.Nobody');
  expect(directive).not.toContain('\n');
});
