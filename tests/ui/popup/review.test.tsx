/** The popup as a place to review: the notes of the issue being read, then the last of all, by mouse and keys. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AnnotationId } from '../../../src/core/model.ts';
import { removeAnnotations } from '../../../src/store/annotations.ts';
import { annotation } from '../../../src/store/read.ts';
import { App } from '../../../src/ui/popup/App.tsx';
import { placeAt, popupTest, readingOf, type PopupTest } from './env.ts';
import { emptyLibrary, issueOf, mark, seen } from '../test-library.ts';

const roadmaps = issueOf('mess', 'roadmaps');
let env: PopupTest;
let root: HTMLElement;
let ids: { risk: AnnotationId; evidence: AnnotationId; plain: AnnotationId; lost: AnnotationId };

const texts = (selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((element) => element.textContent.trim());
const quotes = (): string[] => texts('.review .quote');
const note = (id: AnnotationId): HTMLElement => root.querySelector(`[data-note="${id}"]`) as HTMLElement;
const button = (within: Element, name: RegExp): HTMLButtonElement =>
  [...within.querySelectorAll('button')].find((each) =>
    name.test(each.getAttribute('aria-label') ?? each.textContent),
  ) as HTMLButtonElement;
const focused = (): string | undefined => (document.activeElement as HTMLElement).dataset['note'];

function press(key: string, more: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}

beforeEach(async () => {
  localStorage.clear();
  document.body.replaceChildren();
  const library = emptyLibrary();
  library.at('2026-11-19T09:00:00.000Z');
  await mark(library, issueOf('boring', 'taxes'), 'taxes, the second', 80, { tags: ['starter-try'] });
  await mark(library, issueOf('boring', 'taxes'), 'taxes, the first', 5, { comment: 'So *dull*.' });
  library.at('2026-11-20T09:00:00.000Z');
  await mark(library, issueOf('mess', 'trains'), 'on trains', 5);
  await removeAnnotations(library.store, [await mark(library, issueOf('mess', 'bin'), 'binned', 5)]);
  library.at('2026-11-21T09:00:00.000Z');
  ids = {
    evidence: await mark(library, roadmaps, 'the third', 500, { tags: ['starter-evidence'] }),
    risk: await mark(library, roadmaps, 'the first', 20, {
      tags: ['starter-risk', 'starter-evidence'],
      comment: 'A **bold** one.',
    }),
    plain: await mark(library, roadmaps, 'the second', 90),
    lost: await mark(library, roadmaps, 'the lost one', 10),
  };
  env = popupTest(library);
  env.pageStatus.value = readingOf(roadmaps, [
    placeAt(ids.evidence, 0.5, 0.6),
    placeAt(ids.risk, 0.02, 0.03),
    placeAt(ids.plain, 0.2, 0.3),
    { id: ids.lost, verdict: 'missing', span: null, candidates: [] },
  ]);
  root = document.body.appendChild(document.createElement('div'));
  render(<App popup={env.popup} />, root);
  await seen(() => expect(quotes()).toHaveLength(4));
});
afterEach(() => render(null, root));

test('the notes stand in the order of the text with tags and comments, those that are lost apart', () => {
  expect(quotes()).toEqual(['the first', 'the second', 'the third', 'the lost one']);
  expect(note(ids.risk).querySelector('.note-comment strong')?.textContent).toBe('bold');
  expect(texts(`[data-note="${ids.risk}"] .tag-name`)).toEqual(['riskiest assumptions', 'evidence']);
  expect(texts('.orphans h2')).toEqual(['Not found on this page 1']);
});

test('then the last notes of all other issues, by issue, and last the recent issues', async () => {
  expect(texts('.lately-title > bdi')).toEqual(['On trains', 'On taxes']);
  expect(texts('.lately-quote')).toEqual(['on trains', 'taxes, the first', 'taxes, the second']);
  expect(texts('.lately-comment')).toEqual(['So dull.']);
  expect(texts('main h2')).toEqual(['Not found on this page 1', 'Lately', 'Recent issues']);
  const link = root.querySelector('.lately-note') as HTMLAnchorElement;
  expect(link.href).toContain('https://mess.example/p/trains#:~:text=');
  link.click();
  await seen(() => expect(env.done[0]).toMatch(/^opened https:\/\/mess.example\/p\/trains#:~:text=/));
});

test('a tag narrows the list, and the same again widens it', async () => {
  const chip = (): HTMLButtonElement => button(root.querySelector('.filters') as Element, /^evidence/);
  chip().click();
  await seen(() => expect(quotes()).toEqual(['the first', 'the third']));
  chip().click();
  await seen(() => expect(quotes()).toHaveLength(4));
});

test('a click goes to the passage and closes the popup; a lost one is said to be so', async () => {
  note(ids.lost).click();
  await seen(() => expect(env.popup.toaster.current.value?.text).toContain('not on the page'));
  env.painted.add(ids.risk);
  note(ids.risk).click();
  await seen(() => expect(env.done).toEqual(['closed']));
});

test('by keys: from row to row, to the passage, to the search and back', async () => {
  press('ArrowDown');
  expect(focused()).toBe(ids.risk);
  press('j');
  expect(focused()).toBe(ids.plain);
  press('ArrowUp');
  press('ArrowUp');
  expect(document.activeElement?.getAttribute('role')).toBe('combobox');
  press('ArrowDown');
  expect(focused()).toBe(ids.risk);
  for (let row = 0; row < 4; row++) press('ArrowDown');
  expect(document.activeElement?.className).toBe('lately-note');
  note(ids.plain).focus();
  env.painted.add(ids.plain);
  press('Enter');
  await seen(() => expect(env.done).toEqual(['closed']));
});

test('one note is in the Tab order: the first, or the one that the focus was in', async () => {
  const reached = (): (string | undefined)[] =>
    [...root.querySelectorAll<HTMLElement>('[data-note][tabindex="0"]')].map((each) => each.dataset['note']);
  expect(reached()).toEqual([ids.risk]);
  note(ids.plain).focus();
  await seen(() => expect(reached()).toEqual([ids.plain]));
});

test('a comment is written in place and saved', async () => {
  note(ids.plain).focus();
  press('e');
  await seen(() => expect(document.activeElement?.localName).toBe('textarea'));
  const field = document.activeElement as HTMLTextAreaElement;
  field.value = 'Ask *why*.';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  press('Escape');
  await seen(() => expect(note(ids.plain).querySelector('.note-comment em')?.textContent).toBe('why'));
  expect(focused()).toBe(ids.plain);
  expect((await annotation(env.store, ids.plain))?.comment).toBe('Ask *why*.');
});

test('tags are given and taken in place', async () => {
  note(ids.plain).focus();
  press('t');
  await seen(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Tags'));
  press('1');
  await seen(() => expect(texts(`[data-note="${ids.plain}"] .tag-name`)).toEqual(['riskiest assumptions']));
  press('Escape');
  expect(focused()).toBe(ids.plain);
});

test('a note is deleted by its key, and comes back by Undo and by Ctrl+Z', async () => {
  note(ids.plain).focus();
  press('Delete');
  await seen(() => expect(quotes()).toEqual(['the first', 'the third', 'the lost one']));
  expect(focused()).toBe(ids.evidence);
  env.popup.toaster.current.value?.action?.run();
  await seen(() => expect(quotes()).toHaveLength(4));
  button(note(ids.risk), /^Delete/).click();
  await seen(() => expect(quotes()).toHaveLength(3));
  press('z', { ctrlKey: true });
  await seen(() => expect(quotes()).toHaveLength(4));
});

test('what was typed when the popup closed is saved by the next one', async () => {
  await env.popup.later.peek()?.review.editor.editComment(ids.plain);
  const field = env.popup.later.peek()?.review.editor.comments.peek().get(ids.plain);
  field?.type('typed, then gone');
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
  expect(keys.map((key) => localStorage.getItem(key)).join()).toContain('typed, then gone');
});
