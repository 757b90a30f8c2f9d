/** Which marks stand out: what the pointer is over, in the page or in the card, and what was just revealed. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEmphasis, type Emphasis } from '../../../src/content/notes/emphasis.ts';
import type { AnnotationId } from '../../../src/core/model.ts';
import { noteOn, stateOf, write, type TestState } from '../session.ts';

const A = 'ferries' as AnnotationId;
const B = 'wait' as AnnotationId;
const point = vi.fn<(bounds: readonly StaticRangeInit[]) => void>();
const flash = vi.fn<(bounds: readonly StaticRangeInit[]) => void>();
let state: TestState;
let life: AbortController;
let emphasis: Emphasis;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  const issues = write({ one: 'About ferries, and about those who wait.' });
  state = stateOf(issues, [noteOn(issues, 'ferries'), noteOn(issues, 'wait')]);
  life = new AbortController();
  emphasis = createEmphasis(state, { paint: vi.fn(), point, flash }, life.signal);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

const last = (painted: typeof point): number[] =>
  painted.mock.lastCall?.[0].map(({ startOffset }) => startOffset) ?? [];

test('the marks under the pointer and the note of the card stand out together', () => {
  emphasis.point('mark', [A]);
  expect(last(point)).toEqual([6]);
  emphasis.point('row', [B]);
  expect(last(point)).toEqual([6, 35]);
  emphasis.point('mark', []);
  expect(last(point)).toEqual([35]);
});

test('what is pointed at already is not painted again', () => {
  emphasis.point('mark', [A, B]);
  emphasis.point('mark', [A, B]);
  expect(point).toHaveBeenCalledOnce();
});

test('what was revealed stands out for a while', () => {
  emphasis.flash(A);
  expect(last(flash)).toEqual([6]);
  vi.advanceTimersByTime(1700);
  expect(last(flash)).toEqual([6]);
  vi.advanceTimersByTime(200);
  expect(last(flash)).toEqual([]);
});

test('a second one has its own while', () => {
  emphasis.flash(A);
  vi.advanceTimersByTime(1000);
  emphasis.flash(B);
  vi.advanceTimersByTime(1000);
  expect(last(flash)).toEqual([35]);
});

test('a place where a passage may be stands out as it is given', () => {
  const bounds = state.issues.map(0).boundsOf(0, 5);
  emphasis.flashAt(bounds);
  expect(flash).toHaveBeenLastCalledWith([bounds]);
});

test('a note that moved stands out where it stands now, one that is gone not at all', () => {
  emphasis.point('mark', [A, B]);
  state.anchoredNotes = state.anchoredNotes.filter(({ note }) => note.id === B);
  emphasis.refresh();
  expect(last(point)).toEqual([35]);
});
