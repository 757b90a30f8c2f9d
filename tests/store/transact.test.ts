// @vitest-environment node
/** Acts: all or nothing, on disk before they are told, written down and undone. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Annotation, IsoTime } from '../../src/core/model.ts';
import { announce, transact } from '../../src/store/transact.ts';
import { undo } from '../../src/store/undo.ts';
import { editComment, removeAnnotations } from '../../src/store/annotations.ts';
import { emptyBin } from '../../src/store/bin.ts';
import { drafts, saveDraft } from '../../src/store/drafts.ts';
import { annotation, tags } from '../../src/store/read.ts';
import { createTag } from '../../src/store/tags.ts';
import {
  RISK,
  another,
  described,
  dump,
  existing,
  fresh,
  note,
  passage,
  type StoreFixture,
  retag,
} from './library.ts';

let fixture: StoreFixture;
beforeEach(() => {
  fixture = fresh();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('an act', () => {
  test('that throws half way has written nothing and tells nobody', async () => {
    const { store, heard } = fixture;
    const id = await note(store, 'x');
    const before = await dump(store);
    const failing = transact(store, 'retag', async (work) => {
      const found = (await work.get('annotations', id)) as Annotation;
      work.change('annotations', { ...found, tags: [RISK] });
      work.draft({ note: id, editor: 'a' }, 'x');
      throw new TypeError('half way');
    });
    await expect(failing).rejects.toThrow('half way');
    expect(await dump(store)).toEqual(before);
    expect(heard).toHaveLength(1);
  });

  test('that waits for anything else loses its transaction before anything is written', async () => {
    const { store } = fixture;
    const id = await note(store, 'x');
    const before = await dump(store);
    const waiting = transact(store, 'retag', async (work) => {
      const found = (await work.get('annotations', id)) as Annotation;
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
      work.change('annotations', { ...found, tags: [RISK] });
    });
    await expect(waiting).rejects.toThrow('Something else than the transaction was awaited');
    expect(await dump(store)).toEqual(before);
  });

  test('whose last write the database refuses has written nothing', async () => {
    const { store } = fixture;
    const saved = await existing(store, await note(store, 'x'));
    const before = await dump(store);
    const clash = transact(store, 'create', async (work) => {
      const found = await work.issueAt(described().address);
      work.put('annotations', { ...saved, tags: [RISK] });
      if (found) work.put('issues', { ...found, id: 'second' as typeof found.id });
    });
    await expect(clash).rejects.toMatchObject({ kind: 'invalid' });
    expect(await dump(store)).toEqual(before);
  });

  test('is told only once it is on disk', async () => {
    const { store } = fixture;
    let seen: unknown;
    const watched = another();
    store.env.announce = async ({ annotations: [id] }) => {
      seen = id === undefined ? undefined : await annotation(watched.store, id);
    };
    const id = await note(store, 'x');
    await vi.waitFor(() => expect(seen).toMatchObject({ id }));
  });

  test('stays saved when announcing it fails', async () => {
    const { store } = fixture;
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    store.env.announce = () => Promise.reject(new Error('no announcement'));
    const id = await note(store, 'x');
    expect(await annotation(store, id)).toBeDefined();
    await vi.waitFor(() => expect(complaint).toHaveBeenCalledOnce());
  });

  test('is committed as soon as all is asked, a draft in the very turn of its key', async () => {
    const commit = vi.spyOn(IDBTransaction.prototype, 'commit');
    const { store } = fixture;
    const id = await note(store, 'x');
    expect(commit).toHaveBeenCalledOnce();
    const saving = saveDraft(store, { note: id, editor: 'a' }, 'z');
    // The connection is open: no more than promises that are kept already stand before the request.
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    expect(commit).toHaveBeenCalledTimes(2);
    await saving;
    expect(await drafts(store, id)).toMatchObject([{ text: 'z' }]);
  });

  test('asks for strict durability, and reading for none', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { store } = fixture;
    const id = await note(store, 'x');
    await editComment(store, id, 'y', '');
    await retag(store, id, [RISK]);
    await saveDraft(store, { note: id, editor: 'a' }, 'z');
    await removeAnnotations(store, [id]);
    await undo(store);
    await createTag(store, 'new');
    await emptyBin(store);
    const asked = transaction.mock.calls.map(([, mode, options]) => [mode, options?.durability].join());
    expect(asked.filter((mode) => mode !== 'versionchange,')).toEqual(Array(8).fill('readwrite,strict'));
    await annotation(store, id);
    expect(transaction.mock.lastCall?.[1]).toBe('readonly');
  });
});

test('a large change is told in parts that fit', async () => {
  const { store, heard } = fixture;
  const annotations = Array.from({ length: 2_500 }, (_, index) => `n${index}` as Annotation['id']);
  announce(store.env, { annotations, issues: ['i' as Annotation['issue']], tags: true });
  await vi.waitFor(() => expect(heard).toHaveLength(3));
  expect(heard.flatMap((change) => change.annotations)).toEqual(annotations);
  expect(heard.map(({ issues, tags: told }) => [issues.length, told])).toEqual([
    [1, true],
    [0, false],
    [0, false],
  ]);
});

describe('two windows', () => {
  test('lose none of a hundred changes each', async () => {
    const { store } = fixture;
    const other = another();
    const id = await note(store, 'x');
    const count = async (window: typeof store): Promise<void> => {
      for (let turn = 0; turn < 100; turn++) {
        await transact(window, 'comment', async (work) => {
          const found = (await work.get('annotations', id)) as Annotation;
          work.change('annotations', { ...found, comment: String(Number(found.comment) + 1) });
        });
      }
    };
    await Promise.all([count(store), count(other.store)]);
    expect((await existing(store, id)).comment).toBe('200');
  });

  test('make one issue of one address', async () => {
    const { store } = fixture;
    const other = another();
    const saving = Array.from({ length: 20 }, (_, index) =>
      note(index % 2 ? store : other.store, `n${index}`),
    );
    await Promise.all(saving);
    const { issues, annotations } = (await dump(store)) as { issues: unknown[]; annotations: unknown[] };
    expect([issues.length, annotations.length]).toEqual([1, 20]);
  });

  test('make one tag of one name', async () => {
    const { store } = fixture;
    const other = another();
    const names = ['New', 'new', ' NEW ', 'ｎｅｗ'];
    const made = await Promise.all(
      names.map((name, index) => createTag(index % 2 ? store : other.store, name)),
    );
    expect(new Set(made).size).toBe(1);
    expect(await tags(store)).toHaveLength(6);
  });
});

test('a passage keeps its time of making through everything', async () => {
  const { store } = fixture;
  const id = await note(store, 'x', { issue: described() });
  const { created } = await existing(store, id);
  await editComment(store, id, 'y', '');
  await undo(store);
  expect((await existing(store, id)).created).toBe(created satisfies IsoTime);
  expect((await existing(store, id)).target).toEqual(passage('x'));
});
