/** What a page that goes leaves to the next one. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AnnotationId } from '../../src/core/model.ts';
import { editComment } from '../../src/store/annotations.ts';
import { drafts, saveDraft } from '../../src/store/drafts.ts';
import { annotation } from '../../src/store/read.ts';
import { takeUp } from '../../src/ui/handover.ts';
import { forget, leave } from '../../src/ui/leftovers.ts';
import { TestLocks } from './leftovers.ts';
import { emptyLibrary, issueOf, mark, type TestLibrary } from './test-library.ts';

const EDITOR = 'an editor';

let testLibrary: TestLibrary;
let locks: TestLocks;
let id: AnnotationId;

beforeEach(async () => {
  localStorage.clear();
  testLibrary = emptyLibrary();
  locks = new TestLocks();
  id = await mark(testLibrary, issueOf('reads', 'seeds'), 'A passage.', 10, { comment: 'first' });
});

/** What a page leaves that goes at this moment. */
function leaveAndGo(text: string, base: string, note = id): void {
  const { leftovers, close } = locks.page();
  leave(leftovers, { kind: 'comment', id: note, text, base, editor: EDITOR });
  close();
}

const startPage = (): Promise<void> => takeUp(locks.page().leftovers, testLibrary.store);

const stored = async (): Promise<string | undefined> => (await annotation(testLibrary.store, id))?.comment;

describe('what was typed in the last moment', () => {
  test('is saved as it was about to be', async () => {
    leaveAndGo('first and last', 'first');
    await startPage();
    expect(await stored()).toBe('first and last');
    expect((await drafts(testLibrary.store, id))[0]?.text).toBeUndefined();
    expect(localStorage).toHaveLength(0);
  });

  test('stays beside what another window saved meanwhile', async () => {
    leaveAndGo('mine', 'first');
    await editComment(testLibrary.store, id, 'theirs');
    await startPage();
    expect(await stored()).toBe('theirs');
    expect((await drafts(testLibrary.store, id))[0]?.text).toBe('mine');
  });

  test('is taken up once: a later comment is not replaced by it', async () => {
    leaveAndGo('second', 'first');
    await startPage();
    await editComment(testLibrary.store, id, 'third', 'second');
    await startPage();
    expect(await stored()).toBe('third');
  });

  test.each(['', '{', '[]', '{"kind":"comment","id":7}', '{"kind":"other","id":"x","text":"y"}'])(
    'that reads %j is dropped, and what stands behind it is saved',
    async (text) => {
      localStorage.setItem('unsaved a', text);
      leaveAndGo('kept', 'first');
      await startPage();
      expect(await stored()).toBe('kept');
      expect(localStorage).toHaveLength(0);
    },
  );

  test('of a note that is deleted for ever is let go, and nothing else in the storage is touched', async () => {
    localStorage.setItem('something else', '1');
    leaveAndGo('x', '', 'gone' as AnnotationId);
    await startPage();
    expect(Object.keys(localStorage)).toEqual(['something else']);
  });

  test('takes its own draft along, which is of a moment before', async () => {
    const { leftovers, close } = locks.page();
    await saveDraft(testLibrary.store, { note: id, editor: EDITOR }, 'first an');
    leave(leftovers, { kind: 'comment', id, text: 'first and last', base: 'first', editor: EDITOR });
    close();
    await startPage();
    expect(await drafts(testLibrary.store, id)).toEqual([]);
  });

  test('of a page that lives is left to it, and taken up when it goes', async () => {
    const { leftovers, close } = locks.page();
    leave(leftovers, { kind: 'comment', id, text: 'still typing', base: 'first', editor: EDITOR });
    await startPage();
    expect(await stored()).toBe('first');
    close();
    await vi.waitFor(async () => expect(await stored()).toBe('still typing'));
  });

  test('of a page that lives, and is saved there, is nobody else’s', async () => {
    const { leftovers, close } = locks.page();
    leave(leftovers, { kind: 'comment', id, text: 'saved there', base: 'first', editor: EDITOR });
    await startPage();
    forget(leftovers, id);
    close();
    await startPage();
    expect(await stored()).toBe('first');
  });

  test('does not stop the typing where the storage is full', () => {
    const full = new DOMException('full', 'QuotaExceededError');
    const setItem = (): never => {
      throw full;
    };
    const { leftovers } = locks.page({ setItem } as unknown as Storage);
    leave(leftovers, { kind: 'draft', id: 'composer', text: 'long' });
  });
});
