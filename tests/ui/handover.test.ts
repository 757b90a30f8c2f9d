/** What a page that goes leaves to the next one. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { AnnotationId } from '../../src/core/model.ts';
import { editComment } from '../../src/store/annotations.ts';
import { drafts } from '../../src/store/drafts.ts';
import { annotation } from '../../src/store/read.ts';
import { leave, takeUp } from '../../src/ui/handover.ts';
import { emptyLibrary, issueOf, mark, type TestLibrary } from './test-library.ts';

let testLibrary: TestLibrary;
let id: AnnotationId;

beforeEach(async () => {
  localStorage.clear();
  testLibrary = emptyLibrary();
  id = await mark(testLibrary, issueOf('reads', 'seeds'), 'A passage.', 10, { comment: 'first' });
});

const stored = async (): Promise<string | undefined> => (await annotation(testLibrary.store, id))?.comment;

describe('what was typed in the last moment', () => {
  test('is saved as it was about to be', async () => {
    leave(localStorage, { kind: 'comment', id, text: 'first and last', base: 'first' });
    await takeUp(localStorage, testLibrary.store);
    expect(await stored()).toBe('first and last');
    expect((await drafts(testLibrary.store, id))[0]?.text).toBeUndefined();
    expect(localStorage).toHaveLength(0);
  });

  test('stays beside what another window saved meanwhile', async () => {
    leave(localStorage, { kind: 'comment', id, text: 'mine', base: 'first' });
    await editComment(testLibrary.store, id, 'theirs');
    await takeUp(localStorage, testLibrary.store);
    expect(await stored()).toBe('theirs');
    expect((await drafts(testLibrary.store, id))[0]?.text).toBe('mine');
  });

  test('is taken up once: a later comment is not replaced by it', async () => {
    leave(localStorage, { kind: 'comment', id, text: 'second', base: 'first' });
    await takeUp(localStorage, testLibrary.store);
    await editComment(testLibrary.store, id, 'third', 'second');
    await takeUp(localStorage, testLibrary.store);
    expect(await stored()).toBe('third');
  });

  test.each(['', '{', '[]', '{"kind":"comment","id":7}', '{"kind":"other","id":"x","text":"y"}'])(
    'that reads %j is dropped, and what stands behind it is saved',
    async (text) => {
      localStorage.setItem('unsaved a', text);
      leave(localStorage, { kind: 'comment', id, text: 'kept', base: 'first' });
      await takeUp(localStorage, testLibrary.store);
      expect(await stored()).toBe('kept');
      expect(localStorage).toHaveLength(0);
    },
  );

  test('of a note that is deleted for ever is let go, and nothing else in the storage is touched', async () => {
    localStorage.setItem('something else', '1');
    leave(localStorage, { kind: 'comment', id: 'gone' as AnnotationId, text: 'x', base: '' });
    await takeUp(localStorage, testLibrary.store);
    expect(Object.keys(localStorage)).toEqual(['something else']);
  });
});
