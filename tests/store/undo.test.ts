// @vitest-environment node
/** Undo and redo: act by act, of an issue first, and nothing that was written goes. */
import { beforeEach, describe, expect, test } from 'vitest';
import { commentHistory } from '../../src/store/history.ts';
import { lastAct, lastUndoneAct, redo, undo } from '../../src/store/undo.ts';
import { editComment, removeAnnotations, restoreAnnotations } from '../../src/store/annotations.ts';
import { drafts, saveDraft } from '../../src/store/drafts.ts';
import { annotationsOf, bin, tags } from '../../src/store/read.ts';
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
  fill,
  fresh,
  note,
  type StoreFixture,
  retag,
} from './library.ts';

let fixture: StoreFixture;
beforeEach(() => {
  fixture = fresh();
});

describe('undo', () => {
  /** The library without times, which go on. */
  const library = async (): Promise<unknown> =>
    JSON.parse(
      JSON.stringify(await dump(fixture.store, LIBRARY.slice(0, 4)), (key, value: unknown) =>
        key === 'modified' ? undefined : value,
      ),
    );

  test('takes every act back, the newest first, and redo does each again', async () => {
    const { store } = fixture;
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
    await keep();
    const labels = ['tag', 'tag', 'restore', 'remove', 'retag', 'comment'] as const;
    const counts = [1, 1, 1, 2, 1, 1];
    for (const [index, label] of labels.entries()) {
      const state = states[states.length - 2 - index];
      expect(await lastAct(store)).toMatchObject({ label, count: counts[index] });
      expect(await undo(store)).toMatchObject({ label });
      expect(await library()).toEqual(state);
    }
    for (const [index, label] of labels.toReversed().entries()) {
      expect(await lastUndoneAct(store)).toMatchObject({ label });
      expect(await redo(store)).toMatchObject({ label });
      expect(await library()).toEqual(states[index + 3]);
    }
    expect(await redo(store)).toBeUndefined();
    for (let turn = 0; turn < 8; turn++) expect(await undo(store)).toBeDefined();
    expect(await lastAct(store)).toBeUndefined();
    expect(await undo(store)).toBeUndefined();
    expect(await annotationsOf(store, (await existing(store, a)).issue)).toEqual([]);
    expect((await bin(store)).map(({ id }) => id).toSorted()).toEqual([a, b].toSorted());
  });

  test('is a later change, and is told', async () => {
    const { store, heard } = fixture;
    const id = await note(store, 'x');
    await retag(store, id, [RISK]);
    const { modified, issue } = await existing(store, id);
    await undo(store);
    expect((await existing(store, id)).modified > modified).toBe(true);
    expect(heard.at(-1)).toEqual({ annotations: [id], issues: [issue], tags: false });
  });

  test('of a note that was made puts it into the bin, with its comment, its draft and its issue', async () => {
    const { store } = fixture;
    const id = await note(store, 'x', { comment: 'mine' });
    const { issue } = await existing(store, id);
    await saveDraft(store, { note: id, editor: 'a' }, 'y');
    await undo(store);
    expect(await bin(store)).toMatchObject([{ id, comment: 'mine' }]);
    expect(await drafts(store, id)).toMatchObject([{ text: 'y' }]);
    expect(await dump(store, ['tombstones', 'issues'])).toMatchObject({
      tombstones: [],
      issues: [{ id: issue }],
    });
    await redo(store);
    expect(await annotationsOf(store, issue)).toMatchObject([{ id, comment: 'mine' }]);
  });

  test('and redo outlive the window', async () => {
    const id = await note(fixture.store, 'x');
    await retag(fixture.store, id, [RISK]);
    await undo(another().store);
    await redo(another().store);
    expect((await existing(another().store, id)).tags).toEqual([RISK]);
  });

  test('takes what was done in an issue first, and says where it was done', async () => {
    const { store } = fixture;
    const one = await note(store, 'one', { issue: described('one') });
    const two = await note(store, 'two', { issue: described('two') });
    await retag(store, two, [RISK]);
    const { issue } = await existing(store, one);
    expect(await lastAct(store, issue)).toMatchObject({ label: 'create', issue: { id: issue } });
    expect(await undo(store, { issue })).toMatchObject({ label: 'create', issue: { title: 'Issue one' } });
    expect((await existing(store, two)).tags).toEqual([RISK]);
    // There is none left in that issue: the last of all, which says where it was.
    expect(await undo(store, { issue })).toMatchObject({ label: 'retag', issue: { title: 'Issue two' } });
    expect(await lastUndoneAct(store, issue)).toMatchObject({ label: 'create' });
    expect(await redo(store, { issue })).toMatchObject({ label: 'create', issue: { title: 'Issue one' } });
    expect(await redo(store, { issue })).toMatchObject({ label: 'retag', issue: { title: 'Issue two' } });
    await removeAnnotations(store, [one, two]);
    expect((await undo(store, { issue }))?.issue).toBeUndefined();
  });

  test('ends redo at the next act, and the words that were undone stay in the history', async () => {
    const { store } = fixture;
    const id = await note(store, 'x', { comment: 'first' });
    await editComment(store, id, 'second', 'first');
    await undo(store);
    await retag(store, id, [RISK]);
    expect(await redo(store)).toBeUndefined();
    expect((await commentHistory(store, id)).map(({ text }) => text)).toEqual(['second']);
    await undo(store);
    expect(await existing(store, id)).toMatchObject({ comment: 'first', tags: [] });
    expect(await undo(store)).toMatchObject({ label: 'create' });
  });

  test('of an act of which a later one elsewhere changed a part takes that one first', async () => {
    const { store } = fixture;
    const one = await note(store, 'one', { issue: described('one') });
    const two = await note(store, 'two', { issue: described('two') });
    await removeAnnotations(store, [one, two]);
    await restoreAnnotations(store, [two]);
    const { issue } = await existing(store, one);
    expect(await undo(store, { issue })).toMatchObject({ label: 'restore' });
    expect(await undo(store, { issue })).toMatchObject({ label: 'remove', count: 2 });
  });

  test('leaves a tag in place that a note carries', async () => {
    const { store } = fixture;
    const tag = await createTag(store, 'new');
    await note(store, 'x', { tags: [tag] });
    await undo(store);
    await undo(store);
    expect(await bin(store)).toMatchObject([{ tags: [tag] }]);
    expect(await dump(store, ['tombstones'])).toEqual({ tombstones: [] });
    expect((await tags(store)).map(({ id }) => id)).toContain(tag);
  });

  test('is done again in an order that leaves no note with a tag that is not there', async () => {
    const { store } = fixture;
    const id = await note(store, 'x');
    const { issue } = await existing(store, id);
    const tag = await createTag(store, 'new');
    await retag(store, id, [tag]);
    await undo(store);
    await undo(store);
    expect(await redo(store, { issue })).toMatchObject({ label: 'tag' });
    expect(await redo(store, { issue })).toMatchObject({ label: 'retag' });
    expect((await existing(store, id)).tags).toEqual([tag]);
  });

  test('tells how far it is', async () => {
    const { store } = fixture;
    await fill(
      store,
      Array.from({ length: 600 }, (_, index) => `text ${index}`),
    );
    const told: string[] = [];
    await undo(store, { onProgress: (done, total) => told.push(`${done}/${total}`) });
    expect(told).toEqual(['0/600', '250/600', '500/600', '600/600']);
  });

  test('refuses where a record says something else by now, and changes nothing', async () => {
    const { store } = fixture;
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
    const { store } = fixture;
    const other = another();
    await note(store, 'a');
    await note(store, 'b');
    const [one, two] = await Promise.all([undo(store), undo(other.store)]);
    expect(new Set([one?.id, two?.id]).size).toBe(2);
    expect(await lastAct(store)).toBeUndefined();
  });
});
