// @vitest-environment node
/**
 * Every version's database opens in today's. Those in `databases/` were written by the code of their
 * version, into a database in memory, and taken out as they were: keys, indexes and records.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AnnotationId } from '../../src/core/model.ts';
import { exportArchive } from '../../src/store/archive/export.ts';
import { importArchive } from '../../src/store/archive/import.ts';
import { parseArchive } from '../../src/core/formats/archive/archive.ts';
import { DATABASE, VERSION } from '../../src/store/db.ts';
import { drafts } from '../../src/store/drafts.ts';
import { bin, tags } from '../../src/store/read.ts';
import { counts } from '../../src/store/summaries.ts';
import { keepIndex } from '../../src/store/index/build.ts';
import { indexState } from '../../src/store/index/state.ts';
import { search } from '../../src/store/search.ts';
import { read } from '../../src/store/store.ts';
import { redo, undo } from '../../src/store/undo.ts';
import { another, dump, existing, note, unpacked, wipe } from './library.ts';

interface Raw {
  readonly version: number;
  readonly stores: Readonly<
    Record<
      string,
      {
        readonly keyPath: string | string[] | null;
        readonly autoIncrement: boolean;
        readonly indexes: readonly {
          readonly name: string;
          readonly keyPath: string;
          readonly multiEntry: boolean;
          readonly unique: boolean;
        }[];
        readonly records: readonly (readonly [IDBValidKey, unknown])[];
      }
    >
  >;
}

const FOLDER = new URL('databases/', import.meta.url);

/** Puts a database of an older version where the store looks for its own. */
function restore({ version, stores }: Raw): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, version);
    request.addEventListener('error', () => reject(request.error));
    request.addEventListener('upgradeneeded', () => {
      for (const [name, { keyPath, autoIncrement, indexes, records }] of Object.entries(stores)) {
        const store = request.result.createObjectStore(name, { keyPath, autoIncrement });
        for (const { name: index, keyPath: of, ...options } of indexes) store.createIndex(index, of, options);
        for (const [key, value] of records) store.put(value, keyPath === null ? key : undefined);
      }
    });
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
  });
}

beforeEach(wipe);

describe.each(readdirSync(FOLDER))('the database %s', (file) => {
  const raw = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Raw;
  const idOf = (exact: string): AnnotationId => {
    const found = raw.stores['annotations']?.records.find(([, value]) =>
      JSON.stringify(value).includes(exact),
    );
    return found?.[0] as AnnotationId;
  };

  test('is of an earlier version', () => expect(raw.version).toBeLessThan(VERSION));

  test('opens with every note, tag, draft and what is in the bin', async () => {
    await restore(raw);
    const { store } = another();
    const id = idOf('The map is not');
    expect(await existing(store, id)).toMatchObject({ comment: 'Korzybski, 1931', tags: ['starter-risk'] });
    expect(await counts(store)).toEqual({ annotations: 2, issues: 2, publications: 1 });
    expect(await bin(store)).toMatchObject([{ id: idOf('In the bin') }]);
    expect((await tags(store)).map(({ name }) => name)).toContain('own tag');
    expect(await drafts(store, idOf('Second passage'))).toMatchObject([{ text: 'half a thou' }]);
    expect(await drafts(store, 'composer' as AnnotationId)).toMatchObject([{ text: /half a note/ }]);
    expect((await search(store, 'korzybski', { limit: 10 })).found).toMatchObject([{ annotation: { id } }]);
  });

  test('gets an index and sums, and they say what its notes say', async () => {
    await restore(raw);
    const { store } = another();
    const before = await counts(store);
    expect(await read(store, indexState)).toBeUndefined();
    expect(await keepIndex(store)).toBe(true);
    expect(await counts(store)).toEqual(before);
    const { found, count } = await search(store, 'korzyb', { limit: 1 });
    expect(found).toMatchObject([{ annotation: { id: idOf('The map is not') } }]);
    expect(await count()).toBe(1);
    expect(await read(store, indexState)).toEqual({ key: 'index', segments: [] });
    expect(await keepIndex(store)).toBe(false);
  });

  test('has its last acts undone and done again', async () => {
    await restore(raw);
    const { store } = another();
    if (raw.version === 1) {
      // Its acts carry hashes of another kind; that they are gone stands in nobody's way.
      expect(await undo(store)).toBeUndefined();
      await note(store, 'new');
      expect(await undo(store)).toMatchObject({ label: 'create' });
      return;
    }
    const labels = ['remove', 'tag', 'retag', 'comment'];
    for (const label of labels) expect(await undo(store)).toMatchObject({ label });
    expect((await existing(store, idOf('The map is not'))).comment).toBe('Korzybski');
    for (const label of labels.toReversed()) expect(await redo(store)).toMatchObject({ label });
    expect((await existing(store, idOf('The map is not'))).comment).toBe('Korzybski, 1931');
    for (let turn = 0; turn < 7; turn++) expect(await undo(store)).toBeDefined();
    expect(await undo(store)).toBeUndefined();
    expect(await bin(store)).toHaveLength(3);
  });

  test('is written to, exported, and read into an empty library', async () => {
    await restore(raw);
    const { store } = another();
    await note(store, 'new');
    const archive = parseArchive(await unpacked(await exportArchive(store)));
    const before = await dump(store, ['annotations', 'issues', 'tags', 'publications']);
    wipe();
    const empty = another().store;
    await importArchive(empty, archive);
    expect(await dump(empty, ['annotations', 'issues', 'tags', 'publications'])).toEqual(before);
  });
});
