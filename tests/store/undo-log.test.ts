// @vitest-environment node
/** The undo log: what is one act, how many are kept, and what is forgotten. */
import { beforeEach, describe, expect, test } from 'vitest';
import { editComment, removeAnnotations } from '../../src/store/annotations.ts';
import { commentHistory } from '../../src/store/history.ts';
import { annotationsOf } from '../../src/store/read.ts';
import { lastAct, undo } from '../../src/store/undo.ts';
import {
  EVIDENCE,
  RISK,
  dump,
  existing,
  fresh,
  note,
  type StoreFixture,
  retag,
  startDaily,
} from './library.ts';

let fixture: StoreFixture;
beforeEach(() => {
  fixture = fresh();
});

describe('the undo log', () => {
  test('takes what is typed into one comment within a minute as one act', async () => {
    const { store, clock } = fixture;
    const [a, b] = [await note(store, 'a', { comment: 'first' }), await note(store, 'b')];
    for (const text of ['first w', 'first wor', 'my first words']) await editComment(store, a, text);
    await undo(store);
    expect((await existing(store, a)).comment).toBe('first');
    await editComment(store, a, 'first o', 'first');
    await editComment(store, b, 'other', '');
    await editComment(store, a, 'first of', 'first o');
    clock.time += 60_000;
    await editComment(store, a, 'first of all', 'first of');
    const comments = async (): Promise<string[]> =>
      (await annotationsOf(store, (await existing(store, a)).issue)).map(({ comment }) => comment);
    expect(await comments()).toEqual(['first of all', 'other']);
    for (const state of [
      ['first of', 'other'],
      ['first o', 'other'],
      ['first o', ''],
      ['first', ''],
    ]) {
      await undo(store);
      expect(await comments()).toEqual(state);
    }
  });

  test('keeps an edit that takes words away as an act of its own', async () => {
    const { store } = fixture;
    const id = await note(store, 'x', { comment: 'one' });
    for (const text of ['one two', 'one three', 'three']) await editComment(store, id, text);
    const found: string[] = [];
    for (let turn = 0; turn < 3; turn++) {
      await undo(store);
      found.push((await existing(store, id)).comment);
    }
    expect(found).toEqual(['one three', 'one two', 'one']);
    expect((await commentHistory(store, id)).map(({ text }) => text).toSorted()).toEqual([
      'one three',
      'one two',
      'three',
    ]);
  });

  test('remembers the last 200 acts', async () => {
    const { store } = fixture;
    const id = await note(store, 'x');
    for (let turn = 0; turn < 205; turn++) await retag(store, id, turn % 2 === 0 ? [RISK] : [EVIDENCE]);
    const { acts, steps } = (await dump(store)) as { acts: unknown[]; steps: unknown[] };
    expect([acts.length, steps.length]).toEqual([200, 200]);
  });

  test('forgets what the bin let go of', async () => {
    const { store } = fixture;
    const id = await note(store, 'secret');
    await removeAnnotations(store, [id]);
    await startDaily(fixture, 31);
    expect(await lastAct(store)).toBeUndefined();
    expect(JSON.stringify(await dump(store))).not.toContain('secret');
  });
});
