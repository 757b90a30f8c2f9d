/** Passages pushed up or down: found where their neighbours went, and nowhere else. */
import { expect, test } from 'vitest';
import { generate } from '../../../bench/anchoring/documents.ts';
import { randomOf } from '../../../bench/anchoring/random.ts';
import { textOf } from '../../../bench/anchoring/tree.ts';
import { findNearby } from '../../../src/core/anchoring/nearby.ts';
import type { Resolution } from '../../../src/core/anchoring/resolution.ts';
import { describeAll } from '../../../src/core/anchoring/describe.ts';
import type { Span } from '../../../src/core/text.ts';

const TEXT = textOf(generate(randomOf(1, 'nearby'), 'prose', 20_000));
const PLACES = Array.from({ length: 40 }, (_, at) => ({ start: 200 + at * 450, end: 290 + at * 450 }));

function nearby(now: string, old = TEXT, places: readonly Span[] = PLACES): (Resolution | undefined)[] {
  const results: (Resolution | undefined)[] = places.map(() => undefined);
  const steps = findNearby(now, describeAll(old, places), results);
  while (steps.next().done !== true);
  return results;
}

test('what stands below new text is found there', () => {
  const now = `${'A new line. '.repeat(100)}${TEXT}`;
  expect(nearby(now)).toEqual(
    PLACES.map(({ start, end }) => ({
      verdict: 'unchanged',
      start: start + 1200,
      end: end + 1200,
      score: 1,
    })),
  );
});

test('what was edited, or moved far away, is left to the search', () => {
  const [, touched] = PLACES;
  const at = (touched?.start ?? 0) + 10;
  const edited = nearby(`${TEXT.slice(0, at)}X${TEXT.slice(at)}`);
  expect(edited[1]).toBeUndefined();
  expect(edited[9]).toMatchObject({ start: (PLACES[9]?.start ?? 0) + 1 });
  expect(nearby(`${'z'.repeat(4000)}${TEXT}`)).toEqual(PLACES.map(() => undefined));
});

test('a text of other words is not searched to its end', () => {
  expect(nearby('Nothing of it is left.')).toEqual(PLACES.map(() => undefined));
});

test('one of several copies is found as far from the end as it was, if that tells it from the others', () => {
  const verse = 'The tide came in over the bar, and nobody in the harbour said a word about the ferry.\n';
  const song = `${verse.repeat(9)}${TEXT}`;
  const third = { start: verse.length * 2 + 4, end: verse.length * 2 + 20 };
  const found = { verdict: 'unchanged', start: third.start + 12, end: third.end + 12, score: 1 };
  expect(nearby(`A new line. ${song}`, song, [third])).toEqual([found]);
  expect(nearby(`${song} A new line.`, song, [third])).toEqual([undefined]);
  expect(nearby(verse + song, song, [third])).toEqual([undefined]);
});
