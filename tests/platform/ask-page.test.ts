// @vitest-environment node
/** What the panel believes of a page's answers: their shapes, and a target of the page's own site. */
import { describe, expect, test, vi } from 'vitest';

// The browser's own module refuses to load outside of an extension; nothing here asks a browser.
vi.mock('webextension-polyfill', () => ({ default: {} }));

const { believedAnswer } = await import('../../src/platform/ask-page.ts');

const PAGE = 'https://own.substack.com/p/essay';
const targetAt = (source: string) => ({
  source,
  selector: [
    { type: 'TextQuoteSelector', exact: 'words', prefix: '', suffix: '' },
    { type: 'TextPositionSelector', start: 0, end: 5 },
  ],
});
const wording = { before: 'a', words: 'b', after: 'c' };

describe('a page’s answer', () => {
  test('is taken as it is', () => {
    expect(believedAnswer(PAGE, 'candidate.describe', targetAt(PAGE))).toEqual(targetAt(PAGE));
    expect(believedAnswer(PAGE, 'candidate.describe', null)).toBeNull();
    expect(believedAnswer(PAGE, 'candidate.read', [wording])).toEqual([wording]);
    expect(believedAnswer(PAGE, 'passage.reveal', true)).toBe(true);
    expect(believedAnswer(PAGE, 'focus.take', 'whatever')).toBeUndefined();
  });

  test('about another site is refused', () => {
    const other = targetAt('https://other.substack.com/p/essay');
    expect(() => believedAnswer(PAGE, 'candidate.describe', other)).toThrow('may not speak');
    expect(() => believedAnswer('', 'candidate.describe', targetAt(PAGE))).toThrow('may not speak');
  });

  test.each([
    ['candidate.describe', undefined],
    ['candidate.describe', { ...targetAt(PAGE), selector: [] }],
    ['candidate.describe', { ...targetAt(PAGE), html: '<b>' }],
    ['candidate.read', wording],
    ['candidate.read', [wording, wording, wording, wording]],
    ['candidate.read', [{ ...wording, words: 7 }]],
    ['passage.reveal', 'yes'],
    ['issue.reveal', undefined],
  ] as const)('of another shape is refused: %s %j', (kind, answer) => {
    expect(() => believedAnswer(PAGE, kind, answer)).toThrow();
  });
});
