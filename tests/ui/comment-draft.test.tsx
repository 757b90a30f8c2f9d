/** A comment while it is written: no text is ever lost, whoever else writes and whatever closes. */
import { render } from 'preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AnnotationId } from '../../src/core/model.ts';
import { editComment } from '../../src/store/annotations.ts';
import { drafts, saveDraft } from '../../src/store/drafts.ts';
import { annotation } from '../../src/store/read.ts';
import { createCommentField } from '../../src/ui/comment-draft.ts';
import { CommentEditor } from '../../src/ui/components/CommentEditor.tsx';
import { TestLocks } from './leftovers.ts';
import { emptyLibrary, issueOf, mark, until, type TestLibrary } from './test-library.ts';

let testLibrary: TestLibrary;
let id: AnnotationId;
const stored = async (): Promise<string | undefined> => (await annotation(testLibrary.store, id))?.comment;
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const { leftovers } = new TestLocks().page();
const env = () => ({ store: testLibrary.store, leftovers });

beforeEach(async () => {
  localStorage.clear();
  testLibrary = emptyLibrary();
  id = await mark(testLibrary, issueOf('reads', 'seeds'), 'A passage.', 10, { comment: 'first' });
});

describe('createCommentField', () => {
  test('keeps a draft within 300 ms and saves within a second', async () => {
    const field = createCommentField(env(), id, 'first');
    field.type('second');
    expect(field.state.value).toBe('writing');
    await pause(300);
    expect((await drafts(testLibrary.store, id))[0]?.text).toBe('second');
    expect(await stored()).toBe('first');
    await until(field.state, (state) => state === 'saved');
    expect(await stored()).toBe('second');
    expect((await drafts(testLibrary.store, id))[0]?.text).toBeUndefined();
  });

  test('leaves each key to the next page, until it is saved', async () => {
    const field = createCommentField(env(), id, 'first');
    field.type('second');
    expect(Object.values(localStorage).join()).toContain('"text":"second"');
    field.type('second thought');
    expect(localStorage).toHaveLength(1);
    expect(Object.values(localStorage).join()).toContain('"text":"second thought"');
    await field.save();
    expect(localStorage).toHaveLength(0);
  });

  test('typing on while it saves is no conflict with itself', async () => {
    const field = createCommentField(env(), id, 'first');
    for (const text of ['a', 'ab', 'abc', 'abcd']) {
      field.type(text);
      void field.save();
    }
    await field.save();
    expect(field.other.value).toBeUndefined();
    expect(await stored()).toBe('abcd');
  });

  test('another text saved meanwhile: both stay, and the reader decides', async () => {
    const field = createCommentField(env(), id, 'first');
    await editComment(testLibrary.store, id, 'theirs');
    field.type('mine');
    await field.save();
    expect(field.other.value).toBe('theirs');
    expect(field.text.value).toBe('mine');
    expect(await stored()).toBe('theirs');
    expect((await drafts(testLibrary.store, id))[0]?.text).toBe('mine');

    await field.keepDraft();
    expect(await stored()).toBe('mine');
    expect(field.other.value).toBeUndefined();
    expect(field.state.value).toBe('saved');
  });

  test('or the reader takes the other one', async () => {
    const field = createCommentField(env(), id, 'first');
    await editComment(testLibrary.store, id, 'theirs');
    field.type('mine');
    await field.save();
    await field.dropDraft();
    expect(field.text.value).toBe('theirs');
    expect(await stored()).toBe('theirs');
    expect((await drafts(testLibrary.store, id))[0]?.text).toBeUndefined();
  });

  test('what was typed when the panel closed is there when it opens again', async () => {
    const field = createCommentField(env(), id, 'first');
    field.type('half a thought');
    await field.keep();
    const again = createCommentField(env(), id, 'first');
    await until(again.text, (text) => text === 'half a thought');
    expect(again.other.value).toBe('first');
    await again.keepDraft();
    expect(await stored()).toBe('half a thought');
  });

  test('an untouched field follows what is saved elsewhere, a touched one does not', () => {
    const field = createCommentField(env(), id, 'first');
    field.follow('from afar');
    expect(field.text.value).toBe('from afar');
    field.type('mine');
    field.follow('from afar, again');
    expect(field.text.value).toBe('mine');
  });

  test('a failed save says why, keeps the text, and the next one succeeds', async () => {
    const field = createCommentField(env(), 'gone' as AnnotationId, 'first');
    field.type('mine');
    await field.save();
    expect(field.state.value).toBe('failed');
    expect(field.error.value?.message).toContain('no longer there');
    expect(field.text.value).toBe('mine');
  });
});

describe('CommentEditor', () => {
  const root = document.createElement('div');

  test('shows both texts of a clash as text', async () => {
    document.body.append(root);
    await saveDraft(testLibrary.store, { note: id, editor: 'a' }, '<img src=x onerror=alert(1)>');
    const field = createCommentField(env(), id, '<b>first</b>');
    await until(field.other, (other) => other !== undefined);
    render(<CommentEditor field={field} eager />, root);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    expect(root.querySelector('textarea')?.value).toBe('<img src=x onerror=alert(1)>');
    expect(root.querySelector('.clash')?.textContent).toContain('<b>first</b>');
    expect(root.querySelector('img, b')).toBeNull();
    expect(root.querySelectorAll('.clash button')).toHaveLength(2);
    render(null, root);
  });
});
