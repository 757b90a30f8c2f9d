/** Describing a place: the words as the page has them, whole characters at every edge. */
import { expect, test } from 'vitest';
import { describe } from '../../../src/core/anchoring/describe.ts';
import { trimSpan } from '../../../src/core/text.ts';

test('a quote carries its surroundings, up to 64 units a side', () => {
  const text = `${'a'.repeat(100)}the words${'b'.repeat(10)}`;
  expect(describe(text, 100, 109).selector).toEqual([
    { type: 'TextQuoteSelector', exact: 'the words', prefix: 'a'.repeat(64), suffix: 'b'.repeat(10) },
    { type: 'TextPositionSelector', start: 100, end: 109 },
  ]);
});

test('white space without end does not use up the surroundings', () => {
  const gap = '\n \u200b\t'.repeat(100);
  const words = (at: number) => `word${at}`;
  const text = Array.from({ length: 20 }, (_, at) => words(at)).join(gap);
  const start = text.indexOf('word10');
  const [{ prefix, suffix }] = describe(text, start, start + 6).selector;
  expect(prefix.trim()).toBe(Array.from({ length: 10 }, (_, at) => words(at)).join(' '));
  expect(suffix.trim()).toBe(Array.from({ length: 9 }, (_, at) => words(at + 11)).join(' '));
});

test('places are kept without white space and case, too', () => {
  const text = 'The  Sea was\n calm. The sea was calm.';
  const { folded, length, lookalikes } = describe(text, 20, 37).surroundings;
  expect(length).toBe(text.length);
  expect(folded).toEqual({ start: 14, length: 28 });
  expect(lookalikes[0]).toMatchObject({ start: 0, folded: 0 });
});

test('no context begins or ends within a character', () => {
  const text = `${'🌱'.repeat(40)}x${'🌱'.repeat(40)}`;
  for (const at of [80, 81]) {
    const [{ prefix, suffix }] = describe(text, 80, at).selector;
    expect([prefix, suffix].join('|')).not.toMatch(/\p{Surrogate}/u);
  }
  const [{ prefix, suffix }] = describe(`x${text}`, 81, 82).selector;
  expect([prefix, suffix].join('|')).not.toMatch(/\p{Surrogate}/u);
});

test.each([
  ['  two\n words\t', 'two\n words'],
  ['\u00a0\u200bword\u2009', 'word'],
  ['全角\u3000', '全角'],
  ['word', 'word'],
])('blanks at the ends of %j go', (text, trimmed) => {
  const span = trimSpan(text, { start: 0, end: text.length });
  expect(text.slice(span?.start, span?.end)).toBe(trimmed);
});

test('a span of blanks alone is none', () => {
  expect(trimSpan(' \n\u00a0', { start: 0, end: 3 })).toBeUndefined();
});

test('a span takes whole characters', () => {
  expect(trimSpan('🌱🌿', { start: 1, end: 3 })).toEqual({ start: 0, end: 4 });
});
