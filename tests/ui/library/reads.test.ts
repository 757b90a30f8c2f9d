/** No list reads the library: what a view asks of the object stores is what it shows, and a little more. */
import { IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import type { PublicationId } from '../../../src/core/model.ts';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { removeAnnotations } from '../../../src/store/annotations.ts';
import { keepIndex, mergeIndex } from '../../../src/store/index/build.ts';
import { search } from '../../../src/store/search.ts';
import { annotationsOf } from '../../../src/store/read.ts';
import { recentIssues, counts, overview, tagMatrix } from '../../../src/store/summaries.ts';
import { readGroups } from '../../../src/ui/library/model/groups.ts';
import { parseView } from '../../../src/ui/library/model/view.ts';
import { reading, stage } from '../panel/stage.ts';
import { answerOf, emptyLibrary, issueOf, mark, until, type TestLibrary } from '../test-library.ts';

const ISSUES = 100;
const NOTES = 4;
const LIMIT = 12;

let library: TestLibrary;
let reads: { notes: number; unbounded: string[] };

/** Counts the notes that are read, and remembers what asks for a whole store. */
function watch(): void {
  reads = { notes: 0, unbounded: [] };
  for (const source of [IDBObjectStore.prototype, IDBIndex.prototype]) {
    const getAll = Reflect.get(source, 'getAll') as IDBObjectStore['getAll'];
    const get = Reflect.get(source, 'get') as IDBObjectStore['get'];
    const openCursor = Reflect.get<IDBObjectStore, 'openCursor'>(source as IDBObjectStore, 'openCursor');
    vi.spyOn(source, 'openCursor').mockImplementation(function (
      this: IDBObjectStore | IDBIndex,
      query,
      direction,
    ) {
      const request = openCursor.call(this, query, direction);
      // Said again for each step.
      request.addEventListener('success', () => (reads.notes += request.result === null ? 0 : 1));
      return request;
    });
    vi.spyOn(source, 'getAll').mockImplementation(function (this: IDBObjectStore | IDBIndex, query, count) {
      const store = 'objectStore' in this ? this.objectStore.name : this.name;
      // The tags are all shown.
      if ((query === undefined || query === null) && count === undefined && store !== 'tags')
        reads.unbounded.push(store);
      const request = getAll.call(this, query, count);
      request.addEventListener('success', () => {
        if (store === 'annotations') reads.notes += request.result.length;
      });
      return request;
    });
    const whole = (one: IDBObjectStore | IDBIndex, query: unknown, count?: number): void => {
      if ((query === undefined || query === null) && count === undefined)
        reads.unbounded.push(`${'objectStore' in one ? one.objectStore.name : one.name} keys`);
    };
    const getAllKeys = Reflect.get<IDBObjectStore, 'getAllKeys'>(source as IDBObjectStore, 'getAllKeys');
    const counting = Reflect.get<IDBObjectStore, 'count'>(source as IDBObjectStore, 'count');
    vi.spyOn(source, 'getAllKeys').mockImplementation(function (
      this: IDBObjectStore | IDBIndex,
      query,
      count,
    ) {
      whole(this, query, count);
      return getAllKeys.call(this, query, count);
    });
    // Counting goes through a store as well.
    vi.spyOn(source, 'count').mockImplementation(function (this: IDBObjectStore | IDBIndex, query) {
      whole(this, query);
      return counting.call(this, query);
    });
    vi.spyOn(source, 'get').mockImplementation(function (this: IDBObjectStore | IDBIndex, key) {
      if (this.name === 'annotations') reads.notes++;
      return get.call(this, key);
    });
  }
}

beforeAll(async () => {
  library = emptyLibrary();
  for (let issue = 0; issue < ISSUES; issue++) {
    for (let place = 0; place < NOTES; place++) {
      const id = await mark(
        library,
        issueOf(`letter${issue % 5}`, `number-${issue}`),
        `a passage ${place}`,
        place * 50,
        {
          tags: place % 2 === 0 ? ['starter-risk'] : [],
        },
      );
      if (place === 3) await removeAnnotations(library.store, [id]);
    }
  }
  await mergeIndex(library.store);
  await keepIndex(library.store);
});
beforeEach(watch);
afterEach(() => vi.restoreAllMocks());

test.each([
  '',
  'tag=starter-risk',
  'show=untagged',
  'show=bin',
  'show=bin&search=pass',
  'search=tag:risk',
  'search=-zebra',
  'publication=letter1.example',
  'search=pass',
  'tag=starter-risk&search=pass',
])('the library at “%s”', async (fragment) => {
  const { groups, more } = await readGroups(
    library.store,
    parseView(fragment),
    LIMIT,
    new AbortController().signal,
  );
  expect(groups.length).toBeGreaterThan(1);
  expect(more).toBe(true);
  expect(reads.unbounded).toEqual([]);
  // Issues are read whole, some at a time.
  expect(reads.notes).toBeLessThanOrEqual(16 * NOTES + 3 * LIMIT);
});

test('the library’s lists, and the popup’s', async () => {
  expect((await overview(library.store)).totals.notes).toBe(ISSUES * (NOTES - 1));
  expect(await counts(library.store)).toMatchObject({ issues: ISSUES, publications: 5 });
  expect(await recentIssues(library.store, 7)).toHaveLength(7);
  expect(reads.unbounded).toEqual([]);
  expect(reads.notes).toBeLessThanOrEqual(7);
});

test('a cell of a matrix: the issues of one publication', async () => {
  const matrix = await tagMatrix(library.store, 'letter1.example' as PublicationId);
  expect(matrix).toHaveLength(ISSUES / 5);
  expect(reads.notes).toBe(0);
  const view = parseView('matrix=letter1.example&tag=starter-risk');
  const { groups } = await readGroups(library.store, view, LIMIT, new AbortController().signal);
  expect(groups.length).toBeGreaterThan(1);
  expect(reads.unbounded).toEqual([]);
  expect(reads.notes).toBeLessThanOrEqual(16 * NOTES);
});

test('the panel: the notes of the issue being read, and the numbers of the others on the page', async () => {
  const issues = [1, 6, 11].map((number) => issueOf('letter1', `number-${number}`));
  const { panel, lifetime } = stage(reading(issues), library);
  const numbers = await until(panel.notes.countsOnPage, (all) => all.size === issues.length);
  expect([...numbers.values()]).toEqual([3, 3, 3]);
  const shown = await answerOf(panel.notes.shown, (answer) => answer?.stored !== undefined);
  expect(shown?.stored?.annotations).toHaveLength(NOTES - 1);
  lifetime.abort();
  expect(reads.unbounded).toEqual([]);
  expect(reads.notes).toBeLessThanOrEqual(2 * NOTES);
});

test('the popup’s notes: those of the issue being read, and the last of all others', async () => {
  const [latest] = await recentIssues(library.store, 1);
  const issue = latest?.issue.id;
  if (issue === undefined) throw new Error('There is no issue.');
  reads.notes = 0;
  const { found, more } = await search(library.store, '', { limit: 8, scope: { kind: 'outside', issue } });
  expect(found.map((note) => note.issue.id)).not.toContain(issue);
  expect([found.length, more]).toEqual([8, true]);
  expect(await annotationsOf(library.store, issue)).toHaveLength(NOTES - 1);
  expect(reads.unbounded).toEqual([]);
  expect(reads.notes).toBeLessThanOrEqual(2 * 8 + NOTES);
});
