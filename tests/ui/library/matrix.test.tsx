/** The matrix of a publication: what it counts, how keys walk it, and the notes that stand beside it. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { App } from '../../../src/ui/library/App.tsx';
import { parseView, viewFragment } from '../../../src/ui/library/model/view.ts';
import { libraryTest, type LibraryTest } from './env.ts';
import { emptyLibrary, issueOf, mark, seen, type TestLibrary } from '../test-library.ts';

let env: LibraryTest;
let root: HTMLElement;

async function someIssues(): Promise<TestLibrary> {
  const library = emptyLibrary();
  const first = { ...issueOf('mess', 'roadmaps'), published: '2020-01-06' };
  const second = { ...issueOf('mess', 'bets'), published: '2020-02-03' };
  await mark(library, second, 'third', 5, { tags: ['starter-risk'], comment: 'Really?' });
  await mark(library, second, 'fourth', 50, { tags: ['starter-risk', 'starter-evidence'] });
  await mark(library, first, 'first', 5, { tags: ['starter-risk'] });
  await mark(library, first, 'second', 50);
  await mark(library, issueOf('boring', 'taxes'), 'elsewhere', 5, { tags: ['starter-risk'] });
  return library;
}

async function open(fragment: string): Promise<void> {
  env = libraryTest(await someIssues(), fragment);
  root = document.body.appendChild(document.createElement('div'));
  render(<App library={env.library} />, root);
  await seen(() => expect(root.querySelector('[role=grid]')).not.toBeNull());
}

const rows = (): string[][] =>
  [...root.querySelectorAll('[role=row]')].map((row) =>
    [...row.querySelectorAll('[role$=header], [role=gridcell]')].map((cell) => cell.textContent),
  );
const notes = (): (string | undefined)[] =>
  [...root.querySelectorAll('.note')].map((note) => note.querySelector('.note-quote')?.textContent);
const active = (): string | undefined => document.activeElement?.id;

function press(key: string): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
}

beforeEach(() => document.body.replaceChildren());
afterEach(() => {
  render(null, root);
  env.leave();
});

test('issues stand in their order, tags by use, sums at both ends', async () => {
  await open('#matrix=mess.example');
  expect(rows()).toEqual([
    ['Issue', 'riskiest assumptions', 'evidence', 'untagged', 'all notes'],
    ['On roadmaps', '1', '', '1', '2'],
    ['On bets', '2', '1', '', '2'],
    ['all issues', '3', '1', '1', '4'],
  ]);
});

test('a cell shows its notes beside it, a column those of all issues in the order of the issues', async () => {
  await open('#matrix=mess.example');
  root.querySelector<HTMLElement>('#cell-2-1')?.click();
  await seen(() => expect(notes()).toEqual(['third', 'fourth']));
  expect(viewFragment(env.view.value.filter)).toMatch(/^#matrix=mess\.example&tag=starter-risk&issue=/);
  root.querySelector<HTMLElement>('#cell-0-1')?.click();
  await seen(() => expect(notes()).toEqual(['first', 'third', 'fourth']));
  expect(root.querySelector('.lens-facts')?.textContent).toBe(
    'riskiest assumptions: in 2 of 2 issues, most often in “On bets” (2)',
  );
  root.querySelector<HTMLElement>('#cell-1-3')?.click();
  await seen(() => expect(notes()).toEqual(['second']));
});

test('arrow keys walk the cells, one of which is in the tab order; Enter chooses', async () => {
  await open('#matrix=mess.example');
  const inOrder = root.querySelectorAll<HTMLElement>('[role=grid] [tabindex="0"]');
  expect([...inOrder].map(({ id }) => id)).toEqual(['cell-1-1']);
  inOrder[0]?.focus();
  for (const [key, place] of [
    ['ArrowDown', 'cell-2-1'],
    ['ArrowRight', 'cell-2-2'],
    ['Home', 'cell-2-0'],
    ['ArrowUp', 'cell-1-0'],
    ['ArrowUp', 'cell-0-0'],
    ['ArrowUp', 'cell-0-0'],
    ['End', 'cell-0-4'],
    ['PageDown', 'cell-1-4'],
    ['ArrowDown', 'cell-2-4'],
    ['ArrowDown', 'cell-3-4'],
    ['ArrowDown', 'cell-3-4'],
  ] as const) {
    press(key);
    await vi.waitFor(() => expect([key, active()]).toEqual([key, place]));
  }
  press('ArrowUp');
  await vi.waitFor(() => expect(active()).toBe('cell-2-4'));
  press('Enter');
  await seen(() => expect(notes()).toEqual(['third', 'fourth']));
});

test('a new note is counted where it stands', async () => {
  await open('#matrix=mess.example');
  await mark(env, issueOf('mess', 'bets'), 'fifth', 90, { tags: ['starter-evidence'] });
  await seen(() => expect(rows()[2]?.slice(1)).toEqual(['2', '2', '', '3']));
});

test('the table is copied for spreadsheets, and a title is never a formula', async () => {
  await open('#matrix=mess.example');
  const hostile = { ...issueOf('mess', 'sums'), title: '=HYPERLINK("x")\t2', published: '2020-03-02' };
  await mark(env, hostile, 'sixth', 5);
  await seen(() => expect(rows()).toHaveLength(5));
  [...root.querySelectorAll('button')].find((button) => button.textContent === 'Copy as a table')?.click();
  await seen(() => expect(env.done).toHaveLength(1));
  expect(env.done[0]?.split('\n')).toEqual([
    'copied Issue\tPublished\triskiest assumptions\tevidence\tuntagged\tNotes',
    'On roadmaps\t2020-01-06\t1\t0\t1\t2',
    'On bets\t2020-02-03\t2\t1\t0\t2',
    '\'=HYPERLINK("x") 2\t2020-03-02\t0\t0\t1\t1',
    'Notes\t\t3\t1\t2\t5',
  ]);
});

test.each(['#matrix=mess.example', '#matrix=mess.example&tag=untagged', '#matrix=a&tag=b&issue=c'])(
  'the address %s says the same after a reload',
  (fragment) => expect(viewFragment(parseView(fragment).filter)).toBe(fragment),
);
