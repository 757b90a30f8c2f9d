/** The library as it is drawn: lists with headings, walked by keys, deaf to what stored text would like. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from '../../../src/ui/library/App.tsx';
import { payloads } from '../../payloads.ts';
import { libraryTest, type LibraryTest } from './env.ts';
import { namelessRegions } from '../regions.ts';
import { emptyLibrary, issueOf, mark, seen, type TestLibrary } from '../test-library.ts';

let env: LibraryTest;
let root: HTMLElement;

async function open(testLibrary: TestLibrary, fragment = ''): Promise<void> {
  env = libraryTest(testLibrary, fragment);
  root = document.body.appendChild(document.createElement('div'));
  render(<App library={env.library} />, root);
  await seen(() => expect(root.querySelector('.note, .middle .empty')).not.toBeNull());
}

function press(key: string, more: KeyboardEventInit = {}): void {
  const init = { key, bubbles: true, cancelable: true, ...more };
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', init));
}

const texts = (selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((element) => element.textContent.trim());
const notes = (): HTMLButtonElement[] => [...root.querySelectorAll<HTMLButtonElement>('.note')];

async function someNotes(): Promise<TestLibrary> {
  const testLibrary = emptyLibrary();
  await mark(testLibrary, issueOf('boring', 'taxes'), 'third', 5);
  testLibrary.at('2026-11-23T09:00:00.000Z');
  await mark(testLibrary, issueOf('mess', 'roadmaps'), 'first', 20, {
    comment: 'Mine.',
    tags: ['starter-risk'],
  });
  await mark(testLibrary, issueOf('mess', 'roadmaps'), 'second', 500);
  return testLibrary;
}

beforeEach(() => document.body.replaceChildren());
afterEach(() => {
  render(null, root);
  env.leave();
});

test('an empty library says how to begin and takes a file', async () => {
  await open(emptyLibrary());
  expect(texts('.middle .empty h2')).toEqual(['No notes yet']);
  await seen(() => expect(root.querySelector('.middle .empty input[type=file]')).not.toBeNull());
});

test('issues are headings, notes are lists below them, and one note is in the tab order', async () => {
  await open(await someNotes());
  await seen(() => expect(texts('.filter[aria-current]')).toEqual(['All notes3']));
  expect(texts('.issue h2')).toEqual(['On roadmaps', 'On taxes']);
  expect(notes().map((note) => note.tabIndex)).toEqual([0, -1, -1]);
});

test('who hears the page finds its regions by name, and the search by the first Tab', async () => {
  await open(await someNotes());
  await seen(() => expect(texts('.filter[aria-current]')).toEqual(['All notes3']));
  expect(namelessRegions(root)).toEqual([]);
  const search = root.querySelector('.search > input');
  expect(search?.getAttribute('aria-label')).toBe('Search All notes');
  const first = root.querySelector<HTMLElement>('a[href], button, input, [tabindex="0"]');
  expect(first?.textContent).toBe('Skip to the search');
  first?.click();
  expect(document.activeElement).toBe(search);
});

test('the arrow keys move focus and choice; Delete throws away and goes on; Ctrl+Z brings back', async () => {
  await open(await someNotes());
  notes()[0]?.focus();
  press('ArrowDown');
  expect(document.activeElement).toBe(notes()[0]);
  press('ArrowDown');
  expect(document.activeElement).toBe(notes()[1]);
  await seen(() => expect(notes()[1]?.getAttribute('aria-current')).toBe('true'));
  press('Delete');
  await seen(() =>
    expect(notes().map((note) => note.textContent)).toEqual([
      'firstMine.riskiest assumptions',
      'thirduntagged',
    ]),
  );
  expect(document.activeElement).toBe(notes()[1]);
  expect(texts('[role=status]').some((text) => text.startsWith('Note moved to the bin.'))).toBe(true);
  press('z', { ctrlKey: true });
  await seen(() => expect(notes()).toHaveLength(3));
});

test('the chosen note stands in its context with its comment, tags and facts', async () => {
  await open(await someNotes());
  notes()[0]?.click();
  await seen(() => expect(texts('.context')).toEqual(['… before it first after it …']));
  expect(root.querySelector('.context mark')?.textContent).toBe('first');
  await seen(() => expect(root.querySelector('textarea')?.value).toBe('Mine.'));
  expect(texts('.tags [aria-pressed=true]')).toEqual(['riskiest assumptions']);
  expect(texts('.facts dd')).toEqual(['mess', 'On roadmaps', 'Ada Author', '23 Nov 2026']);
});

test('a search marks what it found and says how much', async () => {
  await open(await someNotes(), '#search=FIRST');
  expect(texts('.note .found')).toEqual(['first']);
  expect(texts('.heading [role=status]')).toEqual(['1 note found in 1 issue.']);
});

test('hostile text in every field draws no element of its own', async () => {
  const show = async (text: string, name: string): Promise<string[]> => {
    const testLibrary = emptyLibrary();
    const { publication, ...issue } = issueOf('mess', 'x');
    const described = { ...issue, title: name, publication: { ...publication, name }, authors: [name] };
    await mark(testLibrary, described, text, 0, { comment: `mess ${text}`, tags: ['starter-risk'] });
    await open(testLibrary, '#search=mess');
    notes()[0]?.click();
    await seen(() => expect(root.querySelector('textarea')).not.toBeNull());
    const kinds = [...new Set([...root.querySelectorAll('*')].map((one) => one.localName))].toSorted();
    render(null, root);
    env.leave();
    return kinds;
  };
  const harmless = await show('plain', 'plain');
  expect(harmless).toContain('textarea');
  for (const payload of payloads('http://127.0.0.1:1')) {
    expect(await show(payload, payload.slice(0, 500) || 'x'), payload.slice(0, 40)).toEqual(harmless);
  }
}, 60_000);
