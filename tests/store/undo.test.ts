// @vitest-environment node
/** Undo: act by act, from a log that is bounded and forgets what is deleted for ever. */
import { beforeEach, describe, expect, test } from 'vitest';
import { lastAct, undo } from '../../src/store/undo.ts';
import { editComment, removeAnnotations, restoreAnnotations, retag } from '../../src/store/annotations.ts';
import { emptyBin } from '../../src/store/bin.ts';
import { draft, saveDraft } from '../../src/store/drafts.ts';
import { annotation, annotationsOf } from '../../src/store/read.ts';
import { write } from '../../src/store/store.ts';
import { createTag, recolourTag } from '../../src/store/tags.ts';
import {
  EVIDENCE,
  LIBRARY,
  RISK,
  another,
  described,
  dump,
  existing,
  fresh,
  note,
  type Shelf,
} from './library.ts';

let shelf: Shelf;
beforeEach(() => {
  shelf = fresh();
});

describe('undo', () => {
  /** The library without times, which go on. */
  const library = async (): Promise<unknown> =>
    JSON.parse(
      JSON.stringify(await dump(shelf.store, LIBRARY.slice(0, 4)), (key, value: unknown) =>
        key === 'modified' ? undefined : value,
      ),
    );

  test('takes every act back, the newest first', async () => {
    const { store } = shelf;
    const states = [await library()];
    const keep = async (): Promise<void> => void states.push(await library());
    const a = await note(store, 'a', { tags: [RISK] });
    await keep();
    const b = await note(store, 'b', { issue: { ...described(), title: 'Retitled' } });
    await keep();
    await editComment(store, a, 'hm', '');
    await keep();
    await retag(store, a, [EVIDENCE]);
    await keep();
    await removeAnnotations(store, [a, b]);
    await keep();
    await restoreAnnotations(store, [b]);
    await keep();
    const tag = await createTag(store, 'new');
    await keep();
    await recolourTag(store, tag, 'sand');
    const labels = ['tag', 'tag', 'restore', 'remove', 'retag', 'comment', 'create', 'create'];
    const counts = [1, 1, 1, 2, 1, 1, 1, 1];
    for (const [index, label] of labels.entries()) {
      expect(await lastAct(store)).toMatchObject({ label, count: counts[index] });
      expect(await undo(store)).toMatchObject({ label });
      expect(await library()).toEqual(states.pop());
    }
    expect(await lastAct(store)).toBeUndefined();
    expect(await undo(store)).toBeUndefined();
  });

  test('is a later change, and is told', async () => {
    const { store, heard } = shelf;
    const id = await note(store, 'x');
    await retag(store, id, [RISK]);
    const { modified, issue } = await existing(store, id);
    await undo(store);
    expect((await existing(store, id)).modified > modified).toBe(true);
    expect(heard.at(-1)).toEqual({ annotations: [id], issues: [issue], tags: false });
  });

  test('of a note that was made leaves a tombstone and no draft', async () => {
    const { store } = shelf;
    const id = await note(store, 'x');
    await saveDraft(store, id, 'y');
    await undo(store);
    expect(await annotation(store, id)).toBeUndefined();
    expect(await draft(store, id)).toBeUndefined();
    expect(await dump(store, ['tombstones'])).toMatchObject({ tombstones: [{ id }] });
  });

  test('refuses where a record says something else by now, and changes nothing', async () => {
    const { store } = shelf;
    const [a, b] = [await note(store, 'a'), await note(store, 'b')];
    await removeAnnotations(store, [a, b]);
    await write(store, async (transaction) => {
      const record = await transaction.objectStore('annotations').get(b);
      if (record) await transaction.objectStore('annotations').put({ ...record, comment: 'synced' });
    });
    const before = await dump(store);
    await expect(undo(store)).rejects.toMatchObject({ kind: 'changed since' });
    expect(await dump(store)).toEqual(before);
  });

  test('in two windows at once takes two acts back, not one twice', async () => {
    const { store } = shelf;
    const other = another();
    await note(store, 'a');
    await note(store, 'b');
    const [one, two] = await Promise.all([undo(store), undo(other.store)]);
    expect(new Set([one?.id, two?.id]).size).toBe(2);
    expect(await lastAct(store)).toBeUndefined();
  });
});

describe('the undo log', () => {
  test('takes edits of one comment within a minute as one act', async () => {
    const { store, clock } = shelf;
    const [a, b] = [await note(store, 'a', { comment: 'first' }), await note(store, 'b')];
    for (const [before, after] of ['first', 'f', 'fi', 'fin'].entries()) {
      await editComment(store, a, `${after}${before}`);
    }
    await undo(store);
    expect((await existing(store, a)).comment).toBe('first');
    await editComment(store, a, 'one', 'first');
    await editComment(store, b, 'other', '');
    await editComment(store, a, 'two', 'one');
    clock.time += 60_000;
    await editComment(store, a, 'three', 'two');
    const comments = async (): Promise<string[]> =>
      (await annotationsOf(store, (await existing(store, a)).issue)).map(({ comment }) => comment);
    expect(await comments()).toEqual(['three', 'other']);
    for (const state of [
      ['two', 'other'],
      ['one', 'other'],
      ['one', ''],
      ['first', ''],
    ]) {
      await undo(store);
      expect(await comments()).toEqual(state);
    }
  });

  test('remembers the last 200 acts', async () => {
    const { store } = shelf;
    const id = await note(store, 'x');
    for (let turn = 0; turn < 205; turn++) await retag(store, id, turn % 2 === 0 ? [RISK] : [EVIDENCE]);
    const { acts, steps } = (await dump(store)) as { acts: unknown[]; steps: unknown[] };
    expect([acts.length, steps.length]).toEqual([200, 200]);
  });

  test('forgets what the bin let go of', async () => {
    const { store } = shelf;
    const id = await note(store, 'secret');
    await removeAnnotations(store, [id]);
    await emptyBin(store, store.env.now());
    expect(await lastAct(store)).toBeUndefined();
    expect(JSON.stringify(await dump(store))).not.toContain('secret');
  });
});
