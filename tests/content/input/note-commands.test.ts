/** What the card does to notes: each asks for one thing, and what destroys has a way back. */
import { beforeEach, expect, test, vi } from 'vitest';
import { createNoteCommands, type NoteCommands } from '../../../src/content/input/note-commands.ts';
import type { AnnotationId, TagId } from '../../../src/core/model.ts';
import { noteOn, stateOf, write } from '../session.ts';
import { contextOf, type Asked } from './context.ts';

const NOTE = 'ferries' as AnnotationId;
const GONE = 'gone' as AnnotationId;
let page: Asked;
let commands: NoteCommands;
const opening = Promise.resolve(true);
const panel = { open: vi.fn(() => opening), request: vi.fn(async () => undefined) };

beforeEach(() => {
  vi.clearAllMocks();
  const issues = write({ one: 'About ferries, and about those who wait.' });
  page = contextOf(stateOf(issues, [noteOn(issues, 'ferries')]));
  commands = createNoteCommands(page.context, panel);
});

test('tags are added and taken off one by one, so that no other window’s is lost', async () => {
  await commands.retag(NOTE, ['a' as TagId]);
  expect(page.asked).toEqual([['annotation.addTag', { id: NOTE, tag: 'a' }]]);
  const [note] = page.state.notes.notes;
  const tagged = { ...page.state.notes, notes: note ? [{ ...note, tags: ['a' as TagId] }] : [] };
  Object.assign(page.state, { notes: tagged });
  await commands.retag(NOTE, []);
  expect(page.asked.at(-1)).toEqual(['annotation.removeTag', { id: NOTE, tag: 'a' }]);
});

test('a note is opened in the panel, by the gesture itself', async () => {
  await commands.open(NOTE);
  expect(panel.request).toHaveBeenCalledWith(
    { field: 'comment', annotation: NOTE },
    opening,
    expect.any(Function),
  );
});

test('of a note that is not on the page nothing is asked', async () => {
  await commands.open(GONE);
  await commands.copyLink(GONE);
  expect(panel.request).not.toHaveBeenCalled();
  expect(page.told).toEqual([]);
});

test('a deleted note comes back by the way back', async () => {
  await commands.remove(NOTE);
  expect(page.asked).toEqual([['annotation.remove', NOTE]]);
  await page.undo();
  expect(page.asked.at(-1)).toEqual(['annotation.restore', NOTE]);
  expect(page.told.map(([way]) => way)).toEqual(['toast', 'toast']);
});

test('what was not deleted is not said to be', async () => {
  page.answers['annotation.remove'] = new Error('no room');
  await expect(commands.remove(NOTE)).rejects.toThrow('no room');
  expect(page.told).toEqual([]);
});
