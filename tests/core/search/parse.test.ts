// @vitest-environment node
/** The query language: each of its rows, and whatever is not quite it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matches, type Searchable } from '../../../src/core/search/matches.ts';
import { parseQuery } from '../../../src/core/search/parse.ts';
import type { NoteState, Query } from '../../../src/core/search/query.ts';
import { holds, lookupsOf, spaced, termsOf, unitsOf } from '../../../src/core/search/units.ts';

const note = (
  given: Partial<Omit<Searchable, 'state'>> & { passage?: string; comment?: string; state?: NoteState } = {},
): Searchable => {
  const {
    passage = '',
    comment = '',
    tags = [],
    publication = '',
    issue = '',
    authors = [],
    ...rest
  } = given;
  return {
    text: `${spaced(passage)}\n${spaced(comment)}`,
    tags: tags.map(spaced),
    publication: spaced(publication),
    issue: spaced(issue),
    authors: authors.map(spaced),
    hasComment: comment !== '',
    made: '2026-05-04',
    ...rest,
  };
};
const finds = (query: string, one: Searchable): boolean => {
  const parsed = parseQuery(query).query;
  return parsed !== undefined && matches(parsed, one);
};

const BRIDGE = note({
  passage:
    'The naïve captain kept the riskiest assumptions in a co‑operative ledger, 2019–2020, −5 per cent.',
  comment: 'Why? The ferry was late.',
  tags: ['riskiest assumptions', 'open question'],
  publication: 'The Beautiful Mess',
  issue: 'TBM 12/52: Starting Together',
  authors: ['John Cutler'],
  state: 'changed',
});

describe('finds', () => {
  test.each([
    'naive',
    'NAÏVE captain',
    'assum',
    'risk assum',
    '"riskiest assumptions"',
    '“riskiest assumptions”',
    '„naive captain“',
    '"the naive',
    'ferry beautiful',
    'tag:risk',
    'tag:"riskiest assumptions"',
    'TAG:Risk',
    'tag: risk',
    'tag: "Riskiest Assumptions"',
    'publication:mess',
    'publication:"beautiful mess"',
    'issue:tbm',
    'issue:"starting together"',
    'issue:12',
    'author:cutler',
    'author:"john cutler"',
    'is:changed',
    'has:comment',
    'before:2026-05-05',
    'before:2026-06',
    'before:2027',
    'after:2026-05-03',
    'after:2026-04',
    'after:2025',
    '-bridge',
    'ferry -bridge',
    '-"captain riskiest"',
    '-tag:example',
    '-(bridge or lamp)',
    'bridge or ferry',
    'bridge OR ferry',
    'bridge lamp or ferry captain',
    '(bridge or ferry) captain',
    '(bridge or ferry) (lamp or captain)',
    '2019-2020',
    'co-operative',
    '-5 per',
    '--ferry',
    'why?',
  ])('%s', (query) => {
    expect(finds(query, BRIDGE)).toBe(true);
  });
});

describe('does not find', () => {
  test.each([
    'ssumptions',
    'aptain',
    '"riskiest assumption"',
    '"captain naive"',
    'late captain bridge',
    'tag:"riskiest"',
    'tag:"question"',
    'tag:naive',
    'publication:naive',
    'issue:mess',
    'author:mess',
    'cutler',
    'is:missing',
    'is:waiting',
    'before:2026-05-04',
    'before:2026-05',
    'before:2026',
    'after:2026-05-04',
    'after:2026-05',
    'after:2026',
    '-ferry',
    'captain -ferry',
    '-has:comment',
    '-(bridge or ferry)',
    '(bridge or ferry) lamp',
    'bridge lamp or ferry mill',
  ])('%s', (query) => {
    expect(finds(query, BRIDGE)).toBe(false);
  });
});

describe('scripts', () => {
  test.each([
    ['東京都に住む', '東京', true],
    ['東京都に住む', '京都', true],
    ['東京都に住む', '京', true],
    ['東京都に住む', '都住', false],
    ['東京都に住む', '"東京都"', true],
    ['コンピュータ', 'ピュ', true],
    ['ภาษาไทย', 'ไทย', true],
    ['한국어를 배운다', '한국', true],
    ['한국어를 배운다', '국어', false],
    ['Straße nach Łódź', 'strasse', true],
    ['ΣΊΣΥΦΟΣ', 'σισυφος', true],
    ['l’avenir', 'avenir', true],
    ["it's", 'it’s', true],
    ['😀 good', '😀', true],
    ['ﬁnance', 'finance', true],
    ['E = mc²', 'mc2', true],
    ['The oracle', 'or', true],
  ])('%s, %s', (passage, query, found) => {
    expect(finds(query, note({ passage }))).toBe(found);
  });
});

describe('a query that cannot be meant says where, and searches the rest', () => {
  test.each([
    ['ferry "late', [[6, 7]], true],
    ['(ferry late', [[0, 1]], true],
    ['ferry) late', [[5, 6]], true],
    ['((ferry)', [[0, 1]], true],
    ['ferry ()', [[6, 7]], true],
    ['or ferry', [[0, 2]], true],
    ['ferry or', [[6, 8]], true],
    ['ferry or or late', [[6, 8]], true],
    ['ferry -', [[6, 7]], true],
    [
      'ferry -)',
      [
        [6, 7],
        [7, 8],
      ],
      true,
    ],
    ['ferry tag:', [[6, 10]], true],
    ['tag:- ferry', [[0, 5]], true],
    ['ferry is:lost', [[6, 13]], true],
    ['ferry has:teeth', [[6, 15]], true],
    ['ferry before:May', [[6, 16]], true],
    ['ferry after:2026-13', [[6, 19]], true],
    ['ferry before:2026-02-40', [[6, 23]], true],
    ['ferry …', [[6, 7]], true],
    ['ferry was:late', [[6, 14]], true],
    ['comment:ferry', [[0, 13]], false],
    ['?!', [[0, 2]], false],
    ['()', [[0, 1]], false],
    [
      '-or',
      [
        [0, 1],
        [1, 3],
        [1, 3],
      ],
      false,
    ],
  ])('%s', (query, places, found) => {
    const { problems } = parseQuery(query);
    expect(problems.map(({ start, end }) => [start, end])).toEqual(places);
    for (const { message } of problems) expect(message).toMatch(/^[A-Z“].*\.$/);
    expect(finds(query, BRIDGE)).toBe(found);
  });

  test('an empty query asks for nothing', () => {
    expect(parseQuery(' \n')).toEqual({ query: undefined, problems: [] });
  });

  test('whatever is typed', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '"',
      '-',
      ' or ',
      'tag:',
      'is:',
      ' ',
      'a',
      '東',
      '\\',
      'before:2026',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        for (const { start, end } of parseQuery(text).problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeLessThan(end);
        }
      }),
    );
  });

  test('a pile of brackets', () => {
    const { query, problems } = parseQuery(`${'('.repeat(20_000)}ferry`);
    expect(problems.length).toBeGreaterThan(0);
    expect(query).toEqual<Query>({ kind: 'text', phrase: { units: ['ferry'], open: true } });
  });
});

describe('terms', () => {
  const words = fc.constantFrom('a', 'ab', 'abc', 'b', '東', '京', '都', '東京', '京都');
  const text = fc.array(words, { maxLength: 8 }).map((parts) => parts.join(' '));

  test('a text that holds a phrase has all that is looked up for it, and where that is exact, the reverse', () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (document, query, open) => {
        const phrase = { units: unitsOf(query), open };
        if (phrase.units.length === 0) return;
        const terms = termsOf(unitsOf(document));
        const { lookups, exact } = lookupsOf(phrase);
        const all = lookups.every(({ term, prefix }) =>
          terms.some((one) => (prefix ? one.startsWith(term) : one === term)),
        );
        const held = holds(spaced(document), phrase);
        if (held) expect(all).toBe(true);
        if (exact) expect(held).toBe(all);
      }),
      { numRuns: 2_000 },
    );
  });
});
