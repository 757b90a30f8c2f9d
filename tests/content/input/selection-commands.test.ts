/** What the selected passage becomes: a note, a request to the panel, a longer passage. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createSelectionCommands,
  type SelectionCommands,
} from '../../../src/content/input/selection-commands.ts';
import type { AnnotationId, TagId } from '../../../src/core/model.ts';
import { STRINGS } from '../../../src/content/overlay/strings.ts';
import { addressOf, noteOn, selectedOn, stateOf, tagNamed, write } from '../session.ts';
import { contextOf, type Asked } from './context.ts';

const NEW = 'new' as AnnotationId;
let page: Asked;
let commands: SelectionCommands;
const opening = Promise.resolve(true);
const panel = { open: vi.fn(() => opening), request: vi.fn(async () => undefined) };

/** What the background answers: the note as it is stored. */
const storedNote = (tags: readonly string[]): object => ({
  id: NEW,
  issue: addressOf('one'),
  tags,
  commented: false,
});

beforeEach(() => {
  vi.clearAllMocks();
  const issues = write({ one: 'About ferries, and about those who wait for them at night.' });
  page = contextOf(stateOf(issues, [noteOn(issues, 'those who')], [tagNamed('evidence', 1)]));
  page.answers['annotation.create'] = storedNote([]);
  page.state.selected = selectedOn(issues, 'About ferries');
  commands = createSelectionCommands(page.context, panel);
});

describe('saving', () => {
  test('sends the passage with its issue and tags, shows it, lets go, and says so', async () => {
    page.answers['annotation.create'] = storedNote(['evidence']);
    expect(await commands.save(['evidence' as TagId])).toBe(NEW);
    const [[kind, argument] = []] = page.asked;
    expect(kind).toBe('annotation.create');
    expect(argument).toMatchObject({
      issue: { address: addressOf('one') },
      target: { source: addressOf('one'), passage: 'About ferries' },
      tags: ['evidence'],
    });
    expect(page.context.show).toHaveBeenCalledWith(
      expect.objectContaining({ id: NEW, tags: ['evidence'], commented: false }),
    );
    expect(page.state.selected).toBeUndefined();
    expect(page.told).toEqual([['say', 'Saved: evidence']]);
  });

  test('of several passages each becomes a note, and the reader is told how many', async () => {
    const { issues } = page.state;
    const further = [{ issue: 0, span: selectedOn(issues, 'at night').span }];
    page.state.selected = { ...selectedOn(issues, 'About ferries'), further };
    await commands.save([]);
    const passages = page.asked.map(([, asked]) => (asked as { target: { passage: string } }).target.passage);
    expect(passages).toEqual(['About ferries', 'at night']);
    expect(page.told).toEqual([['toast', STRINGS.savedSeveral(2)]]);
  });

  test('of a selection that goes beyond the essay the reader is told that a part is marked', async () => {
    const aside = document.createElement('p');
    aside.append('Elsewhere');
    document.body.append(aside);
    const selected = selectedOn(page.state.issues, 'at night.');
    selected.range.setEnd(aside, 1);
    page.state.selected = selected;
    await commands.save([]);
    expect(page.told).toEqual([['toast', STRINGS.partOnly]]);
  });

  test('what has this tag already is said to have it', async () => {
    const [known] = page.state.notes.notes;
    page.answers['annotation.create'] = { ...known, tags: known?.tags };
    await commands.save([]);
    expect(page.told).toEqual([['toast', STRINGS.already]]);
  });

  test('nothing is saved where nothing is selected', async () => {
    page.state.selected = undefined;
    expect(await commands.save([])).toBeUndefined();
    expect(page.asked).toEqual([]);
  });

  test('two presses in a row save once', async () => {
    const both = await Promise.all([commands.save([]), commands.save([])]);
    expect(both).toEqual([NEW, undefined]);
    expect(page.asked).toHaveLength(1);
  });

  test('what failed is thrown, is still selected, and can be tried again', async () => {
    page.answers['annotation.create'] = new Error('no room');
    await expect(commands.save([])).rejects.toThrow('no room');
    expect(page.state.selected).toBeDefined();
    page.answers['annotation.create'] = storedNote([]);
    expect(await commands.save([])).toBe(NEW);
    // The first one may have reached the disk: it is asked for under the same id.
    const [first, again] = page.asked.map(([, argument]) => (argument as { id: string }).id);
    expect(first).toMatch(/^[\da-f]{32}$/);
    expect(again).toBe(first);
  });

  test('a selection that was made meanwhile stays', async () => {
    const saved = commands.save([]);
    const other = selectedOn(page.state.issues, 'at night');
    page.state.selected = other;
    await saved;
    expect(page.state.selected).toBe(other);
  });

  test('a passage that is too long is not saved, and the reader is told', async () => {
    const issues = write({ one: 'word '.repeat(4_500) });
    page.state.issues = issues;
    page.state.selected = {
      ...selectedOn(issues, 'word'),
      span: { start: 0, end: issues.map(0).text.length },
    };
    expect(await commands.save([])).toBeUndefined();
    expect(page.asked).toEqual([]);
    expect(page.told.map(([way]) => way)).toEqual(['hint']);
  });
});

test('a comment is asked for once the passage is saved, by the gesture itself', async () => {
  await commands.comment();
  expect(panel.open).toHaveBeenCalledOnce();
  expect(panel.request).toHaveBeenCalledWith(
    { field: 'comment', annotation: NEW },
    opening,
    expect.any(Function),
  );
});

test('tags are asked for of the selection itself', async () => {
  await commands.chooseTags();
  expect(panel.request).toHaveBeenCalledWith(
    { field: 'tags', annotation: null },
    opening,
    expect.any(Function),
  );
  expect(page.asked).toEqual([]);
});

test('a marked passage is extended to the selection, and back', async () => {
  page.state.selected = selectedOn(page.state.issues, 'who wait for');
  await commands.extend();
  const [kind, argument] = page.asked[0] ?? [];
  expect(kind).toBe('annotation.extend');
  expect(argument).toMatchObject({ id: 'those who', target: { passage: 'those who wait for' } });
  await page.undo();
  expect(page.asked[1]?.[1]).toEqual({
    id: 'those who',
    target: noteOn(page.state.issues, 'those who').target,
  });
});

test('a selection that overlaps no passage extends none', async () => {
  await commands.extend();
  expect(page.asked).toEqual([]);
});
