/** Found words are marked where they stand, whatever folding does to lengths; links lead to the web only. */
import { array, assert, constantFrom, property, string } from 'fast-check';
import { render } from 'preact';
import { expect, test } from 'vitest';
import { foldText } from '../../src/core/fold-text.ts';
import { excerpt, foundRanges } from '../../src/ui/search-hits.ts';
import { SearchHits } from '../../src/ui/components/SearchHits.tsx';
import { inUnits } from '../../src/ui/format-size.ts';
import { WebLink } from '../../src/ui/components/WebLink.tsx';
import { payloads } from '../payloads.ts';

const cut = (text: string, words: readonly string[]): string[] =>
  foundRanges(text, words.map(foldText)).map(([start, end]) => text.slice(start, end));

test.each([
  ['The roadmap and the Roadmaps', ['ROADMAP'], ['roadmap', 'Roadmap']],
  ['Ein Épic in der Straße', ['epic', 'strasse'], ['Épic', 'Straße']],
  ['ﬁne print', ['fine'], ['ﬁne']],
  ['abcabc', ['abc', 'bca'], ['abcabc']],
  ['nothing here', ['zzz'], []],
  ['½ cup of cafe\u0301 “au  lait”', ['cafe au'], []],
  ['½ cup of cafe\u0301 au \n lait', ['1/2', 'café au'], ['½', 'cafe\u0301 au']],
  ['दिन काम', ['दिन', 'कम'], ['दिन']],
  ['co\u2011operative −5', ['co-operative', '-5'], ['co\u2011operative', '−5']],
  ['👩‍👩‍👧 family', ['fam'], ['fam']],
])('in “%s” a search for %j finds %j', (text, words, found) => {
  expect(cut(text, words)).toEqual(found);
});

test('what is marked folds to something that contains the word, and ranges are apart and in order', () => {
  const text = array(constantFrom('a', 'É', 'ß', 'ﬁ', ' ', '\u0301', '😀', 'i', 's')).map((signs) =>
    signs.join(''),
  );
  assert(
    property(
      text,
      string({ unit: constantFrom('a', 'e', 's', 'f', 'i'), minLength: 1, maxLength: 3 }),
      (all, word) => {
        let last = -1;
        for (const [start, end] of foundRanges(all, [word])) {
          expect(start).toBeGreaterThan(last);
          expect(foldText(all.slice(start, end))).toContain(word);
          last = end;
        }
      },
    ),
  );
});

test('an excerpt begins before a word that would be out of sight, and only then', () => {
  const text = `${'one two three '.repeat(20)}needle and more`;
  expect(excerpt(text, ['needle'])).toMatch(/^… .{10,60}needle and more$/);
  expect(excerpt('a needle here', ['needle'])).toBe('a needle here');
  expect(excerpt(text, ['absent'])).toBe(text);
});

test('the text is drawn whole, with its found words marked', () => {
  const root = document.createElement('p');
  render(<SearchHits text="a b a" words={['a']} />, root);
  expect(root.textContent).toBe('a b a');
  expect([...root.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['a', 'a']);
});

test('a stored address becomes a link only where it leads to the web', () => {
  const root = document.createElement('p');
  for (const address of payloads('http://127.0.0.1:1')) {
    render(<WebLink address={address}>name</WebLink>, root);
    expect(root.querySelector('a'), address).toBeNull();
    expect(root.textContent).toBe('name');
  }
  render(<WebLink address="https://example.com/a">name</WebLink>, root);
  expect(root.querySelector('a')?.href).toBe('https://example.com/a');
  expect(root.querySelector('a')?.target).toBe('_blank');
});

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1_234, '1.2 kB'],
  [14_200_000, '14 MB'],
])('%d bytes are %s', (bytes, said) => {
  expect(inUnits(bytes)).toBe(said);
});
