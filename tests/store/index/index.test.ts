// @vitest-environment node
/**
 * The index and the sums are part of the truth: after any acts, undone and done again, imported, built
 * half way and merged at any moment, both say what reading every note says.
 */
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { parseArchive } from '../../../src/core/formats/archive/archive.ts';
import { parseQuery } from '../../../src/core/search/parse.ts';
import { STATES } from '../../../src/core/search/query.ts';
import type { Annotation, AnnotationId, IssueId, IsoTime, TagId } from '../../../src/core/model.ts';
import { editComment, removeAnnotations, restoreAnnotations } from '../../../src/store/annotations.ts';
import { exportArchive } from '../../../src/store/archive/export.ts';
import { importArchive } from '../../../src/store/archive/import.ts';
import type { Read, Write } from '../../../src/store/db.ts';
import { keepIndex } from '../../../src/store/index/build.ts';
import { keptCounts, type Counts } from '../../../src/store/index/counts.ts';
import { forgetIndex } from '../../../src/store/index/forget.ts';
import { mergeIndex } from '../../../src/store/index/merge.ts';
import type { Scope } from '../../../src/store/index/plan.ts';
import { plainCounts } from '../../../src/store/index/plain-counts.ts';
import { plainSearch } from '../../../src/store/index/plain-search.ts';
import { INDEX_STORES } from '../../../src/store/index/schema.ts';
import { indexState } from '../../../src/store/index/state.ts';
import { search } from '../../../src/store/search.ts';
import { keepStates } from '../../../src/store/index/states.ts';
import { read, write, type Store } from '../../../src/store/store.ts';
import { renameTag } from '../../../src/store/tags.ts';
import { redo, undo } from '../../../src/store/undo.ts';
import { described, dump, fill, fresh, note, retag, unpacked } from '../library.ts';

const WORDS =
  'ferry ferries lamp naïve Straße 東京 京都 読者 bridge the it’s co-operative كِتَاب 2019 −5'.split(' ');
const QUERIES = [
  'ferr|ferry|"ferry lamp"|"the lamp bridge"|naive|strasse|東|東京|京都読|كتاب|co-operative|riskiest ferry',
  '-ferry|ferry or lamp|(ferry or lamp) -bridge|-"ferry lamp"|tag:evidence|tag:"evidence"|publication:name',
  'issue:one|author:ada|has:comment|-has:comment|before:2026-11-22|after:2025|is:changed|evidence|name|issue',
  '(|tag:|text 1|"|is:missing|is:waiting or is:missing|-is:changed ferry',
].flatMap((line) => line.split('|'));

const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' '));

const KINDS =
  'create create create comment retag remove restore rename merge stand stand undo undo redo import'.split(
    ' ',
  );
const command = fc.record({
  kind: fc.constantFrom(...KINDS),
  text,
  pick: fc.nat(1_000),
  pick2: fc.nat(1_000),
});

const ISSUES = [
  described('one'),
  { ...described('two'), title: 'On ferries and 東京' },
  described('three', 'other.substack.com'),
  { ...described('four', 'ferry.example'), authors: ['Ada', 'Bo Naïve'] },
];

async function act(
  store: Store,
  {
    kind,
    text: said,
    pick,
    pick2,
  }: {
    readonly kind: string;
    readonly text: string;
    readonly pick: number;
    readonly pick2: number;
  },
): Promise<void> {
  const { annotations, tags } = (await dump(store, ['annotations', 'tags'])) as {
    annotations: { id: AnnotationId; comment: string; deleted?: string }[];
    tags: { id: TagId }[];
  };
  const tag = tags[pick2 % tags.length]?.id;
  const chosen = annotations.filter(({ deleted }) => (deleted === undefined) === (kind !== 'restore'));
  const one = chosen[pick % Math.max(1, chosen.length)];
  if (kind === 'create') {
    await note(store, said, {
      start: pick,
      comment: pick2 % 3 === 0 ? said : '',
      tags: tag === undefined || pick2 % 2 === 0 ? [] : [tag],
      issue: ISSUES[pick % ISSUES.length] ?? described(),
    });
  } else if (kind === 'undo') await undo(store);
  else if (kind === 'redo') await redo(store);
  else if (kind === 'stand') {
    const states = [...STATES, undefined];
    const found = annotations.map(({ id }, index) => [id, states[(pick + index) % states.length]] as const);
    await keepStates(store, new Map(found.slice(0, 1 + (pick2 % 4))));
  } else if (kind === 'merge') await mergeIndex(store, undefined, 1);
  else if (kind === 'rename' && tag !== undefined)
    await renameTag(store, tag, `${said} ${pick}`.slice(0, 60));
  else if (kind === 'import') {
    const archive = parseArchive(await unpacked(await exportArchive(store)));
    await importArchive(store, {
      ...archive,
      annotations: archive.annotations.map((each, index): Annotation => {
        const id = (index % 2 === 0 ? each.id : `${each.id}-${pick}`) as AnnotationId;
        const modified = new Date(Date.parse(each.modified) + 1).toISOString() as IsoTime;
        return Object.assign({}, each, { id, comment: said, modified });
      }),
    });
  } else if (one === undefined) return;
  else if (kind === 'comment') await editComment(store, one.id, said, one.comment);
  else if (kind === 'retag') await retag(store, one.id, tag === undefined || pick % 4 === 0 ? [] : [tag]);
  else if (kind === 'remove') await removeAnnotations(store, [one.id]);
  else if (kind === 'restore') await restoreAnnotations(store, [one.id]);
}

async function allOf(counts: Counts): Promise<unknown> {
  const publications = [...(await counts.publications())];
  const byId = <Item>(items: readonly Item[], id: (item: Item) => string): Item[] =>
    items.toSorted((a, b) => (id(a) < id(b) ? -1 : 1));
  const issues = await Promise.all(publications.map(({ publication }) => counts.issuesOf(publication)));
  return {
    totals: await counts.totals(),
    publications: byId(publications, ({ publication }) => publication),
    issues: byId(issues.flat(), ({ issue }) => issue),
    latest: (await counts.latest(3)).map(({ last }) => last),
  };
}

async function expectTrue(store: Store, queries: readonly string[] = QUERIES): Promise<void> {
  await read(store, async (transaction) => {
    expect((await indexState(transaction))?.building).toBeUndefined();
    expect(await allOf(keptCounts(transaction))).toEqual(await allOf(plainCounts(transaction)));
  });
  for (const asked of queries) {
    const { query } = parseQuery(asked);
    const plain = query === undefined ? [] : await plainSearch(store, { query, scope: undefined });
    const ids = plain.map(({ annotation }) => annotation.id).toSorted();
    const { found, more } = await search(store, asked, { limit: 5_000 });
    expect([asked, found.map(({ annotation }) => annotation.id).toSorted(), more]).toEqual([
      asked,
      ids,
      false,
    ]);
    const few = await search(store, asked, { limit: 1 });
    expect([asked, await few.count(), few.more]).toEqual([asked, ids.length, ids.length > 1]);
  }
  const [first] = (await dump(store, ['issues']))['issues'] as { id: IssueId }[];
  await expectInScope(store, { kind: 'outside', issue: undefined }, '');
  await expectInScope(store, { kind: 'outside', issue: first?.id }, '');
  for (const asked of ['', 'ferry', '-ferry']) await expectInScope(store, { kind: 'bin' }, asked);
  // A search that sees damage gives the index up: it was whole to the end.
  expect(await read(store, indexState)).toBeDefined();
}

async function expectInScope(store: Store, scope: Scope, asked: string): Promise<void> {
  const plain = await plainSearch(store, { query: parseQuery(asked).query, scope });
  const { found } = await search(store, asked, { limit: 5_000, scope });
  expect(found.map(({ annotation }) => annotation.id).toSorted()).toEqual(
    plain.map(({ annotation }) => annotation.id).toSorted(),
  );
}

let store: Store;
beforeEach(() => {
  ({ store } = fresh());
});

test('index and sums say what the notes say, after any acts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 24 }), async (commands) => {
      ({ store } = fresh());
      for (const each of commands) await act(store, each);
      await expectTrue(store);
      // Whatever happens while it is built is in it as well.
      await forgetIndex(store);
      const stop = new AbortController();
      const building = keepIndex(store, { signal: stop.signal, onProgress: () => stop.abort() });
      for (const each of commands.slice(0, 3)) await act(store, each);
      await building;
      for (const each of commands.slice(3, 6)) await act(store, each);
      await keepIndex(store);
      await expectTrue(store);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 15) },
  );
}, 600_000);

test('lets go of the words of what is changed, at once or when it is merged', async () => {
  const id = await note(store, 'ferry');
  await editComment(store, id, 'secret');
  await editComment(store, id, 'known');
  expect(JSON.stringify(await dump(store, ['fresh']))).not.toContain('secret');
  await editComment(store, id, 'secret');
  for (let turn = 0; turn < 8; turn += 1) {
    await mergeIndex(store, undefined, 1);
    await editComment(store, id, `lamp ${turn}`);
  }
  expect(JSON.stringify(await dump(store, ['fresh', 'chunks']))).not.toContain('secret');
  await expectTrue(store);
});

/** For a library that takes its time to be read. */
const FEW = ['ferr', 'word8', '"ferry lamp"', '東', '-ferry or word12'];

describe('a larger library', () => {
  beforeEach(async () => {
    await fill(
      store,
      Array.from({ length: 1_300 }, (_, index) => `word${index % 90} ferry ${WORDS[index % 14]}`),
    );
  });

  test('is merged into few segments, and found in them', async () => {
    await mergeIndex(store);
    expect(await read(store, (transaction) => transaction.objectStore('fresh').count())).toBeLessThan(256);
    expect((await search(store, 'word8', { limit: 10 })).found).toHaveLength(10);
    expect(await (await search(store, 'word89', { limit: 10 })).count()).toBe(14);
    await expectTrue(store, FEW);
  });

  test('is built again in steps, and resumed where it was interrupted', async () => {
    await forgetIndex(store);
    expect(await (await search(store, 'word89', { limit: 10 })).count()).toBe(14);
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number): void => {
      seen.push(done);
      if (done >= 500) stop.abort();
    };
    await keepIndex(store, { onProgress, signal: stop.signal });
    expect(await (await search(store, 'word89', { limit: 10 })).count()).toBe(14);
    expect(await keepIndex(store, { onProgress: (done) => seen.push(done) })).toBe(true);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(await keepIndex(store)).toBe(false);
    await expectTrue(store, FEW);
  });

  test.each(
    INDEX_STORES.filter((name) => name !== 'names' && name !== 'issueSums' && name !== 'publicationSums'),
  )('is built again where its %s are damaged', async (name) => {
    if (name !== 'fresh') await mergeIndex(store);
    await write(store, (transaction: Write) => transaction.objectStore(name).clear());
    expect(await keepIndex(store)).toBe(true);
    await expectTrue(store, FEW);
  });

  test('is searched by reading where a search meets damage', async () => {
    await write(store, async (transaction) => {
      for (
        let cursor = await transaction.objectStore('numbers').openCursor();
        cursor;
        cursor = await cursor.continue()
      ) {
        if (cursor.key % 3 === 0) await cursor.delete();
      }
    });
    expect((await search(store, 'ferry', { limit: 5_000 })).found).toHaveLength(1_300);
    expect(await read(store, (transaction: Read) => indexState(transaction))).toBeUndefined();
  });
});
