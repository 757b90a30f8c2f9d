// @vitest-environment node
/** Search: every word, anywhere in the note, however it is spelt; and it can be stopped. */
import { beforeEach, expect, test } from 'vitest';
import { removeAnnotations } from '../../src/store/annotations.ts';
import { search } from '../../src/store/search.ts';
import { renameTag } from '../../src/store/tags.ts';
import { EVIDENCE, RISK, described, fill, fresh, note, type StoreFixture } from './library.ts';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = fresh();
  const { store } = fixture;
  await note(store, 'The naïve Straße of Łódź', {
    tags: [RISK],
    comment: 'ΣΊΣΥΦΟΣ',
    issue: described('one'),
  });
  await note(store, 'it’s a cafe\u0301', { tags: [EVIDENCE], issue: described('two') });
  await note(store, '東京 marks', { issue: { ...described('three'), title: 'Über Éclairs' } });
  await removeAnnotations(store, [await note(store, 'the naive one in the bin')]);
});

const texts = async (query: string, limit = 10): Promise<string[]> =>
  (await search(fixture.store, query, { limit })).found.map(
    ({ annotation }) => annotation.target.selector[0].exact,
  );

test.each([
  ['naive', ['The naïve Straße of Łódź']],
  ['NAÏVE straSSe', ['The naïve Straße of Łódź']],
  ['σισυφοσ', ['The naïve Straße of Łódź']],
  ['σίσυφος riskiest', ['The naïve Straße of Łódź']],
  ["it's CAFÉ", ['it’s a cafe\u0301']],
  ['eclairs uber', ['東京 marks']],
  ['京', ['東京 marks']],
  ['evidence two', ['it’s a cafe\u0301']],
  ['naive evidence', []],
  ['bin', []],
  ['', []],
  ['  \n', []],
])('%j', async (query, found) => {
  expect(await texts(query)).toEqual(found);
});

test('the latest changed come first, up to the limit, with their issue and publication', async () => {
  const { found, more } = await search(fixture.store, 'name.substack', { limit: 2 });
  expect(found.map(({ issue, publication }) => [issue.title, publication.name])).toEqual([
    ['Über Éclairs', 'The name.substack.com'],
    ['Issue two', 'The name.substack.com'],
  ]);
  expect(more).toBe(true);
  expect((await search(fixture.store, 'name.substack', { limit: 3 })).more).toBe(false);
});

test('a tag is found by its name of today', async () => {
  await renameTag(fixture.store, RISK, 'Wagnis');
  expect(await texts('wagnis')).toHaveLength(1);
  expect(await texts('riskiest')).toHaveLength(0);
});

test('a search that is no longer wanted stops with the reason', async () => {
  const stopping = new AbortController();
  const searching = search(fixture.store, 'naive', { limit: 10, signal: stopping.signal });
  stopping.abort(new Error('typed on'));
  await expect(searching).rejects.toThrow('typed on');
});

test('more than one batch is searched', async () => {
  await fill(
    fixture.store,
    Array.from({ length: 1_050 }, (_, index) => (index % 500 === 0 ? 'needle' : 'hay')),
  );
  expect(await texts('needle')).toHaveLength(3);
});
