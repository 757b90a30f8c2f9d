// @vitest-environment node
/** Tags: when two names are one, and which tag comes first. */
import { describe, expect, test } from 'vitest';
import type { Tag, TagId, TagKey } from '../../src/core/model.ts';
import { byKey, byUse, foldName, tidyName } from '../../src/core/tags.ts';

function tag(id: string, name: string, key?: number): Tag {
  return {
    id,
    name,
    colour: 'coral',
    ...(key === undefined ? {} : { key: key as TagKey }),
  } as unknown as Tag;
}

describe('names', () => {
  test.each([
    ['Evidence', 'EVIDENCE'],
    ['  try \t this\n', 'Try  this'],
    ['ｗｉｄｅ', 'wide'],
    ['Straße', 'STRASSE'],
    ['cafe\u0301', 'CAFÉ'],
    ['ﬁnd', 'find'],
  ])('%j is %j', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  test.each([
    ['resume', 'résumé'],
    ['a b', 'ab'],
    ['C', 'C#'],
  ])('%j is not %j', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });

  test('are kept as they were written but for spaces and width', () => {
    expect(tidyName('  Ｄeep \u00a0 Dive ')).toBe('Deep Dive');
  });
});

test('tags come by key, those without one after, by name', () => {
  const [none, b, a, one] = [tag('1', 'aa'), tag('2', 'b', 2), tag('3', 'z'), tag('4', 'y', 1)];
  expect([a, none, b, one].toSorted(byKey)).toEqual([one, b, none, a]);
  expect([tag('2', 'x'), tag('1', 'x')].toSorted(byKey).map(({ id }) => id)).toEqual(['1', '2']);
});

test('the toolbar has the most used first, then the order of the keys', () => {
  const [a, b, c, d] = [tag('a', 'a', 1), tag('b', 'b', 2), tag('c', 'c', 3), tag('d', 'd')];
  const use = new Map([
    ['d' as TagId, 7],
    ['c' as TagId, 2],
  ]);
  expect(byUse([a, b, c, d], use)).toEqual([d, c, a, b]);
  expect(byUse([d, c, b, a], new Map())).toEqual([a, b, c, d]);
});
