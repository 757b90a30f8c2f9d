/** The library's view in the address: read back as it was written. */
import { expect, test } from 'vitest';
import type { PublicationId, TagId } from '../../../src/core/model.ts';
import { parseView, sameFilter, viewFragment, type View } from '../../../src/ui/library/model/view.ts';

const views: readonly View[] = [
  { filter: { kind: 'all' }, query: '' },
  { filter: { kind: 'all' }, query: 'road & map #1 = ü' },
  { filter: { kind: 'bin' }, query: '' },
  { filter: { kind: 'untagged' }, query: 'x' },
  { filter: { kind: 'tag', id: 'a-b' as TagId }, query: '' },
  { filter: { kind: 'publication', id: 'example.com/one?x' as PublicationId }, query: 'y' },
];

test.each(views)('%j', (view) => {
  expect(parseView(viewFragment(view))).toEqual(view);
});

test('all notes need no fragment, and nonsense is all notes', () => {
  expect(viewFragment({ filter: { kind: 'all' }, query: '' })).toBe('');
  expect(parseView('#show=everything&x=1')).toEqual({ filter: { kind: 'all' }, query: '' });
});

test('filters are the same by what they hold', () => {
  const tag = { kind: 'tag', id: 'a' as TagId } as const;
  expect(sameFilter(tag, { ...tag })).toBe(true);
  expect(sameFilter(tag, { kind: 'tag', id: 'b' as TagId })).toBe(false);
  expect(sameFilter(tag, { kind: 'all' })).toBe(false);
});
