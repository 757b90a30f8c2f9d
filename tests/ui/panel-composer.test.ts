/** The panel's composer: it follows the selection, holds what was begun, and loses nothing. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { AnnotationId } from '../../src/core/model.ts';
import { draft } from '../../src/store/drafts.ts';
import { annotation, annotationsOf, bin, issuesAt, tags } from '../../src/store/read.ts';
import { EVIDENCE, ONE, open, reading, RISK, selected, threeNotes, TWO } from './panel-stage.ts';
import { until, type Shelf } from './shelf.ts';

let shelf: Shelf;
let a: AnnotationId;

beforeEach(async () => {
  ({ shelf, a } = await threeNotes());
});

describe('the composer', () => {
  test('follows the selection, holds it once the reader works on it, and saves', async () => {
    const now = open(shelf);
    const { composer } = now.panel;
    now.tell({ selection: selected(ONE, 'delta') });
    expect(composer.proposal.value?.issue.title).toBe('On seeds');
    now.tell({ selection: null });
    expect(composer.proposal.value).toBeUndefined();

    now.tell({ selection: selected(ONE, 'delta') });
    composer.toggle(EVIDENCE);
    composer.write('  noted ');
    now.tell({ selection: null });
    const id = await now.panel.compose();
    const saved = id && (await annotation(shelf.store, id));
    expect(saved).toMatchObject({ tags: [EVIDENCE], comment: 'noted' });
    expect(saved?.target.selector[0].exact).toBe('delta');
    expect(now.asked).toEqual(['clear selection']);
    expect(composer.proposal.value).toBeUndefined();
    expect(now.panel.active.note.value).toEqual({ id, by: 'new' });

    now.panel.toaster.current.value?.action?.run();
    await until(now.panel.notes.found, (found) => found.length === 3);
    expect(await bin(shelf.store)).toHaveLength(1);
  });

  test('saves once however often it is asked', async () => {
    const now = open(shelf);
    now.tell({ selection: selected(ONE, 'delta') });
    await Promise.all([now.panel.compose(), now.panel.compose(), now.panel.compose()]);
    const [issue] = await issuesAt(shelf.store, [ONE.address]);
    expect(issue && (await annotationsOf(shelf.store, issue.id))).toHaveLength(4);
  });

  test('a selection in another issue of the page is saved there', async () => {
    const now = open(shelf);
    now.tell({ selection: selected(TWO, 'rails') });
    await now.panel.compose();
    const [issue] = await issuesAt(shelf.store, [TWO.address]);
    expect(issue?.title).toBe('On trains');
  });

  test('makes a tag of a name', async () => {
    const now = open(shelf);
    now.tell({ selection: selected(ONE, 'delta') });
    await now.panel.composer.addTag('New thing');
    const made = (await tags(shelf.store)).find((tag) => tag.name === 'New thing');
    expect(now.panel.composer.tags.value).toEqual([made?.id]);
  });

  test('put away, it comes back by the toast, and stays away from the same selection', () => {
    const now = open(shelf);
    const { composer } = now.panel;
    now.tell({ selection: selected(ONE, 'delta') });
    composer.write('precious');
    composer.dismiss();
    expect(composer.proposal.value).toBeUndefined();
    now.panel.toaster.current.value?.action?.run();
    expect(composer.comment.value).toBe('precious');
    expect(composer.proposal.value?.selection.target.selector[0].exact).toBe('delta');
  });

  test('what was not saved outlives the panel', async () => {
    const now = open(shelf);
    now.tell({ selection: selected(ONE, 'delta') });
    now.panel.composer.write('half a thought');
    now.panel.composer.toggle(RISK);
    await now.panel.keep();
    now.life.abort();

    const later = open(shelf, reading([TWO]));
    await until(later.panel.composer.comment, (text) => text === 'half a thought');
    const id = await later.panel.compose();
    expect(id && (await annotation(shelf.store, id))?.tags).toEqual([RISK]);
    await later.panel.keep();
    expect(await draft(shelf.store, 'composer' as AnnotationId)).toBeUndefined();
  });

  test('a failed save keeps everything and says why', async () => {
    const now = open(shelf);
    now.tell({ selection: selected(ONE, 'x'.repeat(30_000)) });
    now.panel.composer.write('precious');
    expect(await now.panel.compose()).toBeUndefined();
    expect(now.panel.composer.error.value?.message).toContain('cannot be saved');
    expect(now.panel.composer.comment.value).toBe('precious');
  });
});

describe('a wish to write', () => {
  test('for the live selection goes to the composer, and is taken once', async () => {
    const now = open(shelf);
    now.tell({ selection: selected(ONE, 'delta'), focus: { field: 'comment', annotation: null } });
    now.tell({ inView: a });
    await until(now.panel.composer.wish, (wish) => wish !== undefined);
    expect(now.asked).toEqual(['take focus']);
    expect(now.panel.composer.wish.value).toEqual({ field: 'comment', count: 1 });
    now.tell({ focus: null });
    now.tell({ focus: { field: 'tags', annotation: null } });
    await until(now.panel.composer.wish, (wish) => wish?.count === 2);
    expect(now.panel.composer.tagging.value).toBe(true);
  });

  test('for a note opens its field, whatever was filtered', async () => {
    const now = open(shelf);
    await until(now.panel.notes.found, (found) => found.length === 3);
    now.panel.notes.show(EVIDENCE);
    now.tell({ focus: { field: 'comment', annotation: a } });
    await until(now.panel.editor.comments, (fields) => fields.has(a));
    expect(now.panel.notes.filter.value).toBe('all');
    expect(now.panel.active.note.value?.id).toBe(a);
  });
});
