// @vitest-environment node
/** The connection: it makes way, comes back, and says in words why it cannot. */
import { IDBFactory, IDBOpenDBRequest } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { drafts, saveDraft } from '../../src/store/drafts.ts';
import { DATABASE, VERSION } from '../../src/store/db.ts';
import { tags } from '../../src/store/read.ts';
import { beforeClose } from '../../src/store/store.ts';
import { RISK, another, existing, fresh, note, wipe, retag } from './library.ts';

beforeEach(wipe);
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Lets the database, which works in real time, do its work while the clock is held. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** Makes opening fail with errors of these names, one after the other, then work. */
function failing(...names: string[]): ReturnType<typeof vi.spyOn> {
  const open = indexedDB.open.bind(indexedDB);
  return vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    const error = names.shift();
    if (error !== undefined) throw new DOMException(error, error);
    return open(name, version);
  });
}

test('nothing is opened before the first use, and then once', async () => {
  const open = vi.spyOn(IDBFactory.prototype, 'open');
  const { store } = another();
  expect(open).not.toHaveBeenCalled();
  await Promise.all([tags(store), tags(store), note(store, 'x')]);
  expect(open).toHaveBeenCalledOnce();
});

test('a new library has the starter tags, the same everywhere', async () => {
  const here = await tags(fresh().store);
  const there = await tags(fresh().store);
  expect(here).toEqual(there);
  expect(here.map(({ name, colour, key }) => `${key} ${name} ${colour}`)).toEqual([
    '1 riskiest assumptions coral',
    '2 evidence blue',
    '3 question violet',
    '4 example green',
    '5 try this teal',
  ]);
});

describe('another version that wants the database', () => {
  test('gets it, after drafts are saved, and the store says that it is newer', async () => {
    const { store } = another();
    const id = await note(store, 'x');
    beforeClose(
      store,
      () => saveDraft(store, { note: id, editor: 'a' }, 'unsaved'),
      new AbortController().signal,
    );
    const newer = await openDB(DATABASE, VERSION + 1);
    expect(await newer.get('drafts', [id, 'a'])).toMatchObject({ text: 'unsaved' });
    await expect(tags(store)).rejects.toMatchObject({ kind: 'newer version' });
    newer.close();
  });

  test('gets it within a second where saving hangs', async () => {
    const { store } = another();
    await tags(store);
    const never = new Promise<void>(() => undefined);
    beforeClose(store, () => never, new AbortController().signal);
    const began = performance.now();
    (await openDB(DATABASE, VERSION + 1)).close();
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('does not hear a listener that left', async () => {
    const { store } = another();
    const id = await note(store, 'x');
    const leaving = new AbortController();
    beforeClose(store, () => saveDraft(store, { note: id, editor: 'a' }, 'unsaved'), leaving.signal);
    leaving.abort();
    const newer = await openDB(DATABASE, VERSION + 1);
    expect(await newer.get('drafts', [id, 'a'])).toBeUndefined();
    newer.close();
  });
});

test('a database that was deleted is made again at the next use', async () => {
  const { store } = another();
  await note(store, 'x');
  await deleteDB(DATABASE);
  expect(await tags(store)).toHaveLength(5);
});

test('an older version that does not make way is said to block', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const older = await openDB(DATABASE, VERSION);
  const { store } = another();
  const open = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, 'open').mockImplementationOnce((name) => open(name, VERSION + 1));
  const waiting = expect(tags(store)).rejects.toMatchObject({ kind: 'blocked' });
  await turns();
  await vi.advanceTimersByTimeAsync(5_000);
  await waiting;
  older.close();
});

test('a database that never answers is asked twice, said to be silent, and asked anew at the next use', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { store } = another();
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest());
  const waiting = expect(tags(store)).rejects.toMatchObject({ kind: 'silent' });
  await vi.advanceTimersByTimeAsync(10_200);
  await waiting;
  expect(open).toHaveBeenCalledTimes(2);
  open.mockRestore();
  expect(await tags(store)).toHaveLength(5);
});

test('a database that answers at the second time is read', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { store } = another();
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => new IDBOpenDBRequest());
  const asked = tags(store);
  await vi.advanceTimersByTimeAsync(5_200);
  expect(await asked).toHaveLength(5);
});

describe('opening that fails', () => {
  test('for a moment is tried again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { store } = another();
    const open = failing('UnknownError', 'UnknownError', 'UnknownError');
    const asked = tags(store);
    await vi.advanceTimersByTimeAsync(6_200);
    expect(await asked).toHaveLength(5);
    expect(open).toHaveBeenCalledTimes(4);
  });

  test('for good is said, and tried anew at the next use', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { store } = another();
    failing('UnknownError', 'UnknownError', 'UnknownError', 'UnknownError');
    const asked = expect(tags(store)).rejects.toMatchObject({ kind: 'unreadable', message: /Restart/ });
    await vi.advanceTimersByTimeAsync(6_200);
    await asked;
    expect(await tags(store)).toHaveLength(5);
  });

  test.each([
    ['InvalidStateError', 'no storage'],
    ['SecurityError', 'no storage'],
    ['VersionError', 'newer version'],
    ['QuotaExceededError', 'full'],
  ])('with %s says %s at once', async (name, kind) => {
    failing(name);
    await expect(tags(another().store)).rejects.toMatchObject({ kind, cause: { name } });
  });
});

describe('a connection that is dead', () => {
  /** Makes the next transactions of any connection fail. */
  const dead = (times: number, name = 'InvalidStateError'): ReturnType<typeof vi.spyOn> => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    for (let turn = 0; turn < times; turn++) {
      transaction.mockImplementationOnce(() => {
        throw new DOMException(name, name);
      });
    }
    return transaction;
  };

  test('is opened anew once, as Firefox needs after a full disk', async () => {
    const { store } = another();
    const id = await note(store, 'x');
    dead(1);
    await retag(store, id, [RISK]);
    expect((await existing(store, id)).tags).toEqual([RISK]);
  });

  test('twice in a row is said', async () => {
    const { store } = another();
    await note(store, 'x');
    const transaction = dead(2);
    await expect(note(store, 'y')).rejects.toMatchObject({ kind: 'unreadable' });
    expect(transaction.mock.calls.length).toBeGreaterThanOrEqual(2);
    await note(store, 'y');
  });

  test('with a full disk is said at once, and the text stays where it was', async () => {
    const { store } = another();
    const id = await note(store, 'x');
    await saveDraft(store, { note: id, editor: 'a' }, 'typed');
    dead(1, 'QuotaExceededError');
    await expect(note(store, 'y')).rejects.toMatchObject({ kind: 'full', message: /Free some space/ });
    expect((await drafts(store, id))[0]?.text).toBe('typed');
  });
});

test('a write that the disk refuses in the middle is said to be full, and leaves nothing', async () => {
  const { store } = another();
  const id = await note(store, 'x');
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
  await expect(retag(store, id, [RISK])).rejects.toMatchObject({ kind: 'full' });
  expect(put).toHaveBeenCalled();
  expect((await existing(store, id)).tags).toEqual([]);
});
