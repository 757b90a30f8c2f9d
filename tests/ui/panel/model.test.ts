/** The panel's notes, what is active among them, and what is done to them, on the real store. */
import { effect } from '@preact/signals';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AnnotationId } from '../../../src/core/model.ts';
import { editComment, removeAnnotations } from '../../../src/store/annotations.ts';
import { annotation, bin, tags } from '../../../src/store/read.ts';
import {
  EVIDENCE,
  eventually,
  ONE,
  open,
  place,
  RISK,
  selected,
  threeNotes,
  toast,
  type Stage,
} from './stage.ts';
import { answerOf, emptyLibrary, mark, until, type TestLibrary } from '../test-library.ts';

let testLibrary: TestLibrary;
let a: AnnotationId;
let b: AnnotationId;
let c: AnnotationId;

const quotes = ({ panel }: Stage): string[] =>
  panel.notes.sections.value.found.map((view) => view.annotation.target.selector[0].exact);
const comment = async (id: AnnotationId): Promise<string | undefined> =>
  (await annotation(testLibrary.store, id))?.comment;

beforeEach(async () => {
  ({ testLibrary, a, b, c } = await threeNotes());
});

describe('the notes', () => {
  test('are those of the issue being read, in the order of the text', async () => {
    const now = await open(testLibrary);
    await until(now.panel.notes.all, (found) => found.length === 3);
    expect(quotes(now)).toEqual(['alpha', 'beta', 'gamma']);
    now.tell({
      places: [place(a, 0.9), place(b, 0.1), { id: c, verdict: 'missing', span: null, candidates: [] }],
    });
    expect(quotes(now)).toEqual(['beta', 'alpha']);
    expect(now.panel.notes.sections.value.missing.map((view) => view.annotation.id)).toEqual([c]);
  });

  test('the first tag gives the colour, amber is for none', async () => {
    const now = await open(testLibrary);
    const found = await until(now.panel.notes.all, (list) => list.length === 3);
    expect(found.map((view) => view.colour)).toEqual(['coral', 'blue', 'amber']);
  });

  test('change with the issue, and never stand under another title', async () => {
    const now = await open(testLibrary);
    await until(now.panel.notes.all, (found) => found.length === 3);
    const seen: string[] = [];
    const stop = effect(() => {
      const shown = now.panel.notes.shown.value;
      if (shown.state === 'ready') {
        seen.push(`${shown.value?.issue.title}: ${shown.value?.stored?.annotations.length ?? 0}`);
      }
    });
    now.tell({ current: 1 });
    await until(now.panel.notes.all, (found) => found.length === 0);
    stop();
    expect(seen).toEqual(['On seeds: 3', 'On trains: 0']);
  });

  test('live: what another window writes is there', async () => {
    const now = await open(testLibrary);
    await until(now.panel.notes.all, (found) => found.length === 3);
    await mark(testLibrary, ONE, 'delta', 40);
    await until(now.panel.notes.all, (found) => found.length === 4);
    await removeAnnotations(testLibrary.store, [a, b]);
    await until(now.panel.notes.all, (found) => found.length === 2);
    expect(quotes(now)).toEqual(['gamma', 'delta']);
  });

  test('a note that did not change is the same object, so that its card rests', async () => {
    const now = await open(testLibrary);
    const before = await until(now.panel.notes.all, (found) => found.length === 3);
    await editComment(testLibrary.store, b, 'because');
    const after = await until(now.panel.notes.all, (found) => found[1]?.annotation.comment === 'because');
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[2]).toBe(before[2]);
  });

  test('are narrowed by one tag, with counts, until that tag is gone', async () => {
    const now = await open(testLibrary);
    await until(now.panel.notes.all, (found) => found.length === 3);
    expect(now.panel.notes.filters.value.map(({ filter, count }) => [filter, count])).toEqual([
      ['all', 3],
      [RISK, 2],
      [EVIDENCE, 1],
      ['untagged', 1],
    ]);
    now.panel.notes.show(EVIDENCE);
    expect(quotes(now)).toEqual(['beta']);
    await now.writer.commands.toggleTag(b, EVIDENCE);
    await until(now.panel.notes.filter, (filter) => filter === 'all');
    expect(quotes(now)).toEqual(['alpha', 'beta', 'gamma']);
  });

  test('no page of ours, no notes', async () => {
    const now = await open(testLibrary);
    await until(now.panel.notes.all, (found) => found.length === 3);
    now.pageStatus.value = 'disconnected';
    expect(await answerOf(now.panel.notes.shown, (shown) => shown === undefined)).toBeUndefined();
    expect(now.panel.currentIssue.state.value).toBe('disconnected');
  });

  test('counts of the page: those issues that have notes', async () => {
    const counts = await until((await open(testLibrary)).panel.notes.countsOnPage, (map) => map.size > 0);
    expect([...counts]).toEqual([[ONE.address, 3]]);
  });
});

describe('the active note', () => {
  test('is the one in view, and rests a while after a choice', async () => {
    const now = await open(testLibrary);
    now.tell({ inView: a });
    expect(now.panel.active.note.value).toEqual({ id: a, by: 'page' });
    now.panel.active.choose(c);
    // The page scrolls to c and passes b on its way.
    now.tell({ inView: b });
    expect(now.panel.active.note.value).toEqual({ id: c, by: 'reader' });
    now.clock.now += 5_000;
    now.tell({ inView: a });
    expect(now.panel.active.note.value).toEqual({ id: a, by: 'page' });
  });

  test('is revealed on the page, or the reader hears that it is not there', async () => {
    const now = await open(testLibrary);
    await now.panel.active.reveal(a);
    expect(now.asked).toEqual([`reveal ${a}`]);
    expect(toast(now)).toBeUndefined();
    await now.panel.active.reveal('unpainted' as AnnotationId);
    expect(toast(now)).toContain('not on the page');
  });
});

describe('the editor', () => {
  test('saves when it is closed, and stays open where two texts clash', async () => {
    const now = await open(testLibrary);
    const { editor } = now.writer;
    await editor.editComment(b);
    editor.comments.value.get(b)?.type('because');
    await editor.closeComment(b);
    expect(editor.comments.value.size).toBe(0);
    expect(await comment(b)).toBe('because');

    await editor.editComment(b);
    editor.comments.value.get(b)?.type('mine');
    await editComment(testLibrary.store, b, 'theirs');
    await editor.closeComment(b);
    expect(editor.comments.value.get(b)?.other.value).toBe('theirs');
  });

  test('opens what was left unsaved when the panel was closed', async () => {
    const now = await open(testLibrary);
    await now.writer.editor.editComment(a);
    const field = now.writer.editor.comments.value.get(a);
    field?.type('half a thought');
    await field?.keep();
    now.lifetime.abort();

    const later = await open(testLibrary);
    const fields = await until(later.writer.editor.comments, (map) => map.has(a));
    await until(fields.get(a)?.text ?? later.writer.composer.comment, (text) => text === 'half a thought');
  });

  test('two quick toggles are both kept', async () => {
    const now = await open(testLibrary);
    await Promise.all([now.writer.commands.toggleTag(c, RISK), now.writer.commands.toggleTag(c, EVIDENCE)]);
    expect((await annotation(testLibrary.store, c))?.tags).toEqual([RISK, EVIDENCE]);
  });

  test('acts happen in the order in which they were asked for', async () => {
    const now = await open(testLibrary);
    await Promise.all([
      now.writer.commands.addTag(c, 'New thing'),
      now.writer.commands.remove(c),
      now.writer.commands.undo(),
    ]);
    expect(toast(now)).toBe('Undone: deleting the note, in “On seeds”.');
    expect((await annotation(testLibrary.store, c))?.tags).toHaveLength(1);
  });

  test('a new tag is given where it was made', async () => {
    const now = await open(testLibrary);
    await now.writer.commands.addTag(c, 'New thing');
    const note = await annotation(testLibrary.store, c);
    const made = (await tags(testLibrary.store)).find((tag) => tag.name === 'New thing');
    expect(note?.tags).toEqual([made?.id]);
  });
});

describe('acts', () => {
  test('deleting can be taken back by the toast and by undo', async () => {
    const now = await open(testLibrary);
    await now.writer.commands.remove(a);
    expect(toast(now)).toBe('Note moved to the bin.');
    await now.writer.commands.undo();
    expect(toast(now)).toBe('Undone: deleting the note, in “On seeds”.');
    expect(await bin(testLibrary.store)).toEqual([]);

    await now.writer.commands.remove(b);
    now.panel.toaster.current.value?.action?.run();
    await until(now.panel.notes.all, (found) => found.length === 3);
  });

  test('undo saves what is being written first, then takes that back', async () => {
    const now = await open(testLibrary);
    await now.writer.editor.editComment(b);
    now.writer.editor.comments.value.get(b)?.type('because');
    await now.writer.commands.undo();
    expect(toast(now)).toBe('Undone: the change of the comment, in “On seeds”.');
    expect(await comment(b)).toBe('why');
  });

  test('with nothing left to undo it says so', async () => {
    testLibrary = emptyLibrary();
    const now = await open(testLibrary);
    await now.writer.commands.undo();
    expect(toast(now)).toBe('There is nothing to undo.');
  });

  test('the export has what is being written, and is named after the issue', async () => {
    const now = await open(testLibrary);
    await until(now.panel.notes.all, (found) => found.length === 3);
    await now.writer.editor.editComment(b);
    now.writer.editor.comments.value.get(b)?.type('typed this very moment');
    await now.writer.commands.exportCopy();
    expect(now.asked.at(-1)).toContain('typed this very moment');
    await now.writer.commands.exportFile();
    expect(now.asked.at(-1)).toBe('download On seeds.md');
  });

  test('a lost note is attached to a candidate or to the selection, and undo takes it back', async () => {
    const now = await open(testLibrary);
    const before = (await annotation(testLibrary.store, a))?.target;
    now.tell({ places: [{ id: a, verdict: 'uncertain', span: null, candidates: [[0.1, 0.2]] }] });
    await now.writer.commands.accept({ id: a, index: 1 }, 'theirs');
    expect((await annotation(testLibrary.store, a))?.target).toMatchObject({ earlier: 'alpha' });
    expect(toast(now)).toMatch(/attached here/);
    now.panel.toaster.current.value?.action?.run();
    await eventually(async () => expect((await annotation(testLibrary.store, a))?.target).toEqual(before));

    now.tell({ selection: selected(ONE, 'what was selected') });
    await now.writer.commands.attachHere(a);
    expect((await annotation(testLibrary.store, a))?.target.selector[0].exact).toBe('what was selected');
    expect(now.asked).toContain('clear selection');
  });

  test('a link to a passage finds it without Postil', async () => {
    const now = await open(testLibrary);
    const found = await until(now.panel.notes.all, (list) => list.length === 3);
    if (found[0]) await now.writer.commands.copyLink(found[0].annotation);
    expect(now.asked.at(-1)).toMatch(/^copy https:\/\/reads\.example\/p\/seeds#:~:text=.*alpha/);
  });

  test('the highlighter is turned on, given a tag, and turned off', async () => {
    const now = await open(testLibrary);
    await now.panel.highlight({ tag: EVIDENCE });
    expect(now.settings.value.highlighter).toEqual({ tag: EVIDENCE });
    await now.panel.highlight(null);
    expect(now.settings.value.highlighter).toBeNull();
  });
});
