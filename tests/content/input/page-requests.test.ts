/** What the panel asks a page: to show a passage or a candidate, to read and describe it, to let go. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { createPageHandlers, PAGE_SCHEMAS } from '../../../src/content/input/page-requests.ts';
import { STRINGS } from '../../../src/content/overlay/strings.ts';
import type { AnnotationId } from '../../../src/core/model.ts';
import { addressOf, noteOn, stateOf, write } from '../session.ts';
import { contextOf, type Asked } from './context.ts';

const FERRIES = 'ferries' as AnnotationId;
const LOST = 'lost' as AnnotationId;
const emphasis = { point: vi.fn(), flash: vi.fn(), flashAt: vi.fn(), refresh: vi.fn() };
const hideHint = vi.fn();
const leave = vi.fn();
const shown = vi.fn();
let page: Asked;
let handlers: ReturnType<typeof createPageHandlers>;

beforeEach(() => {
  vi.clearAllMocks();
  const issues = write({ one: 'About ferries, and about boats.', two: 'Nobody paints the boats twice.' });
  page = contextOf(stateOf(issues, [noteOn(issues, 'ferries')]));
  const [found] = page.state.anchoredNotes;
  if (found === undefined) throw new Error('the note is found');
  const candidates = ['boats', 'about'].map((words) => {
    const start = issues.map(0).text.indexOf(words);
    return { start, end: start + words.length };
  });
  page.state.anchoredNotes = [
    ...page.state.anchoredNotes,
    {
      issue: 0,
      note: { ...found.note, id: LOST },
      found: { verdict: 'uncertain', candidates } as unknown as (typeof found)['found'],
    },
  ];
  shown.mockReturnValue(true);
  page.later.reveal = (range) => shown(range.toString()) as boolean;
  handlers = createPageHandlers({
    context: page.context,
    emphasis,
    hideHint,
    leave,
  });
});

describe('a passage', () => {
  test('is shown and stands out', async () => {
    expect(await handlers['passage.reveal'](FERRIES)).toBe(true);
    expect(shown).toHaveBeenCalledWith('ferries');
    expect(emphasis.flash).toHaveBeenCalledWith(FERRIES);
  });

  test('that the page hides does not stand out', async () => {
    shown.mockReturnValue(false);
    expect(await handlers['passage.reveal'](FERRIES)).toBe(false);
    expect(emphasis.flash).not.toHaveBeenCalled();
  });

  test('that stands in a part that stays closed is said to be there', async () => {
    const part = document.createElement('div');
    const scroll = vi.fn();
    part.scrollIntoView = scroll;
    page.later.openAround = async () => ({ part, name: 'Show more' });
    expect(await handlers['passage.reveal'](FERRIES)).toBe(true);
    expect(scroll).toHaveBeenCalledOnce();
    expect(page.told).toEqual([['toast', STRINGS.closedPart('Show more')]]);
  });

  test('that is not painted is not shown', async () => {
    expect(await handlers['passage.reveal'](LOST)).toBe(false);
    expect(shown).not.toHaveBeenCalled();
  });
});

describe('a candidate', () => {
  test('is read with what stands around it', async () => {
    expect(await handlers['candidate.read'](LOST)).toEqual([
      { before: 'About ferries, and about ', words: 'boats', after: '.' },
      { before: 'About ferries, and ', words: 'about', after: ' boats.' },
    ]);
    expect(await handlers['candidate.read']('gone' as AnnotationId)).toEqual([]);
  });

  test('is shown by its number, and described as the passage’s own', async () => {
    expect(await handlers['candidate.reveal']({ id: LOST, index: 0 })).toBe(true);
    expect(shown).toHaveBeenCalledWith('boats');
    expect(emphasis.flashAt).toHaveBeenCalledOnce();
    expect(await handlers['candidate.describe']({ id: LOST, index: 0 })).toMatchObject({
      source: addressOf('one'),
      passage: 'boats',
    });
  });

  test('that is not there is none', async () => {
    expect(await handlers['candidate.reveal']({ id: LOST, index: 2 })).toBe(false);
    expect(await handlers['candidate.describe']({ id: LOST, index: 2 })).toBeNull();
  });

  test('of a painted passage is where it is, whatever the number', async () => {
    expect(await handlers['candidate.describe']({ id: FERRIES, index: 3 })).toMatchObject({
      passage: 'ferries',
    });
  });
});

test('an issue is shown at its first letter', async () => {
  expect(await handlers['issue.reveal'](addressOf('two'))).toBe(true);
  expect(shown).toHaveBeenCalledWith('N');
  expect(await handlers['issue.reveal'](addressOf('three'))).toBe(false);
});

test('a request that the panel took up is over, and its hint goes', () => {
  page.context.interaction.request({ field: 'tags', annotation: null });
  handlers['focus.take']();
  expect(page.state.focus).toBeNull();
  expect(hideHint).toHaveBeenCalledOnce();
});

test('the selection is let go of, and the script ends, when asked', () => {
  handlers['selection.clear']();
  handlers['page.leave']();
  expect(page.context.release).toHaveBeenCalledOnce();
  expect(leave).toHaveBeenCalledOnce();
});

test('what is no id, number or address is refused', () => {
  const parses = (kind: keyof typeof PAGE_SCHEMAS, value: unknown): boolean =>
    v.safeParse(PAGE_SCHEMAS[kind], value).success;
  expect(parses('passage.reveal', 'a note')).toBe(false);
  expect(parses('candidate.reveal', { id: FERRIES, index: -1 })).toBe(false);
  expect(parses('candidate.reveal', { id: FERRIES, index: 0, more: 1 })).toBe(false);
  expect(parses('issue.reveal', 'javascript:alert(1)')).toBe(false);
  expect(parses('issue.reveal', addressOf('one'))).toBe(true);
});
