// @vitest-environment node
/** Comparators: equal is zero, so that sorting is stable and the engines agree. */
import { expect, test } from 'vitest';
import { compare } from '../../src/core/compare.ts';
import { canonicalJson } from '../../src/core/formats/archive/canonical.ts';
import type { Tag } from '../../src/core/model.ts';
import { byKey } from '../../src/core/tags.ts';

test('texts are in the order of their UTF-16 units, and equal ones are equal', () => {
  expect(['b', 'a', 'B', 'é'].toSorted(compare)).toEqual(['B', 'a', 'b', 'é']);
  expect(compare('a', 'a')).toBe(0);
  expect([compare('a', 'b'), compare('b', 'a')]).toEqual([-1, 1]);
});

test('a tag equals itself', () => {
  const tag = { id: 'a', name: 'a', key: 1 } as Tag;
  expect(byKey(tag, { ...tag })).toBe(0);
  expect(byKey({ id: 'a', name: 'a' } as Tag, { id: 'b', name: 'a' } as Tag)).toBeLessThan(0);
});

test('keys are in one order however they were written', () => {
  expect(canonicalJson({ b: 1, a: { d: 1, c: 2 } })).toBe(canonicalJson({ a: { c: 2, d: 1 }, b: 1 }));
});
