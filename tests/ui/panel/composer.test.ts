/** The panel's composer: it follows the selection, holds what was begun, and loses nothing. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { AnnotationId } from '../../../src/core/model.ts';
import { draft } from '../../../src/store/drafts.ts';
import { annotation, annotationsOf, bin, issuesAt, tags } from '../../../src/store/read.ts';
import { EVIDENCE, ONE, open, reading, RISK, selected, threeNotes, TWO } from './stage.ts';
import { until, type Shelf } from '../shelf.ts';

let shelf: Shelf;
let a: AnnotationId;

beforeEach(async () => {
  ({ shelf, a } = await threeNotes());
});

describe('the composer', () => {
  test('follows the selection, holds it once the reader works on it, and saves', async () => {
    const now = await open(shelf);
    const { composer } = now.desk;
    now.tell({ selection: selected(ONE, 'delta') });
    expect(composer.proposal.value?.issue.title).toBe('On seeds');
    now.tell({ selection: null });
    expect(composer.proposal.value).toBeUndefined();

    now.tell({ selection: selected(ONE, 'delta') });
    composer.toggle(EVIDENCE);
    composer.write('  noted ');
    now.tell({ selection: null });
    const id = await now.desk.compose();
    const saved = id && (await annotation(shelf.store, id));
    expect(saved).toMatchObject({ tags: [EVIDENCE], comment: 'noted' });
    expect(saved?.target.selector[0].exact).toBe('delta');
    expect(now.asked).toEqual(['clear selection']);
    expect(composer.proposal.value).toBeUndefined();
    expect(now.panel.active.note.value).toEqual({ id, by: 'new' });

    now.panel.toaster.current.value?.action?.run();
    await until(now.panel.notes.all, (found) => found.length === 3);
    expect(await bin(shelf.store)).toHaveLength(1);
  });

  test('saves once however often it is asked', async () => {
    const now = await open(shelf);
    now.tell({ selection: selected(ONE, 'delta') });
    await Promise.all([now.desk.compose(), now.desk.compose(), now.desk.compose()]);
    const [issue] = await issuesAt(shelf.store, [ONE.address]);
    expect(issue && (await annotationsOf(shelf.store, issue.id))).toHaveLength(4);
  });

  test('a selection in another issue of the page is saved there', async () => {
    const now = await open(shelf);
    now.tell({ selection: selected(TWO, 'rails') });
    await now.desk.compose();
    const [issue] = await issuesAt(shelf.store, [TWO.address]);
    expect(issue?.title).toBe('On trains');
  });

  test('makes a tag of a name', async () => {
    const now = await open(shelf);
    now.tell({ selection: selected(ONE, 'delta') });
    await now.desk.composer.addTag('New thing');
    const made = (await tags(shelf.store)).find((tag) => tag.name === 'New thing');
    expect(now.desk.composer.tags.value).toEqual([made?.id]);
  });

  test('put away, it comes back by the toast, and stays away from the same selection', async () => {
    const now = await open(shelf);
    const { composer } = now.desk;
    now.tell({ selection: selected(ONE, 'delta') });
    composer.write('precious');
    composer.dismiss();
    expect(composer.proposal.value).toBeUndefined();
    now.panel.toaster.current.value?.action?.run();
    expect(composer.comment.value).toBe('precious');
    expect(composer.proposal.value?.selection.target.selector[0].exact).toBe('delta');
  });

  test('what was not saved outlives the panel', async () => {
    const now = await open(shelf);
    now.tell({ selection: selected(ONE, 'delta') });
    now.desk.composer.write('half a thought');
    now.desk.composer.toggle(RISK);
    await now.desk.keep();
    now.life.abort();

    const later = await open(shelf, reading([TWO]));
    await until(later.desk.composer.comment, (text) => text === 'half a thought');
    const id = await later.desk.compose();
    expect(id && (await annotation(shelf.store, id))?.tags).toEqual([RISK]);
    await later.desk.keep();
    expect(await draft(shelf.store, 'composer' as AnnotationId)).toBeUndefined();
  });

  test('a failed save keeps everything and says why', async () => {
    const now = await open(shelf);
    now.tell({ selection: selected(ONE, 'x'.repeat(30_000)) });
    now.desk.composer.write('precious');
    expect(await now.desk.compose()).toBeUndefined();
    expect(now.desk.composer.error.value?.message).toContain('cannot be saved');
    expect(now.desk.composer.comment.value).toBe('precious');
  });
});

describe('a wish to write', () => {
  test('for the live selection goes to the composer, and is taken once', async () => {
    const now = await open(shelf);
    now.tell({ selection: selected(ONE, 'delta'), focus: { field: 'comment', annotation: null } });
    now.tell({ inView: a });
    await until(now.desk.composer.wish, (wish) => wish !== undefined);
    expect(now.asked).toEqual(['take focus']);
    expect(now.desk.composer.wish.value).toEqual({ field: 'comment', count: 1 });
    now.tell({ focus: null });
    now.tell({ focus: { field: 'tags', annotation: null } });
    await until(now.desk.composer.wish, (wish) => wish?.count === 2);
    expect(now.desk.composer.tagging.value).toBe(true);
  });

  test('for a note opens its field, whatever was filtered', async () => {
    const now = await open(shelf);
    await until(now.panel.notes.all, (found) => found.length === 3);
    now.panel.notes.show(EVIDENCE);
    now.tell({ focus: { field: 'comment', annotation: a } });
    await until(now.desk.editor.comments, (fields) => fields.has(a));
    expect(now.panel.notes.filter.value).toBe('all');
    expect(now.panel.active.note.value?.id).toBe(a);
  });
});
