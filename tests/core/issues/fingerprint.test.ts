/** Fingerprints: one essay stays itself through small changes, two essays never meet. */
import { expect, test } from 'vitest';
import {
  BAND,
  BANDS,
  fingerprint,
  RELATED_TEXT,
  resemblance,
  SAME_TEXT,
} from '../../../src/core/issues/fingerprint.ts';

function words(seed: number, count: number): string[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return `w${state % 4000}`;
  });
}

function alike(one: readonly string[], other: readonly string[]): number {
  const [a, b] = [fingerprint(one.join(' ')), fingerprint(other.join(' '))];
  return a === undefined || b === undefined ? Number.NaN : resemblance(a, b);
}

const essay = words(1, 1200);

test('an essay is like itself, whatever its case and its spaces', () => {
  expect(alike(essay, essay)).toBe(1);
  expect(
    alike(
      essay,
      essay.map((word) => `${word.toUpperCase()}\n`),
    ),
  ).toBe(1);
});

test('edited, cut or framed it stays above the threshold', () => {
  expect(
    alike(
      essay,
      essay.map((word, index) => (index % 100 === 0 ? 'new' : word)),
    ),
  ).toBeGreaterThan(SAME_TEXT);
  expect(alike(essay, essay.slice(0, 1000))).toBeGreaterThan(SAME_TEXT);
  expect(alike(essay, [...words(2, 60), ...essay, ...words(3, 60)])).toBeGreaterThan(SAME_TEXT);
});

test('two essays of one writer stay far below it', () => {
  const closing = words(9, 120);
  expect(alike([...essay, ...closing], [...words(5, 1200), ...closing])).toBeLessThan(0.25);
});

test('the half of a text is related to it, and not the same', () => {
  const preview = alike(essay, essay.slice(0, 600));
  expect(preview).toBeGreaterThan(RELATED_TEXT);
  expect(preview).toBeLessThan(SAME_TEXT);
});

test('it is 32 words that begin with their place, one of which two like texts share', () => {
  const [one, other] = [essay, essay.slice(0, 1000)].map((part) => fingerprint(part.join(' ')) ?? []);
  expect(one).toHaveLength(BANDS);
  for (const [place, band] of (one ?? []).entries()) {
    expect(band).toMatch(BAND);
    expect(band[0]).toBe(place.toString(BANDS));
  }
  expect(one?.filter((band) => other?.includes(band)).length).toBeGreaterThan(0);
  const stranger = fingerprint(words(7, 1200).join(' ')) ?? [];
  expect(one?.filter((band) => stranger.includes(band))).toEqual([]);
});

test('scripts without spaces have one too', () => {
  const text = Array.from({ length: 400 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 37) % 900))).join(
    '',
  );
  expect(resemblance(fingerprint(text) ?? [], fingerprint(`${text.slice(0, 380)}。`) ?? [])).toBeGreaterThan(
    SAME_TEXT,
  );
});

test('a few words have none', () => {
  expect(fingerprint('too few words to be told from any other text')).toBeUndefined();
});
