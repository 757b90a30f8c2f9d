/** The notes of a page from the background's answer to the paint: each step when the one before changed. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isFound } from '../../../src/content/notes/anchored-notes.ts';
import { createFingerprints } from '../../../src/content/notes/fingerprints.ts';
import { createPageNotes, type PageNotesModel } from '../../../src/content/notes/page-notes.ts';
import { readSessionState } from '../../../src/content/notes/session-state.ts';
import type { AnnotationId } from '../../../src/core/model.ts';
import type { PageNote } from '../../../src/platform/contract.ts';
import { ANCHORER, noteOn, stateOf, tagNamed, write } from '../session.ts';

const paint = vi.fn();
vi.mock('../../../src/dom/painter.ts', () => ({
  createPainter: () => ({ paint, point: vi.fn(), flash: vi.fn() }),
}));

let life: AbortController;
let notes: PageNotesModel;
let stored: readonly PageNote[];
let tasks: Promise<unknown>[];
const ask = vi.fn(async () => ({ issues: [], notes: stored, tags: [tagNamed('evidence')] }));
const found = vi.fn();
const painted = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  life = new AbortController();
  tasks = [];
  const issues = write({ one: 'About ferries, and about those who wait.' });
  stored = [noteOn(issues, 'ferries')];
  const given = stateOf(issues);
  const state = readSessionState({
    issues: () => given.issues,
    notes: () => notes.loaded.notes,
    anchoredNotes: () => notes.anchored,
    settings: () => given.settings,
    scheme: () => notes.scheme,
    selected: () => undefined,
    focus: () => null,
    current: () => 0,
  });
  const run = (task: () => Promise<unknown>): void => void tasks.push(task());
  const fingerprints = createFingerprints();
  // One answer for the one question that is asked.
  const deps = { state, ask: ask as never, anchorer: ANCHORER, fingerprints, run, found, painted };
  notes = createPageNotes(deps, life.signal);
});
afterEach(() => life.abort());

const settle = async (): Promise<void> => {
  while (tasks.length > 0) await Promise.all(tasks.splice(0));
};
const idsOf = (anchored: PageNotesModel['anchored']): AnnotationId[] =>
  anchored.filter(isFound).map(({ note }) => note.id);

test('what the background answers is found, told, painted, and told again, in this order', async () => {
  await notes.loaded.reload();
  await settle();
  expect(ask).toHaveBeenCalledWith('page.load', [expect.objectContaining({ title: 'On one' })]);
  expect(idsOf(notes.anchored)).toEqual(['ferries']);
  expect(paint).toHaveBeenLastCalledWith([expect.objectContaining({ commented: false })], 'light');
  const order = [found, paint, painted].map((step) => step.mock.invocationCallOrder.at(-1) ?? 0);
  expect(order).toEqual(order.toSorted((one, other) => one - other));
});

test('a note that was just saved is painted without asking again', async () => {
  await notes.loaded.reload();
  await settle();
  const [first] = stored;
  if (first === undefined) throw new Error('there is a note');
  notes.loaded.upsert({ ...first, id: 'saved' as AnnotationId });
  await settle();
  expect(idsOf(notes.anchored)).toEqual(['ferries', 'saved']);
  expect(ask).toHaveBeenCalledOnce();
});

test('an answer that comes after the end is not painted', async () => {
  const reloaded = notes.loaded.reload();
  life.abort();
  await reloaded;
  await settle();
  expect(paint).not.toHaveBeenCalled();
});
