/** Following tabs: the word of the right page, without a flicker when a page is reloaded. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PageState } from '../../../src/platform/contract.ts';
import { followTabs } from '../../../src/ui/panel/model/followed-tab.ts';

const reading = (current: number): PageState => ({
  issues: [],
  current,
  places: [],
  inView: null,
  selection: null,
  focus: null,
});

function stage() {
  const lines = new Map<number, { tell: (reading: PageState | undefined) => void; signal: AbortSignal }>();
  const lifetime = new AbortController();
  const followed = followTabs((tab, tell, signal) => lines.set(tab, { tell, signal }), lifetime.signal);
  const tell = (tab: number, word: PageState | undefined): void => lines.get(tab)?.tell(word);
  return { followed, lines, lifetime, tell };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('waits, then has what the page tells', () => {
  const { followed, tell } = stage();
  expect(followed.pageStatus.value).toBe('waiting');
  followed.turnTo(1);
  expect(followed.pageStatus.value).toBe('waiting');
  tell(1, reading(3));
  expect(followed.pageStatus.value).toEqual(reading(3));
  expect(followed.tab()).toBe(1);
});

test('a tab without a page of ours says so at once', () => {
  const { followed, tell } = stage();
  followed.turnTo(1);
  tell(1, undefined);
  expect(followed.pageStatus.value).toBe('disconnected');
});

test('a reload shows no empty panel in between', () => {
  const { followed, tell } = stage();
  followed.turnTo(1);
  tell(1, reading(3));
  tell(1, undefined);
  vi.advanceTimersByTime(200);
  expect(followed.pageStatus.value).toEqual(reading(3));
  tell(1, reading(4));
  vi.advanceTimersByTime(5_000);
  expect(followed.pageStatus.value).toEqual(reading(4));
});

test('a page that left for good is gone soon', () => {
  const { followed, tell } = stage();
  followed.turnTo(1);
  tell(1, reading(3));
  tell(1, undefined);
  vi.advanceTimersByTime(1_000);
  expect(followed.pageStatus.value).toBe('disconnected');
});

test('turning to another tab keeps the last word until that tab tells, and asks the right page', () => {
  const { followed, lines, tell } = stage();
  followed.turnTo(1);
  tell(1, reading(1));
  followed.turnTo(2);
  expect(lines.get(1)?.signal.aborted).toBe(true);
  expect(followed.tab()).toBe(1);
  tell(1, reading(9));
  expect(followed.pageStatus.value).toEqual(reading(1));
  tell(2, reading(2));
  expect(followed.pageStatus.value).toEqual(reading(2));
  expect(followed.tab()).toBe(2);
});

test('a tab that does not answer is nobody', () => {
  const { followed, tell } = stage();
  followed.turnTo(1);
  tell(1, reading(1));
  followed.turnTo(2);
  vi.advanceTimersByTime(1_000);
  expect(followed.pageStatus.value).toBe('disconnected');
});

test('ends with its life', () => {
  const { followed, lines, lifetime } = stage();
  followed.turnTo(1);
  lifetime.abort();
  expect(lines.get(1)?.signal.aborted).toBe(true);
  vi.advanceTimersByTime(5_000);
  expect(followed.pageStatus.value).toBe('waiting');
});
