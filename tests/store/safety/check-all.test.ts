// @vitest-environment node
/** Reading everything: a changed byte, a missing record and a lost reference are each found. */
import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { DATABASE } from '../../../src/store/db.ts';
import { checkAll } from '../../../src/store/safety/check-all.ts';
import { removeAnnotations } from '../../../src/store/annotations.ts';
import { redo, undo } from '../../../src/store/undo.ts';
import { RISK, fill, fresh, note, retag, startDaily, wipe, type StoreFixture } from '../library.ts';

const WHOLE = { malformed: 0, dangling: 0, same: true };

beforeEach(wipe);

/** A library of nine notes that was read once. */
async function library(): Promise<StoreFixture> {
  const fixture = fresh();
  await fill(fixture.store, ['one', 'two']);
  expect(await checkAll(fixture.store)).toMatchObject({ malformed: 0, dangling: 0, same: undefined });
  return fixture;
}

/** Changes one record past the store. */
async function spoil(
  store: string,
  change: (record: Record<string, unknown>) => object | undefined,
): Promise<void> {
  const database = await openDB(DATABASE);
  const [record] = await database.getAll(store);
  const changed = change(record);
  await (changed === undefined ? database.delete(store, record.id) : database.put(store, changed));
  database.close();
}

async function live(store: Store): Promise<string> {
  const id = await note(store, 'more', { start: 70, comment: 'a thought' });
  await retag(store, id, [RISK]);
  await undo(store);
  await redo(store);
  return id;
}

test('a library is what was written, whatever was lived through', async () => {
  const fixture = await library();
  await live(fixture.store);
  expect(await checkAll(fixture.store)).toMatchObject(WHOLE);
  const id = await note(fixture.store, 'for the bin', { start: 90 });
  await removeAnnotations(fixture.store, [id]);
  await startDaily(fixture, 35);
  expect(await checkAll(fixture.store)).toMatchObject({ ...WHOLE, counts: { annotations: 10 } });
});

test('a word that changed by itself is found', async () => {
  const { store } = await library();
  await spoil('annotations', (record) => ({ ...record, comment: 'not what was written' }));
  expect(await checkAll(store)).toMatchObject({ ...WHOLE, same: false });
});

test('a record that is no longer whole is found', async () => {
  const { store } = await library();
  await spoil('annotations', ({ target: _target, ...rest }) => rest);
  expect(await checkAll(store)).toMatchObject({ malformed: 1, same: false });
});

test('notes whose issue is gone are found', async () => {
  const { store } = await library();
  await spoil('issues', () => undefined);
  const { dangling, same } = await checkAll(store);
  expect(dangling).toBeGreaterThan(0);
  expect(same).toBe(false);
});

test('it tells how far it is', async () => {
  const { store } = await library();
  const shares: number[] = [];
  await checkAll(store, (share) => shares.push(share));
  expect(shares.at(-1)).toBe(1);
});
