/** The library's view in the address: the filter is read back as it was written, words never stand in it. */
import { expect, test } from 'vitest';
import type { PublicationId, TagId } from '../../../src/core/model.ts';
import { handSearch, takeHandedSearch } from '../../../src/ui/library/model/handed-search.ts';
import { parseView, sameFilter, viewFragment, type Filter } from '../../../src/ui/library/model/view.ts';

const filters: readonly Filter[] = [
  { kind: 'all' },
  { kind: 'bin' },
  { kind: 'untagged' },
  { kind: 'tag', id: 'a-b' as TagId },
  { kind: 'publication', id: 'example.com/one?x' as PublicationId },
];

test.each(filters)('%j', (filter) => {
  expect(parseView(viewFragment(filter))).toEqual({ filter, query: '' });
});

test('all notes need no fragment, and nonsense is all notes', () => {
  expect(viewFragment({ kind: 'all' })).toBe('');
  expect(parseView('#show=everything&x=1')).toEqual({ filter: { kind: 'all' }, query: '' });
});

test('words in an address of an earlier version are understood', () => {
  const view = { filter: { kind: 'bin' }, query: 'road & map #1 = ü' };
  expect(parseView('#show=bin&search=road+%26+map+%231+%3D+%C3%BC')).toEqual(view);
});

test('a search is handed over once, an empty one too', () => {
  localStorage.clear();
  expect(takeHandedSearch(localStorage)).toEqual({});
  for (const query of ['what I look for', '']) {
    handSearch(localStorage, query);
    expect(takeHandedSearch(localStorage)).toEqual({ query });
    expect(takeHandedSearch(localStorage)).toEqual({});
  }
});

test('filters are the same by what they hold', () => {
  const tag = { kind: 'tag', id: 'a' as TagId } as const;
  expect(sameFilter(tag, { ...tag })).toBe(true);
  expect(sameFilter(tag, { kind: 'tag', id: 'b' as TagId })).toBe(false);
  expect(sameFilter(tag, { kind: 'all' })).toBe(false);
});
