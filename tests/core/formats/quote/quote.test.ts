/** What is pasted of a passage: good in a mail as it stands, and with its link where text may be rich. */
import { expect, test } from 'vitest';
import { quoteOf } from '../../../../src/core/formats/quote/quote.ts';
import type { Address, Target } from '../../../../src/core/model.ts';

const target = (passage: string): Target => ({
  source: 'https://letters.example/p/one' as Address,
  selector: [
    { type: 'TextQuoteSelector', exact: passage, prefix: '', suffix: '' },
    { type: 'TextPositionSelector', start: 0, end: passage.length },
  ],
  passage,
});
const source = { title: 'On <Tides>', publication: { name: 'Letters' }, authors: ['Mette Lund', 'A. Rask'] };
const LINK = 'https://letters.example/p/one#:~:text=The%20tide%20is%20early';

test('a passage with title, author, publication and address', () => {
  const { text, html } = quoteOf([target('The tide is early')], source);
  expect(text).toBe(`“The tide is early”\n— On <Tides>, Mette Lund, A. Rask, Letters\n${LINK}`);
  expect(html).toBe(
    `<blockquote><p>The tide is early</p></blockquote>\n<p>— <a href="${LINK}"><cite>On &lt;Tides&gt;</cite></a>, Mette Lund, A. Rask, Letters</p>`,
  );
});

test('the reader’s comment stands between them, and lines stay lines', () => {
  const { text, html } = quoteOf([target('Low\nand <b>')], source, 'Ask <him>.\n');
  expect(text.split('\n').slice(0, 5)).toEqual(['“Low', 'and <b>”', '', 'Ask <him>.', '']);
  expect(html).toContain('<blockquote><p>Low</p><p>and &lt;b&gt;</p></blockquote>\n<p>Ask &lt;him&gt;.</p>');
});

test('several passages are quotes of their own', () => {
  const { text } = quoteOf([target('One tide'), target('Another tide')], source);
  expect(text).toMatch(/^“One tide”\n\n“Another tide”\n— /);
});

test('nothing is said of an author that is not known', () => {
  const { text, html } = quoteOf([target('One tide')], { ...source, authors: [] });
  expect(text).toContain('— On <Tides>, Letters\n');
  expect(html).toContain('</a>, Letters</p>');
});
