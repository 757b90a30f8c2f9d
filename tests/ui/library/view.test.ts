/** The library's view in the address: read back as it was written. */
import { expect, test } from 'vitest';
import type { PublicationId, TagId } from '../../../src/core/model.ts';
import { parseView, sameShelf, viewFragment, type View } from '../../../src/ui/library/model/view.ts';

const views: readonly View[] = [
  { shelf: { kind: 'all' }, query: '' },
  { shelf: { kind: 'all' }, query: 'road & map #1 = ü' },
  { shelf: { kind: 'bin' }, query: '' },
  { shelf: { kind: 'untagged' }, query: 'x' },
  { shelf: { kind: 'tag', id: 'a-b' as TagId }, query: '' },
  { shelf: { kind: 'publication', id: 'example.com/one?x' as PublicationId }, query: 'y' },
];

test.each(views)('%j', (view) => {
  expect(parseView(viewFragment(view))).toEqual(view);
});

test('all notes need no fragment, and nonsense is all notes', () => {
  expect(viewFragment({ shelf: { kind: 'all' }, query: '' })).toBe('');
  expect(parseView('#show=everything&x=1')).toEqual({ shelf: { kind: 'all' }, query: '' });
});

test('shelves are the same by what they hold', () => {
  const tag = { kind: 'tag', id: 'a' as TagId } as const;
  expect(sameShelf(tag, { ...tag })).toBe(true);
  expect(sameShelf(tag, { kind: 'tag', id: 'b' as TagId })).toBe(false);
  expect(sameShelf(tag, { kind: 'all' })).toBe(false);
});
