/** What the scripts of one page hand each other, and that the newest of them is the one that runs. */
import { beforeEach, expect, test } from 'vitest';
import {
  announceLikely,
  isRunning,
  lookAfresh,
  offerAnchorer,
  offerFinder,
  takeAnchorer,
  takeFinder,
  takeLikely,
  takeOver,
} from '../../../src/content/page/instance.ts';
import type { Finder } from '../../../src/dom/page.ts';
import { ANCHORER } from '../session.ts';

beforeEach(() => {
  delete (globalThis as { postil?: unknown }).postil;
});

const finder: Finder = function* () {
  yield;
  return [];
};

test('what the scripts before brought in is taken, and without it nothing starts', () => {
  expect(takeFinder).toThrow('find.js comes before main.js');
  expect(takeAnchorer).toThrow('anchor.js comes before main.js');
  offerFinder(finder);
  offerAnchorer(ANCHORER);
  expect(takeFinder()).toBe(finder);
  expect(takeAnchorer()).toBe(ANCHORER);
});

test('a script that comes again ends the one before', () => {
  const before = takeOver();
  expect(isRunning()).toBe(true);
  const after = takeOver();
  expect([before.signal.aborted, after.signal.aborted]).toEqual([true, false]);
  expect(isRunning()).toBe(true);
});

test('one that ends from within is not running, and does not end its successor', () => {
  const before = takeOver();
  const after = takeOver();
  before.end();
  expect(after.signal.aborted).toBe(false);
  expect(isRunning()).toBe(true);
  after.end();
  expect(after.signal.aborted).toBe(true);
  expect(isRunning()).toBe(false);
});

test('a look ends the look before', () => {
  const before = lookAfresh();
  const after = lookAfresh();
  expect([before.signal.aborted, after.signal.aborted]).toEqual([true, false]);
});

test('that a page is likely is said once for each start', () => {
  expect(takeLikely()).toBe(false);
  announceLikely();
  expect(takeLikely()).toBe(true);
  expect(takeLikely()).toBe(false);
});
