// @vitest-environment node
/** How passages stood when their page was last read: kept beside the notes, found by `is:`. */
import { openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AnnotationId } from '../../../src/core/model.ts';
import { editComment, removeAnnotations } from '../../../src/store/annotations.ts';
import { DATABASE, upgrade, type Schema } from '../../../src/store/db.ts';
import { keepIndex } from '../../../src/store/index/build.ts';
import { forgetIndex } from '../../../src/store/index/forget.ts';
import { search } from '../../../src/store/search.ts';
import { keepStates } from '../../../src/store/index/states.ts';
import { another, dump, fresh, note, wipe, type StoreFixture } from '../library.ts';

let fixture: StoreFixture;
let ids: { changed: AnnotationId; missing: AnnotationId; fine: AnnotationId };

const idsOf = async (query: string): Promise<string[]> =>
  (await search(fixture.store, query, { limit: 10 })).found.map(({ annotation }) => annotation.id);

describe('the states of notes', () => {
  beforeEach(async () => {
    fixture = fresh();
    const { store } = fixture;
    ids = {
      changed: await note(store, 'ferry one', { start: 1 }),
      missing: await note(store, 'ferry two', { start: 100 }),
      fine: await note(store, 'ferry three', { start: 200 }),
    };
    await keepStates(
      store,
      new Map([
        [ids.changed, 'changed'],
        [ids.missing, 'missing'],
        [ids.fine, undefined],
        ['nobody' as AnnotationId, 'missing'],
      ]),
    );
  });

  test('are kept of those alone that are not as they were marked', async () => {
    const { states } = await dump(fixture.store, ['states']);
    expect(states).toHaveLength(2);
    expect(await idsOf('is:changed')).toEqual([ids.changed]);
    expect(await idsOf('is:missing ferry')).toEqual([ids.missing]);
    expect(await idsOf('is:waiting')).toEqual([]);
    expect(await idsOf('-is:changed -is:missing')).toEqual([ids.fine]);
  });

  test('go when the passage stands again, and are no act', async () => {
    const before = await dump(fixture.store, ['acts', 'annotations']);
    await keepStates(fixture.store, new Map([[ids.changed, undefined]]));
    expect(await idsOf('is:changed')).toEqual([]);
    expect(await dump(fixture.store, ['acts', 'annotations'])).toEqual(before);
  });

  test('stay through a change of words, the bin, and an index that is made anew', async () => {
    await editComment(fixture.store, ids.changed, 'other words');
    await removeAnnotations(fixture.store, [ids.missing]);
    expect(await idsOf('is:changed')).toEqual([ids.changed]);
    expect(await idsOf('is:missing')).toEqual([]);
    await forgetIndex(fixture.store);
    expect(await idsOf('is:changed')).toEqual([ids.changed]);
    expect(await keepIndex(fixture.store)).toBe(true);
    expect(await idsOf('is:changed')).toEqual([ids.changed]);
    // What is as it is said to be is not damaged.
    expect(await keepIndex(fixture.store)).toBe(false);
  });
});

test('a database of the version before gets them, and keeps its index', async () => {
  wipe();
  const older = await openDB<Schema>(DATABASE, 5, {
    upgrade: (database, from, _to, transaction) => void upgrade(database, from, transaction, 5),
  });
  expect([...older.objectStoreNames]).not.toContain('states');
  older.close();
  const { store } = another();
  const id = await note(store, 'ferry');
  await keepStates(store, new Map([[id, 'waiting']]));
  const { found } = await search(store, 'is:waiting', { limit: 2 });
  expect(found.map(({ annotation, state }) => [annotation.id, state])).toEqual([[id, 'waiting']]);
  expect(await keepIndex(store)).toBe(false);
});
