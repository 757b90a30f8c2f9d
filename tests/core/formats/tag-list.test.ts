// @vitest-environment node
/** Names of tags in a line: whatever is in them, they come back. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTagList, tagList } from '../../../src/core/formats/tag-list.ts';
import { tidyName } from '../../../src/core/tags.ts';

test.each([
  [['one', 'two words'], 'one, two words'],
  [['risk, cost', 'say "no"', 'CO₂'], '"risk, cost", "say ""no""", CO₂'],
  [[], ''],
])('%j', (names, line) => {
  expect(tagList(names)).toBe(line);
  expect(parseTagList(line)).toEqual(names);
});

test('lists of other tools are read by comma, lone quotes and all', () => {
  expect(parseTagList('a,b ,  c,, 5" disk, "half, open')).toEqual([
    'a',
    'b',
    'c',
    '5" disk',
    '"half',
    'open',
  ]);
});

test('any names come back', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(',', '"', ' ', 'a', '""', '₂', "'")).map((parts) => parts.join('')),
  );
  const names = fc.array(name.map(tidyName).filter((text) => text !== ''));
  fc.assert(
    fc.property(names, (list) => {
      expect(parseTagList(tagList(list))).toEqual(list);
    }),
  );
});
