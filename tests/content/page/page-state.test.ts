/** What is told of a page: at each change, and while it scrolls only where something else is in view. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPageState, type PageStatePublisher } from '../../../src/content/page/page-state.ts';
import type { SessionState } from '../../../src/content/notes/session-state.ts';
import type { Address } from '../../../src/core/model.ts';
import type { PageState } from '../../../src/platform/contract.ts';

const description = { address: 'https://a.example/' as Address };
const evidence = ['its headline has a number', 'it is laid out as a mail', 'it has a day', 'a fourth'];
let told: PageState[];
let followed: boolean;
let life: AbortController;
const count = vi.fn();
let pageState: PageStatePublisher;
const state = {
  issues: { found: [{ description, evidence }] },
  anchoredNotes: [],
  selected: undefined,
  focus: { field: 'tags', annotation: null },
} as unknown as SessionState;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  followed = true;
  life = new AbortController();
  count.mockClear();
  const publisher = { isFollowed: () => followed, tell: (read: () => PageState) => void told.push(read()) };
  const fingerprints = { of: () => undefined, describe: vi.fn(), describeAll: vi.fn() };
  pageState = createPageState({ state, publisher, fingerprints, count }, life.signal);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

test('it says issues, places, selection and what the reader wants to write, and counts', () => {
  pageState.update();
  pageState.publish();
  expect(told).toEqual([
    {
      issues: [description],
      current: 0,
      evidence: evidence.slice(0, 3),
      places: [],
      inView: null,
      selection: null,
      focus: { field: 'tags', annotation: null },
    },
  ]);
  expect(count).toHaveBeenCalledExactlyOnceWith(state);
});

test('scrolling that brings nothing else into view tells nothing', () => {
  document.dispatchEvent(new Event('scroll'));
  vi.advanceTimersByTime(500);
  expect(told).toEqual([]);
});

test('after the end a scroll is not looked at', () => {
  document.dispatchEvent(new Event('scroll'));
  life.abort();
  vi.advanceTimersByTime(500);
  expect(told).toEqual([]);
});
