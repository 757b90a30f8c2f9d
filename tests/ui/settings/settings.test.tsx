/** The settings: tags are kept in order, refusals stand where they belong, files go out and come in. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TagId } from '../../../src/core/model.ts';
import type { Settings } from '../../../src/platform/contract.ts';
import { tags as readTags } from '../../../src/store/read.ts';
import { counts } from '../../../src/store/summaries.ts';
import type { OutgoingFile } from '../../../src/ui/download.ts';
import { App } from '../../../src/ui/settings/App.tsx';
import { EVERYWHERE } from '../../../src/core/sites.ts';
import { importedSentence } from '../../../src/ui/settings/model/data.ts';
import {
  createSettingsPage,
  type SettingsPage,
  type SettingsEnv,
} from '../../../src/ui/settings/model/model.ts';
import { siteName } from '../../../src/ui/settings/model/sites.ts';
import { emptyLibrary, issueOf, mark, seen, until, type TestLibrary } from '../test-library.ts';
import { UNWATCHED } from './unwatched.ts';

const settings = signal<Settings>({ toolbar: 'bar', highlighter: null, never: [] });
const KNOWN = ['https://*.substack.com/*', 'https://johnpcutler.github.io/tbm2020/*'];
const INSTALLED = { hosts: KNOWN, matches: KNOWN };
const sites = signal<readonly string[]>(KNOWN);
const files: OutgoingFile[] = [];
let testLibrary: TestLibrary;
let root: HTMLElement;

function pageOf({ store, onChange }: TestLibrary, more: Partial<SettingsEnv> = {}): SettingsPage {
  return createSettingsPage({
    store,
    onChange,
    settings,
    changeSettings: async (change) => void (settings.value = { ...settings.value, ...change }),
    sites,
    installed: INSTALLED,
    knownCanGo: false,
    maySee: async (patterns) => patterns.every((pattern) => sites.value.includes(pattern)),
    requestSites: async (patterns) => {
      sites.value = [...sites.value, ...patterns];
      return true;
    },
    withdrawSites: async (patterns) => {
      sites.value = sites.value.filter((site) => !patterns.includes(site));
    },
    blockSite: async (host) => {
      settings.value = { ...settings.value, never: [...settings.value.never, host] };
    },
    allowSite: async (host) => {
      settings.value = { ...settings.value, never: settings.value.never.filter((other) => other !== host) };
    },
    storageUse: async () => ({ bytes: 2_100, kept: false }),
    safety: UNWATCHED,
    now: () => new Date('2026-11-22T12:00:00.000Z'),
    download: (file) => files.push(file),
    ...more,
  });
}

const RISK = 'starter-risk' as TagId;
const texts = (selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((element) => element.textContent.trim());
const nameField = (name: string): HTMLInputElement =>
  root.querySelector(`input[aria-label="Name of ${name}"]`) as HTMLInputElement;

/** A file as the reader chooses it. */
const chosen = (content: BlobPart, name = 'library.json'): File => new File([content], name);

async function draw(page: SettingsPage): Promise<void> {
  root = document.body.appendChild(document.createElement('div'));
  render(<App page={page} />, root);
  await seen(() => expect(nameField('evidence')).not.toBeNull());
}

beforeEach(() => {
  document.body.replaceChildren();
  files.length = 0;
  sites.value = KNOWN;
  settings.value = { toolbar: 'bar', highlighter: null, never: [] };
  testLibrary = emptyLibrary();
});
afterEach(() => render(null, root));

test('a tag is renamed in its field; a name that another tag has is refused below it', async () => {
  await draw(pageOf(testLibrary));
  const field = nameField('evidence');
  field.value = 'Riskiest  Assumptions';
  field.dispatchEvent(new Event('blur'));
  await seen(() => expect(texts('.tag-line [role=alert]')).toEqual(['Another tag has this name.']));
  expect(nameField('evidence').getAttribute('aria-invalid')).toBe('true');
  field.value = 'proof';
  field.dispatchEvent(new Event('blur'));
  await seen(() => expect(nameField('proof').value).toBe('proof'));
  expect(texts('[role=alert]')).toEqual([]);
});

test('an emptied name is the old one again', async () => {
  await draw(pageOf(testLibrary));
  const field = nameField('evidence');
  field.value = '  ';
  field.dispatchEvent(new Event('blur'));
  expect(field.value).toBe('evidence');
});

test('a key that is given to a tag is taken from the one that had it', async () => {
  const page = pageOf(testLibrary);
  expect(await page.putOnKey(RISK, 2)).toBe(true);
  expect(await page.recolour(RISK, 'sand')).toBe(true);
  const tags = await readTags(testLibrary.store);
  expect(tags.map(({ name, key, colour }) => [name, key, colour]).slice(0, 1)).toEqual([
    ['riskiest assumptions', 2, 'sand'],
  ]);
  expect(tags.find(({ name }) => name === 'evidence')?.key).toBeUndefined();
});

test('a new tag is made; none without a name', async () => {
  const page = pageOf(testLibrary);
  expect(await page.create('   ')).toBe(false);
  expect(page.error.value?.id).toBeUndefined();
  expect(page.error.value?.error).toBeInstanceOf(Error);
  expect(await page.create('counter-example')).toBe(true);
  expect(page.error.value).toBeUndefined();
  expect((await readTags(testLibrary.store)).map(({ name }) => name)).toContain('counter-example');
});

test('the toolbar and the highlighter are chosen', async () => {
  await draw(pageOf(testLibrary));
  const dot = root.querySelector('input[value=dot]') as HTMLInputElement;
  dot.click();
  expect(settings.value.toolbar).toBe('dot');
  (root.querySelector('[role=switch]') as HTMLElement).click();
  expect(settings.value.highlighter).toEqual({ tag: null });
});

test('what it sees and keeps is said in plain sentences', async () => {
  await draw(pageOf(testLibrary));
  await seen(() => expect(texts('.sites li')).toEqual(['*.substack.com', 'johnpcutler.github.io/tbm2020/…']));
  await seen(() => expect(root.textContent).toContain('0 notes in 0 issues, 2.1 kB on this device.'));
  expect(root.textContent).toContain('has not promised to keep it');
  expect(root.textContent).toContain('which of its own passages are painted');
  expect(root.textContent).toContain('Uninstalling Postil deletes all of it.');
});

const labelled = (label: string): HTMLElement =>
  root.querySelector(`button[aria-label="${label}"]`) as HTMLElement;
const all = (): HTMLElement =>
  [...root.querySelectorAll<HTMLElement>('[role=switch]')].find((each) =>
    each.textContent.includes('On all sites'),
  ) as HTMLElement;

test('all sites are asked for and taken away by one switch', async () => {
  await draw(pageOf(testLibrary));
  await seen(() => expect(all().getAttribute('aria-checked')).toBe('false'));
  all().click();
  await seen(() => expect(all().getAttribute('aria-checked')).toBe('true'));
  expect(sites.value).toEqual([...KNOWN, 'https://*/*', 'http://*/*']);
  expect(root.textContent).toContain('the pages of every site');
  all().click();
  await seen(() => expect(sites.value).toEqual(KNOWN));
});

test('what a browser takes away with all sites is asked for again; who says no can give it back later', async () => {
  sites.value = [...KNOWN, ...EVERYWHERE];
  const asked: string[] = [];
  const requestSites = async (patterns: readonly string[]): Promise<boolean> => {
    asked.push(...patterns);
    return false;
  };
  await draw(pageOf(testLibrary, { requestSites, withdrawSites: async () => void (sites.value = []) }));
  await seen(() => all().click());
  await seen(() => expect(asked).toEqual(KNOWN));
  expect(labelled('Allow access to *.substack.com')).not.toBeNull();
});

test('an added site can be taken away; one of the installation where the browser lets it go', async () => {
  sites.value = [...KNOWN, 'https://letters.example/*'];
  await draw(pageOf(testLibrary));
  await seen(() => expect(texts('.sites li')).toContain('letters.example'));
  expect(labelled('Remove access to *.substack.com')).toBeNull();
  expect(root.textContent).toContain('Site access');
  labelled('Remove access to letters.example').click();
  await seen(() => expect(texts('.sites li')).toEqual(['*.substack.com', 'johnpcutler.github.io/tbm2020/…']));

  render(null, root);
  await draw(pageOf(testLibrary, { knownCanGo: true }));
  await seen(() => labelled('Remove access to *.substack.com').click());
  await seen(() => expect(labelled('Allow access to *.substack.com')).not.toBeNull());
  labelled('Allow access to *.substack.com').click();
  await seen(() => expect(sites.value.toSorted()).toEqual(KNOWN));
});

test('what the browser refuses is said', async () => {
  sites.value = [...KNOWN, 'https://letters.example/*'];
  const withdrawSites = () => Promise.reject(new Error('You cannot remove required permissions.'));
  await draw(pageOf(testLibrary, { withdrawSites }));
  await seen(() => labelled('Remove access to letters.example').click());
  await seen(() => expect(texts('[role=alert]')).toEqual(['You cannot remove required permissions.']));
});

test('Postil is kept out of a host, by its name or by any of its addresses, and let in again', async () => {
  await draw(pageOf(testLibrary));
  const field = (): HTMLInputElement =>
    root.querySelector('input[aria-label="Site to block"]') as HTMLInputElement;
  const type = (value: string): void => {
    field().value = value;
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
    field().form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  };
  await seen(() => expect(field()).not.toBeNull());
  type('not a site');
  await seen(() => expect(texts('[role=alert]')[0]).toContain('no site’s address'));
  type('Letters.example');
  await seen(() => expect(settings.value.never).toEqual(['letters.example']));
  await seen(() => expect(field().value).toBe(''));
  expect(texts('[role=alert]')).toEqual([]);
  type('https://www.bank.example/account?id=1');
  await seen(() => expect(settings.value.never).toEqual(['letters.example', 'www.bank.example']));
  labelled('Unblock letters.example').click();
  await seen(() => expect(settings.value.never).toEqual(['www.bank.example']));
});

test('what is exported comes back in: all of it, once', async () => {
  await mark(testLibrary, issueOf('mess', 'roadmaps'), 'one', 0, { comment: 'Mine.', tags: [RISK] });
  await mark(testLibrary, issueOf('mess', 'roadmaps'), 'two', 9);
  const out = pageOf(testLibrary);
  await out.data.exportAll();
  expect(out.data.last.value).toMatchObject({ state: 'exported', name: 'Postil 2026-11-22.ndjson.gz' });
  const file = await files[0]?.content.arrayBuffer();
  const other = emptyLibrary();
  const page = pageOf(other);
  await page.data.readFile(chosen(file ?? new ArrayBuffer()));
  await page.data.importRead();
  expect(page.data.last.value).toMatchObject({
    state: 'imported',
    counts: { added: 2, changed: 0, same: 0 },
  });
  await page.data.readFile(chosen(file ?? new ArrayBuffer()));
  expect(page.data.last.value).toMatchObject({ counts: { added: 0, changed: 0, same: 2 } });
  expect(await counts(other.store)).toMatchObject({ annotations: 2, issues: 1 });
});

test('a file that is no library changes nothing and says why', async () => {
  const page = pageOf(testLibrary);
  await draw(page);
  await page.data.readFile(chosen('{"a": 1}', 'holiday.json'));
  await seen(() => expect(texts('[role=alert]')[0]).toContain('Nothing was imported from “holiday.json”.'));
  expect(await counts(testLibrary.store)).toMatchObject({ annotations: 0, issues: 0 });
  page.data.dismiss();
  await until(page.data.last, ({ state }) => state === 'none');
});

test.each([
  [{ added: 1, changed: 0, same: 0 }, '1 note added.'],
  [{ added: 1_200, changed: 2, same: 3 }, '1,200 notes added, 2 updated, 3 you had already.'],
  [{ added: 0, changed: 0, same: 5 }, 'You had all of it already: 5 notes.'],
  [{ added: 0, changed: 0, same: 0 }, 'There was no note in it.'],
])('%j is said as: %s', (imported, said) => {
  expect(importedSentence(imported)).toBe(said);
});

test.each([
  ['https://*.substack.com/*', '*.substack.com'],
  ['https://example.com/', 'example.com/'],
  ['*://*/*', 'every site'],
  ['<all_urls>', 'every site'],
])('%s is %s', (pattern, said) => {
  expect(siteName(pattern)).toBe(said);
});
