/** What the library shows of each filter, on the real store. */
import { beforeEach, expect, test } from 'vitest';
import type { AnnotationId, PublicationId, TagId } from '../../../src/core/model.ts';
import { removeAnnotations } from '../../../src/store/annotations.ts';
import { readGroups } from '../../../src/ui/library/model/groups.ts';
import type { Filter, View } from '../../../src/ui/library/model/view.ts';
import { emptyLibrary, issueOf, mark, type TestLibrary } from '../test-library.ts';

let testLibrary: TestLibrary;
let thrown: AnnotationId;
const lifetime = new AbortController().signal;

beforeEach(async () => {
  testLibrary = emptyLibrary();
  const roadmaps = issueOf('mess', 'roadmaps');
  testLibrary.at('2026-11-01T09:00:00.000Z');
  await mark(testLibrary, roadmaps, 'second in the text', 500, {
    tags: ['starter-risk', 'starter-evidence'],
  });
  await mark(testLibrary, roadmaps, 'first in the text', 20, { comment: 'Compare the Épic.' });
  thrown = await mark(testLibrary, roadmaps, 'thrown away', 300, { tags: ['starter-risk'] });
  testLibrary.at('2026-11-02T09:00:00.000Z');
  await mark(testLibrary, issueOf('boring', 'taxes'), 'a passage on an epic', 5, { tags: ['starter-risk'] });
  await removeAnnotations(testLibrary.store, [thrown]);
});

async function shown(name: Filter, query = '', limit = 100): Promise<Record<string, string[]>> {
  const view: View = { filter: name, query };
  const { groups } = await readGroups(testLibrary.store, view, limit, lifetime);
  return Object.fromEntries(
    groups.map(({ issue, notes }) => [issue.title, notes.map((note) => note.target.selector[0].exact)]),
  );
}

test('all notes: the issue noted in last first, its notes in the order of the text', async () => {
  const all = await shown({ kind: 'all' });
  expect(Object.keys(all)).toEqual(['On taxes', 'On roadmaps']);
  expect(all['On roadmaps']).toEqual(['first in the text', 'second in the text']);
});

test('a tag, the untagged, a publication: only what stands there', async () => {
  expect(await shown({ kind: 'tag', id: 'starter-risk' as TagId })).toEqual({
    'On taxes': ['a passage on an epic'],
    'On roadmaps': ['second in the text'],
  });
  expect(await shown({ kind: 'untagged' })).toEqual({ 'On roadmaps': ['first in the text'] });
  expect(await shown({ kind: 'publication', id: 'boring.example' as PublicationId })).toEqual({
    'On taxes': ['a passage on an epic'],
  });
});

test('the bin shows what was thrown away, and is searched on its own', async () => {
  expect(await shown({ kind: 'bin' })).toEqual({ 'On roadmaps': ['thrown away'] });
  expect(await shown({ kind: 'bin' }, 'AWAY')).toEqual({ 'On roadmaps': ['thrown away'] });
  expect(await shown({ kind: 'bin' }, 'epic')).toEqual({});
});

test('a search finds passages and comments, within the filter it is made in', async () => {
  expect(await shown({ kind: 'all' }, 'epic')).toEqual({
    'On taxes': ['a passage on an epic'],
    'On roadmaps': ['first in the text'],
  });
  expect(await shown({ kind: 'untagged' }, 'epic')).toEqual({ 'On roadmaps': ['first in the text'] });
});

test('a limit stops after whole issues and says that there is more', async () => {
  for (let issue = 0; issue < 40; issue += 1) {
    await mark(testLibrary, issueOf('long', `issue-${issue}`), 'one', 0);
  }
  const view: View = { filter: { kind: 'all' }, query: '' };
  const first = await readGroups(testLibrary.store, view, 10, lifetime);
  expect(first.more).toBe(true);
  expect(first.groups.length).toBeGreaterThanOrEqual(10);
  expect(first.groups.length).toBeLessThan(40);
  const all = await readGroups(testLibrary.store, view, 1_000, lifetime);
  expect(all).toMatchObject({ more: false });
  expect(all.groups).toHaveLength(42);
});

test('a search goes on until enough of what it finds passes the filter', async () => {
  for (let note = 0; note < 30; note += 1) {
    await mark(testLibrary, issueOf('mess', 'noise'), 'epic noise', note, { tags: ['starter-try'] });
  }
  const view: View = { filter: { kind: 'untagged' }, query: 'epic' };
  const { groups } = await readGroups(testLibrary.store, view, 1, lifetime);
  expect(groups.map(({ issue }) => issue.title)).toEqual(['On roadmaps']);
});
