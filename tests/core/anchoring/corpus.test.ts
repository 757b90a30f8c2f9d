// @vitest-environment node
/** Real pages and every script: a range that was described is found as that very range, never another. */
import { existsSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe as suite, expect, it } from 'vitest';
import { treesIn } from '../../../bench/anchoring/html.ts';
import { randomOf, type Random } from '../../../bench/anchoring/random.ts';
import { textOf } from '../../../bench/anchoring/tree.ts';
import { PASSAGES } from '../../../bench/anchoring/words.ts';
import { describeAll } from '../../../src/core/anchoring/describe.ts';
import { resolve } from '../../../src/core/anchoring/resolve.ts';
import { trimSpan, type Span } from '../../../src/core/text.ts';

/** Saved pages beside the project's folder: no condition of its tests, but welcome to them. */
const PAGES = process.env['CORPUS'] ?? '../shared/corpus/pages';
/** Ranges that are drawn from a page for each of its changes. */
const RANGES = 6;
/** The same ranges at each run, so that a red one can be repeated; SEED=… draws others besides. */
const SEEDS = [1, Number(process.env['SEED'] ?? 2)];

/** A text then and now, and where an offset of it is now; undefined where that is within a character. */
interface Change {
  readonly name: string;
  readonly old: string;
  readonly now: string;
  readonly at: (offset: number) => number | undefined;
}

function unchanged(text: string): Change {
  return { name: 'unchanged', old: text, now: text, at: (offset) => offset };
}

function below(text: string, added: string): Change {
  const name = `below ${added.length} units`;
  return { name, old: text, now: added + text, at: (offset) => offset + added.length };
}

function normalised(text: string, from: 'NFC' | 'NFD', to: 'NFC' | 'NFD'): Change {
  const old = text.normalize(from);
  const now = old.normalize(to);
  const at = (offset: number): number | undefined => {
    const before = old.slice(0, offset).normalize(to);
    return before + old.slice(offset).normalize(to) === now ? before.length : undefined;
  };
  return { name: `from ${from} to ${to}`, old, now, at };
}

const ADDED = 'A line that nobody saw before.\n';

function changesOf(text: string): Change[] {
  return [
    unchanged(text),
    below(text, ADDED),
    below(text, ADDED.repeat(40)),
    normalised(text, 'NFC', 'NFD'),
    normalised(text, 'NFD', 'NFC'),
  ];
}

const visible = (text: string): string => text.replaceAll(/[\s\p{Cc}\p{Cf}\u034f]/gu, '');
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\s\p{M}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '');

/** Surroundings that are stored at least of a passage, in letters, unless so many units hold fewer. */
const LETTERS = 64;
const UNITS = 1000;

/** Whether a passage stands more than once in as much of its surroundings as is stored of any passage. */
function isAmbiguous(text: string, { start, end }: Span): boolean {
  const before = plain(text.slice(Math.max(0, start - UNITS), start)).slice(-LETTERS);
  const after = plain(text.slice(end, end + UNITS)).slice(0, LETTERS);
  const whole = before + plain(text.slice(start, end)) + after;
  const all = plain(text);
  return all.indexOf(whole) !== all.lastIndexOf(whole);
}

/** Where answers are other than the passages themselves. Only what is ambiguous may be lost. */
function strays({ name, old, now, at }: Change, spans: readonly Span[]): string[] {
  const places = spans.flatMap((span) => {
    const [start, end] = [at(span.start), at(span.end)];
    return start === undefined || end === undefined ? [] : [{ span, start, end }];
  });
  const between = (one: number, other: number): string =>
    visible(now.slice(Math.min(one, other), Math.max(one, other)));
  const answers = resolve(
    now,
    describeAll(
      old,
      places.map(({ span }) => span),
    ),
  );
  return places.flatMap(({ span, start, end }, index) => {
    const answer = answers[index];
    const what = `${name}, ${span.start}-${span.end} "${old.slice(span.start, span.end)}"`;
    if (answer === undefined || !('start' in answer))
      return isAmbiguous(old, span) ? [] : [`${what} is ${answer?.verdict}`];
    const isSame = between(answer.start, start) === '' && between(answer.end, end) === '';
    if (isSame && answer.verdict === 'unchanged') return [];
    return [`${what} is ${answer.verdict} at ${answer.start}-${answer.end}, not ${start}-${end}`];
  });
}

/** Ranges that a page makes of selections with any ends: from one letter to some paragraphs. */
function drawRanges(text: string, count: number, random: Random): Span[] {
  return Array.from({ length: count }, () => {
    const start = random.between(0, text.length);
    const length = random.between(1, random.pick([12, 120, 1200]));
    return trimSpan(text, { start, end: Math.min(text.length, start + length) });
  }).filter((span) => span !== undefined);
}

if (!existsSync(PAGES)) console.warn(`${PAGES} is not there: its pages are not tested`);

suite.skipIf(!existsSync(PAGES))(`the pages of ${PAGES}`, () => {
  it.each(SEEDS)(
    'give back the same ranges (seed %i)',
    async (seed) => {
      const found: string[] = [];
      for (const [page, tree] of await treesIn(PAGES)) {
        const random = randomOf(seed, page);
        for (const change of changesOf(textOf(tree))) {
          const spans = drawRanges(change.old, RANGES, random);
          found.push(...strays(change, spans).map((stray) => `${page}, ${stray}`));
        }
      }
      expect(found).toEqual([]);
    },
    240_000,
  );
});

suite('every script', () => {
  const BIDI = 'A sign says \u2067ברוכים הבאים, \u2066dear guests\u2069\u2069 on \u200fone\u200e side.';
  const text = [...PASSAGES, BIDI].join('\n\n');
  const span = fc
    .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 200 }))
    .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) }));

  it.each([
    /\p{Script=Han}/u,
    /\p{Script=Hiragana}/u,
    /\p{Script=Hangul}/u,
    /\p{Script=Arabic}/u,
    /\p{Script=Hebrew}/u,
    /\p{Script=Devanagari}/u,
    /\p{Script=Thai}/u,
    /\p{Emoji_Presentation}\u200d/u,
    /e\u0301/,
    /[\u2066-\u2069]/,
  ])('is there: %s', (script) => {
    expect(text).toMatch(script);
  });

  it('gives back any range of an unchanged text, unit by unit', () => {
    fc.assert(
      fc.property(span, (place) => {
        expect(resolve(text, describeAll(text, [place]))).toMatchObject([place]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(changesOf(text))('gives back the same ranges $name', (change) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(strays(change, drawRanges(change.old, 2, randomOf(seed)))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
