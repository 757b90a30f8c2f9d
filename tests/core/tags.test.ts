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
    ['カタカナ', 'ｶﾀｶﾅ'],
    ['Risks, costs', 'risks, costs'],
  ])('%j is %j', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  test.each([
    ['resume', 'résumé'],
    ['a b', 'ab'],
    ['C', 'C#'],
    ['CO₂', 'CO2'],
    ['x²', 'x2'],
    ['½', '1⁄2'],
  ])('%j is not %j', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });

  test.each(['CO₂', 'x² ≠ 2x', 'Ｄeep', 'a, "b"', "reader's", '№ 5', 'ﬁn', '™', '①'])(
    'are kept as they were written: %s',
    (name) => {
      expect(tidyName(`  ${name} \u00a0 z `)).toBe(`${name} z`);
    },
  );
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
