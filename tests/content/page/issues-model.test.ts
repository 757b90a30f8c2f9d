/** The issues of a page: found in steps, read anew while they are the same, looked for where they may not be. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Anchorer } from '../../../src/content/page/instance.ts';
import { createIssuesModel, type IssuesModel } from '../../../src/content/page/issues-model.ts';
import type { Address } from '../../../src/core/model.ts';
import type { Finder, FoundIssue } from '../../../src/dom/page.ts';

const ANCHORER = {} as Anchorer;
let addresses: string[];
let incomplete: boolean;
let looks: number;
let life: AbortController;
const detected = vi.fn();
const reread = vi.fn();
let model: IssuesModel;

function issueAt(address: string): FoundIssue {
  const root = document.createRange();
  root.selectNodeContents(document.body);
  return { description: { address: address as Address }, root } as FoundIssue;
}

const findIssues: Finder = function* () {
  looks++;
  yield;
  return addresses.map(issueAt);
};
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(() => {
  document.body.innerHTML = '<p>An essay of some length.</p>';
  addresses = ['https://a.example/'];
  incomplete = false;
  looks = 0;
  life = new AbortController();
  detected.mockClear();
  reread.mockClear();
  const run = (task: () => Promise<unknown>) => void task();
  model = createIssuesModel(
    { findIssues, anchorer: ANCHORER, whole: false, run, isIncomplete: () => incomplete, detected, reread },
    life.signal,
  );
});
afterEach(() => life.abort());

const found = (): string[] => model.issues.found.map(({ description }) => description.address);

test('they are found, and it is said whether they are the same as before', async () => {
  model.detect();
  await settled();
  expect(found()).toEqual(['https://a.example/']);
  expect(detected).toHaveBeenLastCalledWith(false);
  model.detect();
  await settled();
  expect(detected).toHaveBeenLastCalledWith(true);
});

test('of two looks the last one counts', async () => {
  model.detect();
  addresses = ['https://b.example/'];
  model.detect();
  await settled();
  expect(found()).toEqual(['https://b.example/']);
  expect(detected).toHaveBeenCalledOnce();
});

test('a text that did not grow is read anew, without a look', async () => {
  model.detect();
  await settled();
  const before = model.issues;
  model.reread();
  expect(reread).toHaveBeenCalledOnce();
  expect(model.issues).not.toBe(before);
  expect(looks).toBe(1);
});

test.each([
  ['a note is not there yet', () => (incomplete = true)],
  ['the page has more text', () => document.body.append('And here is much more of it.')],
  ['its text is gone', () => document.body.replaceChildren()],
])('they are looked for again where %s', async (_why, happen) => {
  model.detect();
  await settled();
  happen();
  model.reread();
  await settled();
  expect(looks).toBe(2);
  expect(reread).not.toHaveBeenCalled();
});

test('for a while after the page became another one each change is a look', async () => {
  model.navigated();
  await settled();
  model.reread();
  await settled();
  expect(looks).toBe(2);
});

test('after the end nothing is told', async () => {
  model.detect();
  life.abort();
  await settled();
  expect(detected).not.toHaveBeenCalled();
});
