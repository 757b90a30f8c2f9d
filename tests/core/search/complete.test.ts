// @vitest-environment node
/** Completion of what is being written in a search. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { complete, quoted } from '../../../src/core/search/complete.ts';
import { parseQuery } from '../../../src/core/search/parse.ts';

const NAMES = {
  tag: ['riskiest assumptions', 'risk', 'the "big" one', 'evidence'],
  publication: ['The Beautiful Mess', 'Risky Letters'],
  author: ['Ada Lovelace'],
};
const offered = (query: string, cursor = query.length): string[] =>
  complete(query, cursor, NAMES)?.options.map(({ text }) => text) ?? [];

test.each([
  ['tag:ris', ['tag:"riskiest assumptions" ', 'tag:"risk" ']],
  ['tag:assum', ['tag:"riskiest assumptions" ']],
  ['ferry tag:BIG', [String.raw`tag:"the \"big\" one" `]],
  ['tag:"riskiest ass', ['tag:"riskiest assumptions" ']],
  ['-tag:evi', ['tag:"evidence" ']],
  ['publication:', ['publication:"The Beautiful Mess" ', 'publication:"Risky Letters" ']],
  ['author:love', ['author:"Ada Lovelace" ']],
  ['is:', ['is:changed ', 'is:missing ', 'is:waiting ']],
  ['is:mi', ['is:missing ']],
  ['has:', ['has:comment ']],
  ['pub', ['publication:']],
  ['risk', ['tag:"riskiest assumptions" ', 'tag:"risk" ', 'publication:"Risky Letters" ']],
  ['b', ['before:']],
  ['tag:none', []],
  ['ferry ', []],
  ['', []],
  ['before:', []],
])('%s', (query, options) => {
  expect(offered(query)).toEqual(options);
});

test('only what stands before the cursor counts, and is replaced', () => {
  expect(complete('lamp tag:ev ferry', 11, NAMES)).toMatchObject({ start: 5, end: 11 });
});

test('a name in quotation marks means this name, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"', '\\', '»', '(', ':') }), (name) => {
      const { query, problems } = parseQuery(`tag:${quoted(`x${name}`)}`);
      expect(problems).toEqual([]);
      expect(query).toMatchObject({ kind: 'name', whole: true });
    }),
  );
});
