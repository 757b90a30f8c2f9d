/** Where notes stand: in the order of the page, each in its own issue, and whom a selection extends. */
import { beforeEach, expect, test } from 'vitest';
import {
  extendedBy,
  marksOf,
  notesAt,
  positionsOf,
  readIssues,
  type Issues,
  type AnchoredNote,
} from '../../../src/content/notes/anchored-notes.ts';
import { createNoteAnchorer } from '../../../src/content/notes/note-anchorer.ts';
import { selectedIn } from '../../../src/content/notes/session-state.ts';
import { describe } from '../../../src/core/anchoring/describe.ts';
import type { Address, AnnotationId, IsoTime, PublicationId, Tag, TagId } from '../../../src/core/model.ts';
import type { FoundIssue } from '../../../src/dom/page.ts';
import type { PageNote } from '../../../src/platform/contract.ts';
import { ANCHORER } from '../session.ts';

const WHEN = '2026-10-01T08:00:00.000Z' as IsoTime;
const ONE = 'https://letters.example/#one' as Address;
const TWO = 'https://letters.example/#two' as Address;

const TEXTS = {
  one: 'The one begins here. It goes on for a while, and then it ends in one.',
  two: 'Here two begins: a letter about boats, about their names, and about who paints them.',
};

let issues: Issues;

function found(address: Address, element: Element): FoundIssue {
  const root = document.createRange();
  root.selectNodeContents(element);
  const publication = { id: 'letters.example' as PublicationId, name: 'Letters' };
  const description = { address, title: address, publication, authors: [] };
  return { description, root, aliases: [], words: 0, confidence: 1, evidence: [], platform: 'archive' };
}

/** A note on the first occurrence of some words of an issue. */
function note(id: string, issue: Address, words: string, more: Partial<PageNote> = {}): PageNote {
  const { text } = issues.map(issue === ONE ? 0 : 1);
  const start = text.indexOf(words);
  const described = describe(text, start, start + words.length);
  return {
    id: id as AnnotationId,
    issue,
    target: { source: issue, ...described },
    tags: [],
    commented: false,
    ...more,
  };
}

/** Finds notes, to the end. */
function findNotes(
  on: Issues,
  notes: readonly PageNote[],
  anchorer = createNoteAnchorer(ANCHORER),
): readonly AnchoredNote[] {
  const steps = anchorer.anchor(on, notes);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

beforeEach(() => {
  const sections = (['one', 'two'] as const).map((id) => {
    const section = document.createElement('section');
    section.append(TEXTS[id]);
    return section;
  });
  document.body.replaceChildren(...sections);
  issues = readIssues([found(ONE, sections[0] as Element), found(TWO, sections[1] as Element)], ANCHORER);
});

test('notes stand in the order of the page, what is missing last in its issue', () => {
  const lost: PageNote = {
    ...note('lost', ONE, 'It goes on'),
    target: { source: ONE, ...describe('Words that nobody wrote here', 0, 5) },
  };
  const notes = [lost, note('c', TWO, 'two begins'), note('b', ONE, 'a while'), note('a', ONE, 'The one')];
  const anchoredNotes = findNotes(issues, notes);
  expect(anchoredNotes.map(({ note: { id } }) => id)).toEqual(['a', 'b', 'lost', 'c']);
  const [first, , third, last] = positionsOf(issues, anchoredNotes);
  expect(first).toEqual({
    id: 'a',
    verdict: 'unchanged',
    span: [0, 7 / issues.map(0).text.length],
    candidates: [],
  });
  expect(third).toEqual({ id: 'lost', verdict: 'missing', span: null, candidates: [] });
  expect(last?.verdict).toBe('unchanged');
});

test('the same words in another issue are not the passage', () => {
  const stray = { ...note('stray', ONE, 'ends in one'), issue: TWO };
  expect(findNotes(issues, [stray])[0]?.found.verdict).toBe('missing');
});

test('the first tag that is still there colours a mark; without one it is amber', () => {
  const coral: Tag = {
    id: 'risk' as TagId,
    name: 'risk',
    colour: 'coral',
    created: WHEN,
    modified: WHEN,
  };
  const gone = 'gone' as TagId;
  const anchoredNotes = findNotes(issues, [
    note('a', ONE, 'The one', { tags: [gone, coral.id], commented: true }),
    note('b', ONE, 'a while', { tags: [gone] }),
  ]);
  expect(marksOf(anchoredNotes, [coral]).map(({ colour, commented }) => [colour, commented])).toEqual([
    ['coral', true],
    ['amber', false],
  ]);
});

test('all notes under a character are found, up to their last', () => {
  const anchoredNotes = findNotes(issues, [
    note('long', ONE, 'It goes on for a while'),
    note('short', ONE, 'goes'),
  ]);
  const at = issues.map(0).text.indexOf('goes');
  const under = (offset: number): string[] => notesAt(anchoredNotes, 0, offset).map(({ note: { id } }) => id);
  expect(under(at)).toEqual(['long', 'short']);
  expect(under(at + 3)).toEqual(['long', 'short']);
  expect(under(at + 4)).toEqual(['long']);
  expect(under(0)).toEqual([]);
  expect(notesAt(anchoredNotes, 1, at)).toEqual([]);
});

test('a selection extends the note that it has most in common with, and none that holds it', () => {
  const anchoredNotes = findNotes(issues, [note('a', ONE, 'goes on'), note('b', ONE, 'for a while')]);
  const { text } = issues.map(0);
  const extended = (words: string): string | undefined => {
    const start = text.indexOf(words);
    return extendedBy(anchoredNotes, 0, { start, end: start + words.length })?.note.id;
  };
  expect(extended('It goes on')).toBe('a');
  expect(extended('on for a while')).toBe('b');
  expect(extended('goes on')).toBeUndefined();
  expect(extended('oes o')).toBeUndefined();
  expect(extended('and then')).toBeUndefined();
});

test('a selection over two issues means the part in the one that has most of it', () => {
  const [one, two] = Array.from(document.querySelectorAll('section'), ({ firstChild }) => firstChild as Text);
  const range = document.createRange();
  range.setStart(one as Text, 60);
  range.setEnd(two as Text, 20);
  const selected = selectedIn(issues, { range, others: [], backward: false, touch: false });
  expect(selected).toMatchObject({ issue: 1, span: { start: 0, end: 20 } });
  range.setStart(one as Text, 4);
  expect(selectedIn(issues, { range, others: [], backward: false, touch: false })?.issue).toBe(0);
});

test('a selection outside of all issues means nothing', () => {
  const aside = document.createElement('p');
  aside.append('Elsewhere');
  document.body.append(aside);
  const range = document.createRange();
  range.selectNodeContents(aside);
  expect(selectedIn(issues, { range, others: [], backward: false, touch: false })).toBeUndefined();
});
