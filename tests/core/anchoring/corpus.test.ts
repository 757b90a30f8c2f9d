// @vitest-environment node
/** Real pages and every script: a range that was described is found as that very range, never another. */
import { existsSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe as suite, expect, it } from 'vitest';
import { treesIn } from '../../../bench/anchoring/html.ts';
import { drawQuotes } from '../../../bench/anchoring/quotes.ts';
import { randomOf } from '../../../bench/anchoring/random.ts';
import { textOf } from '../../../bench/anchoring/tree.ts';
import { PASSAGES } from '../../../bench/anchoring/words.ts';
import { describeAll } from '../../../src/core/describe.ts';
import { resolve } from '../../../src/core/resolve.ts';
import type { Span } from '../../../src/core/text.ts';

/** Saved pages beside the project's folder: no condition of its tests, but welcome to them. */
const PAGES = process.env['CORPUS'] ?? '../shared/corpus/pages';
const RANGES = 6;

const visible = (text: string): string => text.replaceAll(/[\s\p{Cc}\p{Cf}\u034f]/gu, '');

/** Where answers are other than the passages themselves; each passage may be lost, or found elsewhere. */
function strays(text: string, now: string, shift: number, places: readonly Span[]): string[] {
  const answers = resolve(now, describeAll(text, places));
  return answers.flatMap((answer, index) => {
    const { start, end } = places[index] ?? { start: 0, end: 0 };
    if (!('start' in answer)) return shift === 0 ? [`${start}-${end} is ${answer.verdict}`] : [];
    const between = (one: number, other: number): string =>
      visible(now.slice(Math.min(one, other), Math.max(one, other)));
    const isSame = between(answer.start, start + shift) === '' && between(answer.end, end + shift) === '';
    return isSame ? [] : [`${start}-${end} is at ${answer.start - shift}-${answer.end - shift}`];
  });
}

suite.skipIf(!existsSync(PAGES))(`the pages of ${PAGES}`, () => {
  it('give back the same ranges, in place and below a new line', async () => {
    const found: string[] = [];
    for (const [page, tree] of await treesIn(PAGES)) {
      const text = textOf(tree);
      const places = drawQuotes(text, RANGES, randomOf(1, page));
      const added = 'A line that nobody saw before.\n';
      for (const stray of [
        ...strays(text, text, 0, places),
        ...strays(text, added + text, added.length, places),
      ])
        found.push(`${page}: ${stray}`);
    }
    expect(found).toEqual([]);
  }, 120_000);
});

suite('every script', () => {
  const text = PASSAGES.join('\n\n');

  it('gives back the same ranges, in place', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 2), fc.integer({ min: 1, max: 200 }), (start, length) => {
        expect(strays(text, text, 0, [{ start, end: Math.min(text.length, start + length) }])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives back the same words in the other normal form, or none', () => {
    fc.assert(
      fc.property(fc.constantFrom('NFC' as const, 'NFD' as const), fc.nat(1_000_000), (form, seed) => {
        const composed = text.normalize('NFC');
        const [place] = drawQuotes(composed, 1, randomOf(seed));
        if (place === undefined) return;
        const parts = [0, place.start, place.end, composed.length];
        const [before = '', passage = '', after = ''] = [0, 1, 2].map((at) =>
          composed.slice(parts[at], parts[at + 1]).normalize(form === 'NFC' ? 'NFD' : 'NFC'),
        );
        const old = before + passage + after;
        const now = old.normalize(form);
        const span = { start: before.length, end: before.length + passage.length };
        const [answer] = resolve(now, describeAll(old, [span]));
        if (answer === undefined || !('start' in answer)) return;
        expect(now.slice(answer.start, answer.end).normalize('NFC').trim()).toBe(
          passage.normalize('NFC').trim(),
        );
      }),
      { numRuns: 200 },
    );
  });
});
