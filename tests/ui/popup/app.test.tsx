/** The popup as it is drawn: reachable by keyboard, spoken, and deaf to what stored text would like. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AnnotationId } from '../../../src/core/model.ts';
import { App } from '../../../src/ui/popup/App.tsx';
import { payloads } from '../../payloads.ts';
import { placeAt, popupTest, readingOf, type PopupTest } from './env.ts';
import { namelessRegions } from '../regions.ts';
import { emptyLibrary, issueOf, mark, seen } from '../test-library.ts';

let env: PopupTest;
let root: HTMLElement;

function open(prepared: PopupTest): void {
  env = prepared;
  root = document.body.appendChild(document.createElement('div'));
  render(<App popup={env.popup} />, root);
}

function press(key: string, target: Element): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

function type(text: string): void {
  const field = root.querySelector('input') as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const texts = (selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((element) => element.textContent.trim());
const button = (name: string): HTMLButtonElement | undefined =>
  [...root.querySelectorAll('button')].find((each) => each.textContent.trim() === name);

beforeEach(() => document.body.replaceChildren());
afterEach(() => render(null, root));

test('first use: the gesture is explained with the starter tags and their keys', async () => {
  const fresh = popupTest();
  fresh.pageStatus.value = readingOf(issueOf('mess', 'roadmaps'));
  open(fresh);
  await seen(() =>
    expect(texts('.invitation li')).toEqual([
      '1 riskiest assumptions',
      '2 evidence',
      '3 question',
      'h without a tag',
    ]),
  );
  expect(button('Open the panel')).toBeDefined();
  // The card says it: that a newsletter issue is to be opened would be wrong where one is.
  expect(texts('.empty h2')).toEqual([]);
});

test('who hears the page finds its regions, titles and buttons by name', async () => {
  const testLibrary = emptyLibrary();
  const issue = issueOf('mess', 'roadmaps');
  await mark(testLibrary, issue, 'first', 5);
  await mark(testLibrary, issueOf('boring', 'taxes'), 'second', 5);
  const known = popupTest(testLibrary);
  known.pageStatus.value = readingOf(issue);
  open(known);
  await seen(() => expect(texts('h3.recent-title')).toContain('On taxes'));
  expect(texts('h1')).toEqual(['On roadmaps']);
  expect(namelessRegions(root)).toEqual([]);
  expect(root.querySelector('.search > input')?.getAttribute('aria-label')).toBe('Search all notes');
  await seen(() =>
    expect(root.querySelector('[aria-label="Open the panel: 1 note"]')?.textContent).toBe('1 note'),
  );
});

test('an issue says what it was taken for one by', async () => {
  const known = popupTest();
  const evidence = ['its headline has a number', 'it is laid out as a mail', 'it offers to leave the list'];
  known.pageStatus.value = { ...readingOf(issueOf('mess', 'roadmaps')), evidence };
  open(known);
  await seen(() =>
    expect(texts('.reasons > p')).toEqual([
      'Taken for an issue because its headline has a number, it is laid out as a mail, and it offers to leave the list.',
    ]),
  );
  known.pageStatus.value = readingOf(issueOf('mess', 'roadmaps'));
  await seen(() => expect(texts('.reasons')).toEqual([]));
});

test('an unknown page offers to be annotated and says when it cannot be', async () => {
  const unknown = popupTest();
  unknown.pageStatus.value = 'disconnected';
  unknown.browser.letsIn = false;
  open(unknown);
  await seen(() => expect(button('Annotate this page')).toBeDefined());
  button('Annotate this page')?.click();
  await seen(() => expect(texts('[role=alert]')[0]).toContain('keeps extensions out'));
});

test('the strip is one list of passages: walked by arrow keys, spoken, opened by Enter', async () => {
  const testLibrary = emptyLibrary();
  const issue = issueOf('mess', 'roadmaps');
  const ids: AnnotationId[] = [
    await mark(testLibrary, issue, 'one', 0, { tags: ['starter-risk'] }),
    await mark(testLibrary, issue, 'two', 90),
  ];
  const page = popupTest(testLibrary);
  page.pageStatus.value = readingOf(
    issue,
    ids.map((id, index) => placeAt(id, index * 0.5, index * 0.5 + 0.2)),
  );
  open(page);
  const options = (): Element[] => [...root.querySelectorAll('[role=listbox] [role=option]')];
  await seen(() =>
    expect(options().map((option) => option.getAttribute('aria-label'))).toEqual([
      'one, riskiest assumptions, 0 %',
      'two, 50 %',
    ]),
  );
  const strip = root.querySelector('[role=listbox]') as HTMLElement;
  expect(strip.getAttribute('aria-label')).toMatch(/notes stand/);
  strip.focus();
  press('ArrowRight', strip);
  await seen(() => expect(strip.getAttribute('aria-activedescendant')).toBe(options()[1]?.id));
  page.painted.add(ids[1] as AnnotationId);
  press('Enter', strip);
  await seen(() => expect(page.done).toEqual(['closed']));
});

test('/ comes to the search; the field tells which result is reached', async () => {
  const testLibrary = emptyLibrary();
  const first = await mark(testLibrary, issueOf('mess', 'roadmaps'), 'an epic', 0);
  open(popupTest(testLibrary));
  await seen(() => expect(texts('.recent-title')).toEqual(['On roadmaps']));
  press('/', document.body);
  const field = document.activeElement as HTMLInputElement;
  expect(field.getAttribute('role')).toBe('combobox');
  type('epic');
  await seen(() => expect(texts('[role=option] mark')).toEqual(['epic']));
  expect(field.getAttribute('aria-expanded')).toBe('true');
  expect(field.getAttribute('aria-activedescendant')).toBe(`result-${first}`);
  expect(texts('[role=status]')[0]).toBe('1 note found');
  press('Escape', field);
  await seen(() => expect(texts('.recent-title')).toEqual(['On roadmaps']));
});

test('a field of the search is completed with names, by keys', async () => {
  const testLibrary = emptyLibrary();
  await mark(testLibrary, issueOf('mess', 'roadmaps'), 'an epic', 0, { tags: ['starter-risk'] });
  open(popupTest(testLibrary));
  await seen(() => expect(texts('.recent-title')).toHaveLength(1));
  press('/', document.body);
  const field = document.activeElement as HTMLInputElement;
  const options = (): string[] => texts('[aria-label=Names] [role=option]');
  type('tag:ex');
  await seen(() => expect(options()).toEqual(['example']));
  type('tag:');
  await seen(() => expect(options()).toHaveLength(5));
  expect(field.getAttribute('aria-activedescendant')).toBeNull();
  press('ArrowUp', field);
  press('ArrowDown', field);
  await seen(() => expect(field.getAttribute('aria-activedescendant')).toBe('completion-0'));
  expect(field.getAttribute('aria-controls')).toBe('completions');
  press('Enter', field);
  await seen(() => expect(field.value).toBe('tag:"riskiest assumptions" '));
  expect(options()).toEqual([]);
  await seen(() => expect(texts('.result-quote')).toEqual(['an epic']));
  // Escape closes what is offered, then empties the search.
  type('publication:me');
  await seen(() => expect(options()).toEqual(['mess']));
  press('Escape', field);
  await seen(() => expect(options()).toEqual([]));
  expect(field.value).toBe('publication:me');
  press('Escape', field);
  await seen(() => expect(field.value).toBe(''));
});

test('recent issues are links to the web and nowhere else', async () => {
  const testLibrary = emptyLibrary();
  await mark(testLibrary, issueOf('mess', 'roadmaps'), 'one', 0, {
    tags: ['starter-risk', 'starter-evidence'],
  });
  open(popupTest(testLibrary));
  await seen(() => expect(texts('.recent')[0]).toContain('riskiest assumptions, evidence'));
  const link = root.querySelector('a.recent') as HTMLAnchorElement;
  expect(link.href).toBe('https://mess.example/p/roadmaps');
  expect(link.rel).toBe('noopener noreferrer');
  link.click();
  await seen(() => expect(env.done).toEqual(['opened https://mess.example/p/roadmaps', 'closed']));
});

test('the highlighter is a switch, with its tag beside it', async () => {
  open(popupTest());
  const highlighter = root.querySelector('[role=switch]') as HTMLButtonElement;
  highlighter.click();
  await seen(() => expect(highlighter.getAttribute('aria-checked')).toBe('true'));
  expect(root.querySelector('select')).not.toBeNull();
});

/** What a comment may be made of. */
const IN_COMMENT = ['a', 'blockquote', 'br', 'code', 'em', 'li', 'ol', 'p', 'pre', 'span', 'strong', 'ul'];

/** The kinds of elements in the popup, to compare, those of a comment's own formatting held apart. */
const kinds = (): string[] => {
  for (const { protocol, rel } of root.querySelectorAll('a')) {
    expect(protocol).toMatch(/^https?:$/);
    expect(rel).toBe('noopener noreferrer');
  }
  for (const one of root.querySelectorAll('.markdown *')) expect(IN_COMMENT).toContain(one.localName);
  const others = [...root.querySelectorAll('*')].filter((one) => !one.matches('.markdown *'));
  return [...new Set(others.map((one) => one.localName))].toSorted();
};

test('hostile text in every field draws no element of its own', async () => {
  const show = async (text: string, name: string): Promise<string[]> => {
    const testLibrary = emptyLibrary();
    const issue = {
      ...issueOf('mess', 'x'),
      title: name,
      publication: { ...issueOf('mess', 'x').publication, name },
    };
    const id = await mark(testLibrary, issue, text, 0, { comment: `mess ${text}`, tags: ['starter-risk'] });
    const page = popupTest(testLibrary, { address: 'https://site.example/', title: name });
    page.pageStatus.value = readingOf(issue, [placeAt(id, 0.1, 0.2)]);
    open(page);
    await seen(() => expect(root.querySelector('.strip-piece')).not.toBeNull());
    await seen(() => expect(root.querySelector('.review .note')).not.toBeNull());
    const before = kinds();
    type('mess');
    await seen(() => expect(root.querySelector('.result-comment')).not.toBeNull());
    const after = kinds();
    render(null, root);
    return [...new Set([...before, ...after])].toSorted();
  };
  const harmless = await show('plain', 'plain');
  for (const payload of payloads('http://127.0.0.1:1')) {
    expect(await show(payload, payload.slice(0, 500) || 'x'), payload.slice(0, 40)).toEqual(harmless);
  }
}, 60_000);
