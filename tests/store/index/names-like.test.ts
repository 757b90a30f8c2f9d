// @vitest-environment node
/** What a search field offers: names as they are written, found as a search finds them. */
import { beforeEach, expect, test } from 'vitest';
import { namesLike } from '../../../src/store/index/names-like.ts';
import { described, fresh, note, type StoreFixture } from '../library.ts';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = fresh();
  const { store } = fixture;
  const other = described('three', 'other.substack.com');
  await note(store, 'a', {
    issue: { ...described('one'), title: 'Über Éclairs', authors: ['Ada Lovelace'] },
  });
  await note(store, 'b', { issue: { ...described('two'), title: 'On ferries', authors: ['Ada Lovelace'] } });
  await note(store, 'c', { issue: { ...other, title: 'On ferries', authors: ['Łucja Bo', 'Ada Byron'] } });
});

test.each([
  ['tag', 'risk', ['riskiest assumptions']],
  ['tag', 'ASSUM', ['riskiest assumptions']],
  ['tag', 'nothing', []],
  ['publication', 'oth', ['The other.substack.com']],
  ['publication', '', ['The name.substack.com', 'The other.substack.com']],
  ['issue', 'ecl', ['Über Éclairs']],
  ['issue', 'ferr', ['On ferries']],
  ['author', 'ada', ['Ada Lovelace', 'Ada Byron']],
  ['author', 'lucja', ['Łucja Bo']],
] as const)('%s:%s', async (field, text, names) => {
  expect(await namesLike(fixture.store, field, text, 8)).toEqual(names);
});

test('no more than asked for', async () => {
  expect(await namesLike(fixture.store, 'tag', '', 2)).toHaveLength(2);
  expect(await namesLike(fixture.store, 'author', '', 1)).toHaveLength(1);
});
