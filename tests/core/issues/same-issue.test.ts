/** One issue or two: what a page says of itself is never enough alone. */
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../../src/core/issues/fingerprint.ts';
import { namesBesides } from '../../../src/core/detection/identity.ts';
import type {
  Address,
  Issue,
  IssueDescription,
  IssueId,
  IsoTime,
  PublicationId,
} from '../../../src/core/model.ts';
import { isProposed } from '../../../src/core/issues/proposal.ts';
import { isApart, isBelieved, namesOf } from '../../../src/core/issues/same-issue.ts';

/** A text of its own for each seed. */
function essay(seed: number, count = 600): string {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return `w${state % 4000}`;
  }).join(' ');
}

const at = (address: string): Address => address as Address;
const TIME = '2026-01-01T00:00:00.000Z' as IsoTime;

function print(text: string): Pick<Issue, 'fingerprint'> {
  const made = fingerprint(text);
  return made === undefined ? {} : { fingerprint: made };
}

const STORED: Issue = {
  id: 'i' as IssueId,
  addresses: [at('https://letters.example/2024#two-doors')],
  publication: 'letters.example' as PublicationId,
  title: 'Two Doors',
  authors: ['Ada Quill'],
  published: '2024-03-01',
  number: '2/9',
  ...print(essay(1)),
  created: TIME,
  modified: TIME,
};
const PAGE: IssueDescription = {
  address: at('https://ada.example.org/two-doors'),
  title: 'Two doors',
  publication: { id: 'ada.example.org' as PublicationId, name: 'Ada' },
  authors: [],
  ...print(essay(1)),
};
const candidate = { issue: STORED, publication: 'Letters' };

test('the names of a page are its address, where it was opened, and its aliases, each once', () => {
  const aliases = [at('https://a.example/3'), PAGE.address];
  expect(namesOf({ ...PAGE, at: at('https://a.example/2'), aliases })).toEqual([
    PAGE.address,
    'https://a.example/2',
    'https://a.example/3',
  ]);
});

describe('what a page’s own site says', () => {
  test.each<[string, Partial<IssueDescription>, boolean]>([
    ['is believed where the text is the same', { title: 'Retitled' }, true],
    ['is believed of a preview with the same title', print(essay(1, 200)), true],
    ['is not of a preview with another title', { ...print(essay(1, 200)), title: 'Latest' }, false],
    ['is not of another text, though the title is the same', print(essay(2)), false],
  ])('%s', (_what, said, believed) => {
    expect(isBelieved({ ...PAGE, ...said }, STORED)).toBe(believed);
  });

  test('is believed by the title where one of the texts is unknown', () => {
    const { fingerprint: _text, ...page } = PAGE;
    expect(isBelieved(page, STORED)).toBe(true);
    expect(isBelieved({ ...page, title: 'Three Doors' }, STORED)).toBe(false);
    expect(isBelieved({ ...page, title: ' ' }, { ...STORED, title: '' })).toBe(false);
  });
});

describe('the reader is asked', () => {
  const { title: _title, ...untitled } = PAGE;
  const stranger = { ...untitled, title: 'Something else' };

  test.each<[string, Partial<IssueDescription>, boolean]>([
    ['where text and title are the same', { title: 'TWO DOORS' }, true],
    ['where text and author are', { authors: ['ada quill'] }, true],
    ['where text and day are', { published: '2024-03-01' }, true],
    [
      'where text and publication’s name are',
      { publication: { ...PAGE.publication, name: 'LETTERS' } },
      true,
    ],
    ['not where only the year is', { published: '2024' }, false],
    ['not where nothing else is', {}, false],
    ['not where the text is only related', { title: 'Two Doors', ...print(essay(1, 200)) }, false],
  ])('%s', (_when, said, asked) => {
    expect(isProposed({ ...stranger, ...said }, candidate)).toBe(asked);
  });

  test('not where one publication gives them two numbers', () => {
    const own = { ...PAGE, publication: { id: STORED.publication, name: 'Letters' } };
    expect(isProposed(own, candidate)).toBe(true);
    expect(isProposed({ ...own, number: '2/9' }, candidate)).toBe(true);
    expect(isProposed({ ...own, number: '3/9' }, candidate)).toBe(false);
  });

  test('not where they said no, by whichever name', () => {
    const apart = { ...STORED, apart: [at('https://ada.example.org/p/2')] };
    expect(isApart(PAGE, apart)).toBe(false);
    const page = { ...PAGE, aliases: apart.apart };
    expect(isApart(page, apart)).toBe(true);
    expect(isProposed(page, { ...candidate, issue: apart })).toBe(false);
  });
});

describe('the other names that a page gives', () => {
  const page = 'https://name.substack.com/p/one?utm_source=x';
  const besides = (address: string, aliases: readonly string[], from = page): object =>
    namesBesides(from, { address: at(address), aliases: aliases.map(at) });

  test('are those that its site may claim, with the one that it was opened at apart', () => {
    expect(
      besides('https://name.substack.com/p/renamed', [
        'https://name.substack.com/p/one',
        'https://name.substack.com/p/older',
        'https://victim.substack.com/p/secret',
        'https://victim.example/essay',
      ]),
    ).toEqual({
      at: 'https://name.substack.com/p/one',
      aliases: ['https://name.substack.com/p/older'],
    });
    expect(besides('https://name.substack.com/p/one', [])).toEqual({});
  });

  test.each(['/', '/latest', '/newsletter', '/archive', '/inbox', '/p/one/comments'])(
    'leave out %s, where another issue stands next week',
    (path) => {
      const from = `https://letters.example${path}`;
      expect(besides('https://letters.example/essays/one', [from], from)).toEqual({});
    },
  );

  test('from Substack’s application are its own and its publications’', () => {
    const from = 'https://substack.com/home/post/p-1';
    expect(besides('https://name.substack.com/p/one', [from, 'https://name.substack.com/p/1'], from)).toEqual(
      {
        at: from,
        aliases: ['https://name.substack.com/p/1'],
      },
    );
  });
});
