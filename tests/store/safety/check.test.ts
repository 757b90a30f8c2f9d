// @vitest-environment node
/** The witness: every loss is noticed and told in numbers, and nothing else is taken for one. */
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { follows, type Ledger, type Loss, type Witness } from '../../../src/core/witness.ts';
import { removeAnnotations } from '../../../src/store/annotations.ts';
import { exportArchive } from '../../../src/store/archive/export.ts';
import { importArchive } from '../../../src/store/archive/import.ts';
import { readArchive } from '../../../src/store/archive/read-archive.ts';
import { acceptLibrary, checkLibrary, type WitnessPlace } from '../../../src/store/safety/check.ts';
import { DATABASE } from '../../../src/store/db.ts';
import { countRecords, ledgerIn } from '../../../src/store/safety/ledger.ts';
import { read, type Store } from '../../../src/store/store.ts';
import { createTag } from '../../../src/store/tags.ts';
import { redo, undo } from '../../../src/store/undo.ts';
import { another, fill, fresh, note, startDaily, wipe, type StoreFixture } from '../library.ts';

interface Outside extends WitnessPlace {
  witness: Witness | undefined;
  loss: Loss | undefined;
}

function outside(): Outside {
  const place: Outside = {
    witness: undefined,
    loss: undefined,
    readWitness: async () => place.witness,
    writeWitness: async (witness) => void (place.witness = witness),
    readLoss: async () => place.loss,
    writeLoss: async (loss) => void (place.loss = loss),
  };
  return place;
}

/** What the witness was told comes to the place, as `platform/witness.ts` has it. */
function tell(place: Outside, { told, store }: StoreFixture): void {
  for (const ledger of told.splice(0))
    if (follows(ledger, place.witness)) place.witness = { ...ledger, time: store.env.now() };
}

async function check(
  place: Outside,
  fixture: StoreFixture,
  depth: 'names' | 'counts' | 'ledger' = 'ledger',
): Promise<Loss | undefined> {
  const loss = await checkLibrary(fixture.store, place, depth);
  tell(place, fixture);
  return loss;
}

/** Nine notes in three issues, and a tag of the reader's own, of which the witness was told. */
async function library(): Promise<{ fixture: StoreFixture; place: Outside }> {
  const fixture = fresh();
  const place = outside();
  await check(place, fixture);
  await fill(fixture.store, ['one', 'two']);
  await createTag(fixture.store, 'mine');
  tell(place, fixture);
  return { fixture, place };
}

/** Writes past the store, as a fault does. */
async function damage(
  work: (database: Awaited<ReturnType<typeof openDB>>) => Promise<unknown>,
): Promise<void> {
  const database = await openDB(DATABASE);
  await work(database);
  database.close();
}

const inside = (store: Store): Promise<Ledger | undefined> => read(store, ledgerIn);

beforeEach(wipe);

describe('the ledger', () => {
  test('says after every act what a count says', async () => {
    const { fixture } = await library();
    const { store } = fixture;
    const agrees = async (): Promise<void> => {
      const ledger = await inside(store);
      expect(ledger?.counts).toEqual(await read(store, countRecords));
    };
    await agrees();
    const id = await note(store, 'more', { start: 70 });
    await agrees();
    await undo(store);
    await agrees();
    await redo(store);
    await agrees();
    await removeAnnotations(store, [id]);
    await agrees();
    await startDaily(fixture, 35);
    await agrees();
    expect(
      await read(store, (transaction) => transaction.objectStore('annotations').get(id)),
    ).toBeUndefined();
  });

  test('counts acts up, also of an undo, and keeps its library’s name', async () => {
    const { store } = (await library()).fixture;
    const before = await inside(store);
    await note(store, 'more', { start: 70 });
    await undo(store);
    expect(await inside(store)).toMatchObject({ library: before?.library, acts: (before?.acts ?? 0) + 2 });
  });
});

describe('what was lost is noticed, in numbers', () => {
  test('the whole database', async () => {
    const { fixture, place } = await library();
    await deleteDB(DATABASE);
    expect(await check(place, fixture, 'names')).toMatchObject({
      damage: 'gone',
      expected: { annotations: 9, tags: 6 },
    });
    expect(await check(place, fixture)).toMatchObject({ found: { annotations: 0, tags: 5 } });
    expect(place.loss).toMatchObject({
      damage: 'gone',
      expected: { annotations: 9 },
      found: { annotations: 0 },
    });
  });

  test('also when something was saved into the new one before it was looked at', async () => {
    const { fixture, place } = await library();
    const before = place.witness;
    await deleteDB(DATABASE);
    await note(fixture.store, 'after');
    tell(place, fixture);
    expect(place.witness).toEqual(before);
    expect(await check(place, fixture)).toMatchObject({ damage: 'gone', found: { annotations: 1 } });
    expect(place.witness).toEqual(before);
  });

  test('the last acts, as by a log that is cut short', async () => {
    const { fixture, place } = await library();
    const earlier = await inside(fixture.store);
    const id = await note(fixture.store, 'last', { start: 70 });
    tell(place, fixture);
    await damage(async (database) => {
      await database.delete('annotations', id);
      await database.put('meta', { key: 'ledger', ...earlier });
    });
    expect(await check(place, fixture, 'names')).toMatchObject({
      damage: 'behind',
      expected: { annotations: 10 },
    });
    expect(await check(place, fixture)).toMatchObject({ found: { annotations: 9 } });
  });

  test('an edit alone', async () => {
    const { fixture, place } = await library();
    const earlier = await inside(fixture.store);
    await createTag(fixture.store, 'mine too');
    await undo(fixture.store);
    tell(place, fixture);
    await damage((database) => database.put('meta', { key: 'ledger', ...earlier }));
    expect(await check(place, fixture, 'names')).toMatchObject({ damage: 'behind' });
  });

  test.each(['annotations', 'issues', 'publications', 'tags'] as const)(
    'some %s in the middle',
    async (name) => {
      const { fixture, place } = await library();
      await damage(async (database) => {
        const [key] = await database.getAllKeys(name);
        if (key !== undefined) await database.delete(name, key);
      });
      const loss = await check(place, fixture);
      expect(loss).toMatchObject({ damage: 'fewer' });
      expect(loss?.found?.[name]).toBe((loss?.expected[name] ?? 0) - 1);
      // Looking without counting does not forget it.
      expect(await check(place, fixture, 'names')).toMatchObject({ damage: 'fewer' });
    },
  );

  test('a database that cannot be opened, until it can', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { place } = await library();
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('', 'UnknownError');
    });
    const checking = check(place, another());
    await vi.advanceTimersByTimeAsync(6_200);
    expect(await checking).toMatchObject({ damage: 'unreadable', expected: { annotations: 9 } });
    open.mockRestore();
    vi.useRealTimers();
    expect(await check(place, another())).toBeUndefined();
    expect(place.loss).toBeUndefined();
  });
});

describe('nothing is said', () => {
  const nothing = async (place: Outside, fixture: StoreFixture): Promise<void> => {
    expect(await check(place, fixture, 'names')).toBeUndefined();
    expect(await check(place, fixture)).toBeUndefined();
    expect(place.loss).toBeUndefined();
    expect(place.witness?.counts).toEqual(await read(fixture.store, countRecords));
  };

  test('of a new library', async () => nothing(outside(), fresh()));

  test('of an older library, at its first start; it is witnessed from then on', async () => {
    const { fixture } = await library();
    await damage((database) => database.delete('meta', 'ledger'));
    const place = outside();
    await nothing(place, fixture);
    await deleteDB(DATABASE);
    expect(await check(place, fixture)).toMatchObject({ damage: 'gone', expected: { annotations: 9 } });
  });

  test('where the witness alone was cleared', async () => {
    const { fixture, place } = await library();
    place.witness = undefined;
    await nothing(place, fixture);
  });

  test('where the browser was ended before the last acts were told', async () => {
    const { fixture, place } = await library();
    await note(fixture.store, 'untold', { start: 70 });
    await note(fixture.store, 'untold too', { start: 90 });
    fixture.told.length = 0;
    await nothing(place, fixture);
  });

  test('after undo, redo, the bin’s end, and an import that was undone', async () => {
    const { fixture, place } = await library();
    const archive = await readArchive(await exportArchive(fixture.store));
    const id = await note(fixture.store, 'more', { start: 70 });
    await undo(fixture.store);
    await redo(fixture.store);
    await removeAnnotations(fixture.store, [id]);
    tell(place, fixture);
    await nothing(place, fixture);
    await startDaily(fixture, 35);
    tell(place, fixture);
    await nothing(place, fixture);
    await importArchive(fixture.store, archive);
    await undo(fixture.store);
    tell(place, fixture);
    await nothing(place, fixture);
  });

  test('of another profile, and of an installation after an uninstallation', async () => {
    await library();
    wipe();
    await nothing(outside(), another());
  });

  test('of a library that an older version wrote to, past the ledger', async () => {
    const { fixture, place } = await library();
    await damage(async (database) => {
      const [first] = await database.getAll('tags');
      await database.put('tags', { ...first, id: 'other', name: 'other' });
    });
    await nothing(place, fixture);
  });

  test('of a library in which nothing was ever done', async () => {
    const fixture = fresh();
    const place = outside();
    await check(place, fixture);
    await deleteDB(DATABASE);
    await nothing(place, fixture);
  });
});

test('who goes on with what is there hears no more of it, and of the next loss again', async () => {
  const { fixture, place } = await library();
  await deleteDB(DATABASE);
  await check(place, fixture);
  await acceptLibrary(fixture.store, place);
  fixture.told.length = 0;
  expect(await check(place, fixture)).toBeUndefined();
  await note(fixture.store, 'anew');
  tell(place, fixture);
  expect(await check(place, fixture)).toBeUndefined();
  await deleteDB(DATABASE);
  expect(await check(place, fixture)).toMatchObject({ damage: 'gone', expected: { annotations: 1 } });
});
