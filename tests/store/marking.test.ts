// @vitest-environment node
/** Marking again: a save asked for twice, a passage marked twice, tags given by two windows at once. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { AnnotationId, Target } from '../../src/core/model.ts';
import {
  addTag,
  createAnnotation,
  editComment,
  removeAnnotations,
  removeTag,
} from '../../src/store/annotations.ts';
import { annotationsOf, bin } from '../../src/store/read.ts';
import { createTag } from '../../src/store/tags.ts';
import { undo } from '../../src/store/undo.ts';
import {
  EVIDENCE,
  QUESTION,
  RISK,
  another,
  described,
  existing,
  fresh,
  note,
  passage,
  type StoreFixture,
} from './library.ts';

let fixture: StoreFixture;
beforeEach(() => {
  fixture = fresh();
});

const issue = described();
const shownIn = async (id: AnnotationId): Promise<number> =>
  (await annotationsOf(fixture.store, (await existing(fixture.store, id)).issue)).length;

describe('a save that is asked for again', () => {
  const save = (exact: string, id: string, start = 0) =>
    createAnnotation(fixture.store, {
      id: id as AnnotationId,
      issue,
      target: passage(exact, start),
      tags: [RISK],
    });

  test('is the same one, whichever window asks and however often', async () => {
    const saves = await Promise.all([save('words', 'a'), save('words', 'a'), save('words', 'a')]);
    expect(saves.map(({ annotation: { id } }) => id)).toEqual(['a', 'a', 'a']);
    expect(await shownIn('a' as AnnotationId)).toBe(1);
    expect(await undo(fixture.store)).toMatchObject({ label: 'create' });
    expect(await undo(fixture.store)).toBeUndefined();
  });

  test('with an id that is another passage’s is refused, and changes nothing', async () => {
    await save('words', 'a');
    await expect(save('other words', 'a', 500)).rejects.toMatchObject({ kind: 'invalid' });
    expect(await shownIn('a' as AnnotationId)).toBe(1);
  });

  test('does not take a note out of the bin', async () => {
    await save('words', 'a');
    await removeAnnotations(fixture.store, ['a' as AnnotationId]);
    await save('words', 'a');
    expect(await bin(fixture.store)).toHaveLength(1);
  });
});

describe('a passage that is marked again', () => {
  test('gives its tag to the note that is there', async () => {
    const { store } = fixture;
    const id = await note(store, 'words', { start: 40, tags: [RISK] });
    expect(await note(store, 'words', { start: 40, tags: [EVIDENCE] })).toBe(id);
    expect(await note(store, 'words', { start: 40, tags: [RISK] })).toBe(id);
    expect((await existing(store, id)).tags).toEqual([RISK, EVIDENCE]);
    expect(await undo(store)).toMatchObject({ label: 'retag', count: 1 });
    expect((await existing(store, id)).tags).toEqual([RISK]);
  });

  test('keeps both comments', async () => {
    const { store } = fixture;
    const id = await note(store, 'words', { comment: 'mine' });
    await note(store, 'words', { comment: 'mine too' });
    await note(store, 'words', { comment: 'mine' });
    expect((await existing(store, id)).comment).toBe('mine\n\nmine too');
    expect(await undo(store)).toMatchObject({ label: 'comment' });
  });

  test('is the same one where the text before it grew', async () => {
    const id = await note(fixture.store, 'words', { start: 40 });
    expect(await note(fixture.store, 'words', { start: 90 })).toBe(id);
  });

  const quoted = (start: number, change: Partial<Target['selector'][0]>, copies?: number): Target => {
    const { selector, ...target } = passage('words', start);
    const surroundings = { length: 900, lookalikes: [] };
    return {
      ...target,
      selector: [{ ...selector[0], ...change }, selector[1]],
      surroundings:
        copies === undefined ? surroundings : { ...surroundings, copies: { index: copies, of: 2 } },
    };
  };
  test.each([
    ['in other surroundings', quoted(0, {}), quoted(90, { prefix: 'elsewhere ' })],
    ['as one of several copies', quoted(0, {}, 1), quoted(90, {}, 2)],
    ['with a word more', quoted(0, {}), quoted(0, { exact: 'words more' })],
    ['in another issue', quoted(0, {}), undefined],
  ])('%s is another note', async (_what, first, second) => {
    const { store } = fixture;
    await createAnnotation(store, { issue, target: first, tags: [] });
    const place = second === undefined ? described('two') : issue;
    const again = await createAnnotation(store, { issue: place, target: second ?? first, tags: [] });
    expect(again.isNew).toBe(true);
  });

  test('in the bin is left there', async () => {
    const { store } = fixture;
    const id = await note(store, 'words');
    await removeAnnotations(store, [id]);
    expect(await note(store, 'words')).not.toBe(id);
  });
});

describe('tags', () => {
  test('that two windows give at once are all there, ten times of ten', async () => {
    const { store } = fixture;
    const other = another();
    for (let turn = 0; turn < 10; turn++) {
      const id = await note(store, `words ${turn}`, { start: turn * 100, tags: [QUESTION] });
      await Promise.all([
        addTag(store, [id], RISK),
        addTag(other.store, [id], EVIDENCE),
        removeTag(store, [id], QUESTION),
      ]);
      expect((await existing(store, id)).tags.toSorted()).toEqual([EVIDENCE, RISK].toSorted());
    }
  });

  test('are given to many notes and taken off again in one act', async () => {
    const { store } = fixture;
    const ids = [];
    for (let at = 0; at < 5; at++)
      ids.push(await note(store, `words ${at}`, { start: at * 100, tags: at < 2 ? [RISK] : [] }));
    await addTag(store, ids, RISK);
    expect(await undo(store)).toMatchObject({ label: 'retag', count: 3 });
    await removeTag(store, ids, RISK);
    expect(await undo(store)).toMatchObject({ label: 'retag', count: 2 });
    const tagged = await Promise.all(ids.map(async (id) => (await existing(store, id)).tags));
    expect(tagged).toEqual([[RISK], [RISK], [], [], []]);
  });

  test('that are gone, or more than a note may have, are refused', async () => {
    const { store } = fixture;
    const id = await note(store, 'words');
    await expect(addTag(store, [id], 'gone' as typeof RISK)).rejects.toMatchObject({ kind: 'missing' });
    await expect(addTag(store, ['gone' as AnnotationId], RISK)).rejects.toMatchObject({ kind: 'missing' });
    for (let index = 0; index < 50; index++)
      await addTag(store, [id], await createTag(store, `tag ${index}`));
    await expect(addTag(store, [id], RISK)).rejects.toMatchObject({ kind: 'invalid' });
    await editComment(store, id, 'still writable', '');
  });
});
