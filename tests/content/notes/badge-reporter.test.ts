/** The toolbar button's count: asked for when it may be another one, and never twice for the same. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBadgeReporter } from '../../../src/content/notes/badge-reporter.ts';
import type { IssueDescription } from '../../../src/core/model.ts';
import { addressOf, noteOn, stateOf, write, type TestState } from '../session.ts';

let told: (string | undefined)[];
let state: TestState;
let life: AbortController;
let alive: boolean;
let count: (state: TestState) => void;

beforeEach(() => {
  told = [];
  alive = true;
  life = new AbortController();
  const issues = write({ one: 'About ferries.', two: 'About boats.' });
  state = stateOf(issues, [noteOn(issues, 'ferries')]);
  const tell = async (issue: IssueDescription | null): Promise<void> => void told.push(issue?.address);
  count = createBadgeReporter({ tell, isAlive: () => alive }, life.signal);
});
afterEach(() => life.abort());

test('the issue that is read is told once, until it or its notes are others', () => {
  count(state);
  count(state);
  expect(told).toEqual([addressOf('one')]);
  state.current = 1;
  count(state);
  state.notes = { ...state.notes, notes: [noteOn(state.issues, 'boats', { at: 1 })] };
  count(state);
  expect(told).toEqual([addressOf('one'), addressOf('two'), addressOf('two')]);
});

test('a note of another issue of the page is not counted here', () => {
  count(state);
  state.notes = {
    ...state.notes,
    notes: [...state.notes.notes, noteOn(state.issues, 'boats', { at: 1 })],
  };
  count(state);
  expect(told).toHaveLength(1);
});

test('a page that the browser brings back is counted again: the count went with it', () => {
  count(state);
  const event = new Event('pageshow');
  Object.defineProperties(event, { persisted: { value: true }, isTrusted: { value: true } });
  window.dispatchEvent(event);
  count(state);
  expect(told).toHaveLength(2);
});

test('at the end no issue is read, and nothing is told after it', () => {
  count(state);
  life.abort();
  state.current = 1;
  count(state);
  expect(told).toEqual([addressOf('one'), undefined]);
});

test('an extension that is gone is told nothing', () => {
  count(state);
  alive = false;
  life.abort();
  expect(told).toEqual([addressOf('one')]);
});
