/** When issues have to be looked for again: a text that grew, shrank, or is gone; not one word that changed. */
import { beforeEach, expect, test } from 'vitest';
import { createStaleness, type Staleness } from '../../../src/content/page/staleness.ts';
import type { Issues } from '../../../src/content/notes/anchored-notes.ts';
import { write } from '../session.ts';

let issues: Issues;
let staleness: Staleness;
const first = (): Text => document.querySelector('p')?.firstChild as Text;

beforeEach(() => {
  issues = write({ one: 'An essay about ferries, and about those who wait for them.' });
  staleness = createStaleness(document);
  staleness.looked();
});

test('the same text is not stale, nor is one in which a word changed', () => {
  expect(staleness.has(issues.found)).toBe(false);
  first().appendData(' And a few.');
  expect(staleness.has(issues.found)).toBe(false);
});

test('a text that unfolded is, until it is looked at', () => {
  first().appendData(' Here the rest of it begins.');
  expect(staleness.has(issues.found)).toBe(true);
  staleness.looked();
  expect(staleness.has(issues.found)).toBe(false);
});

test('text that comes elsewhere on the page counts, as the issue may have grown there', () => {
  const aside = document.createElement('aside');
  aside.append('Twenty characters or more of it');
  document.body.append(aside);
  expect(staleness.has(issues.found)).toBe(true);
});

test('a text that shrank is, too', () => {
  first().deleteData(0, 24);
  expect(staleness.has(issues.found)).toBe(true);
});

test('an issue that is gone is, and so is a page without any', () => {
  document.body.replaceChildren('An essay about ferries, and about those who wait for them.');
  expect(staleness.has(issues.found)).toBe(true);
  expect(staleness.has([])).toBe(true);
});
