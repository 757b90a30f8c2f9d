/** The question whether an essay was read before at another address, and the addresses of an issue. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from '../../../src/core/issues/fingerprint.ts';
import type { Fingerprint, IssueDescription } from '../../../src/core/model.ts';
import { App } from '../../../src/ui/panel/App.tsx';
import { payloads } from '../../payloads.ts';
import { essay } from '../../store/essays.ts';
import { eventually, reading, selected, stage, toast, type Stage } from './stage.ts';
import { emptyLibrary, issueOf, mark, type TestLibrary } from '../test-library.ts';

const PRINT: Fingerprint = fingerprint(essay(1)) ?? [];
const OTHER: Fingerprint = fingerprint(essay(2)) ?? [];
const ARCHIVE: IssueDescription = { ...issueOf('archive', 'seeds'), fingerprint: PRINT };
const OWN = issueOf('ada', 'seeds');

const root = document.createElement('div');
let testLibrary: TestLibrary;
let now: Stage;

beforeEach(async () => {
  document.body.append(root);
  testLibrary = emptyLibrary();
  await mark(testLibrary, ARCHIVE, 'alpha', 10);
  await mark(testLibrary, ARCHIVE, 'beta', 20);
});
afterEach(() => {
  render(null, root);
  now.lifetime.abort();
  root.remove();
});

function show(issue: IssueDescription = OWN, print: Fingerprint = PRINT): void {
  now = stage(reading([issue], { fingerprint: print }), testLibrary);
  render(<App panel={now.panel} />, root);
}
const asked = (): Element | null => root.querySelector('.duplicate-issue');
const notes = (): number => root.querySelectorAll('[data-note]').length;
function press(name: string): void {
  const buttons = [...root.querySelectorAll<HTMLElement>('button, summary')];
  const found = buttons.find((one) => (one.getAttribute('aria-label') ?? one.textContent).startsWith(name));
  if (found === undefined) throw new Error(`There is no ${name}`);
  found.click();
}
async function settled(): Promise<void> {
  await eventually(() => expect(root.querySelector('.head > h1')).not.toBeNull());
  await eventually(() => expect(now.panel.writer.value).toBeDefined());
  await new Promise((resolve) => setTimeout(resolve, 50));
}

test('asks, with the other address in sight; a yes shows the notes here, and can be undone', async () => {
  show();
  await eventually(() => expect(asked()?.textContent).toContain('2 notes on this text'));
  expect(asked()?.closest('[role=status]')).not.toBeNull();
  expect(asked()?.querySelector('a')?.href).toBe(ARCHIVE.address);
  expect(asked()?.querySelector('a')?.textContent).toBe('archive.example/p/seeds');
  expect(notes()).toBe(0);
  press('Show them here');
  await eventually(() => expect(notes()).toBe(2));
  await eventually(() => expect(asked()).toBeNull());
  await eventually(() => expect(toast(now)).toContain('One issue now, with 2 notes'));
  expect(root.querySelector('.addresses > summary')?.textContent).toBe('known at 2 addresses');
  press('Undo');
  await eventually(() => expect(notes()).toBe(0));
  await eventually(() => expect(asked()).not.toBeNull());
});

test('a no is kept, and taken back', async () => {
  show();
  await eventually(() => expect(asked()).not.toBeNull());
  press('Not the same');
  await eventually(() => expect(asked()).toBeNull());
  await eventually(() => expect(toast(now)).toContain('not be asked again'));
  press('Undo');
  await eventually(() => expect(asked()).not.toBeNull());
});

test('another text, a text too short to tell and the issue itself ask nothing', async () => {
  for (const [issue, print] of [
    [OWN, OTHER],
    [OWN, []],
    [ARCHIVE, PRINT],
  ] as const) {
    show(issue, print);
    await settled();
    expect(asked()).toBeNull();
    now.lifetime.abort();
    render(null, root);
  }
  show();
});

test('what was asked of one issue is not asked of the next', async () => {
  show();
  await eventually(() => expect(asked()).not.toBeNull());
  now.tell({ issues: [issueOf('ada', 'trains')], fingerprint: OTHER });
  await eventually(() => expect(asked()).toBeNull());
});

test('an address is split off with its notes; what was done since must be undone first', async () => {
  show();
  await eventually(() => expect(asked()).not.toBeNull());
  press('Show them here');
  await eventually(() => expect(root.querySelector('.addresses')).not.toBeNull());
  press('Split off archive.example');
  await eventually(() => expect(notes()).toBe(0));
  await eventually(() => expect(toast(now)).toBe('Split off. 2 notes went with it.'));
  expect(root.querySelector('.addresses')).toBeNull();
  await mark(testLibrary, OWN, 'gamma', 5);
  press('Undo');
  await eventually(() => expect(toast(now)).toContain('Undo that first'));
});

test('a note from the panel keeps the text’s fingerprint', async () => {
  const trains = issueOf('ada', 'trains');
  show(trains, OTHER);
  await settled();
  now.tell({ selection: selected(trains, 'a passage') });
  await eventually(() => expect(now.panel.writer.value?.composer.proposal.value?.issue).toBeDefined());
  await now.panel.write((writer) => writer.compose());
  render(null, root);
  now.lifetime.abort();
  show(issueOf('copy', 'trains'), OTHER);
  await eventually(() => expect(asked()?.textContent).toContain('1 note on this text'));
});

test('hostile names are text', async () => {
  for (const text of payloads('https://beacon.example').slice(0, 40)) {
    const title = text.replaceAll(/[\0\p{Surrogate}]/gu, '').slice(0, 300);
    await mark(
      testLibrary,
      { ...ARCHIVE, title, publication: { ...ARCHIVE.publication, name: title } },
      'x',
      1,
    );
    show({ ...OWN, authors: ARCHIVE.authors });
    await eventually(() => expect(asked()).not.toBeNull());
    const tags = [...(asked()?.querySelectorAll('*') ?? [])].map(({ localName }) => localName);
    expect(new Set(tags)).toEqual(new Set(['h2', 'p', 'cite', 'bdi', 'a', 'div', 'button']));
    now.lifetime.abort();
    render(null, root);
  }
  show();
});
