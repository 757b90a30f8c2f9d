/** The panel's composer: it follows the selection, holds what was begun, and loses nothing. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { AnnotationId } from '../../../src/core/model.ts';
import { annotation, annotationsOf, bin, issuesAt, tags } from '../../../src/store/read.ts';
import { EVIDENCE, ONE, open, selected, threeNotes, TWO } from './stage.ts';
import { until, type TestLibrary } from '../test-library.ts';

let testLibrary: TestLibrary;
let a: AnnotationId;

beforeEach(async () => {
  ({ testLibrary, a } = await threeNotes());
});

describe('the composer', () => {
  test('follows the selection, holds it once the reader works on it, and saves', async () => {
    const now = await open(testLibrary);
    const { composer } = now.writer;
    now.tell({ selection: selected(ONE, 'delta') });
    expect(composer.proposal.value?.issue.title).toBe('On seeds');
    now.tell({ selection: null });
    expect(composer.proposal.value).toBeUndefined();

    now.tell({ selection: selected(ONE, 'delta') });
    composer.toggle(EVIDENCE);
    composer.write('  noted ');
    now.tell({ selection: null });
    const id = await now.writer.compose();
    const saved = id && (await annotation(testLibrary.store, id));
    expect(saved).toMatchObject({ tags: [EVIDENCE], comment: 'noted' });
    expect(saved?.target.selector[0].exact).toBe('delta');
    expect(now.asked).toEqual(['clear selection']);
    expect(composer.proposal.value).toBeUndefined();
    expect(now.panel.active.note.value).toEqual({ id, by: 'new' });

    now.panel.toaster.current.value?.action?.run();
    await until(now.panel.notes.all, (found) => found.length === 3);
    expect(await bin(testLibrary.store)).toHaveLength(1);
  });

  test('saves once however often it is asked', async () => {
    const now = await open(testLibrary);
    now.tell({ selection: selected(ONE, 'delta') });
    await Promise.all([now.writer.compose(), now.writer.compose(), now.writer.compose()]);
    const [issue] = await issuesAt(testLibrary.store, [ONE.address]);
    expect(issue && (await annotationsOf(testLibrary.store, issue.id))).toHaveLength(4);
  });

  test('a selection in another issue of the page is saved there', async () => {
    const now = await open(testLibrary);
    now.tell({ selection: selected(TWO, 'rails') });
    await now.writer.compose();
    const [issue] = await issuesAt(testLibrary.store, [TWO.address]);
    expect(issue?.title).toBe('On trains');
  });

  test('makes a tag of a name', async () => {
    const now = await open(testLibrary);
    now.tell({ selection: selected(ONE, 'delta') });
    await now.writer.composer.addTag('New thing');
    const made = (await tags(testLibrary.store)).find((tag) => tag.name === 'New thing');
    expect(now.writer.composer.tags.value).toEqual([made?.id]);
  });

  test('put away, it comes back by the toast, and stays away from the same selection', async () => {
    const now = await open(testLibrary);
    const { composer } = now.writer;
    now.tell({ selection: selected(ONE, 'delta') });
    composer.write('precious');
    composer.dismiss();
    expect(composer.proposal.value).toBeUndefined();
    now.panel.toaster.current.value?.action?.run();
    expect(composer.comment.value).toBe('precious');
    expect(composer.proposal.value?.selection.target.selector[0].exact).toBe('delta');
  });

  test('a failed save keeps everything and says why', async () => {
    const now = await open(testLibrary);
    now.tell({ selection: selected(ONE, 'x'.repeat(30_000)) });
    now.writer.composer.write('precious');
    expect(await now.writer.compose()).toBeUndefined();
    expect(now.writer.composer.error.value?.message).toContain('cannot be saved');
    expect(now.writer.composer.comment.value).toBe('precious');
  });
});

describe('a request to write', () => {
  test('for the live selection goes to the composer, and is taken once', async () => {
    const now = await open(testLibrary);
    now.tell({ selection: selected(ONE, 'delta'), focus: { field: 'comment', annotation: null } });
    now.tell({ inView: a });
    await until(now.writer.composer.focusRequest, (focusRequest) => focusRequest !== undefined);
    expect(now.asked).toEqual(['take focus']);
    expect(now.writer.composer.focusRequest.value).toEqual({ field: 'comment', count: 1 });
    now.tell({ focus: null });
    now.tell({ focus: { field: 'tags', annotation: null } });
    await until(now.writer.composer.focusRequest, (focusRequest) => focusRequest?.count === 2);
    expect(now.writer.composer.tagging.value).toBe(true);
  });

  test('for a note opens its field, whatever was filtered', async () => {
    const now = await open(testLibrary);
    await until(now.panel.notes.all, (found) => found.length === 3);
    now.panel.notes.show(EVIDENCE);
    now.tell({ focus: { field: 'comment', annotation: a } });
    await until(now.writer.editor.comments, (fields) => fields.has(a));
    expect(now.panel.notes.filter.value).toBe('all');
    expect(now.panel.active.note.value?.id).toBe(a);
  });
});
