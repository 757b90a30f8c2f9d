/** The settings: tags are kept in order, refusals stand where they belong, files go out and come in. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TagId } from '../../src/core/model.ts';
import type { Settings } from '../../src/platform/contract.ts';
import { counts, tags as readTags } from '../../src/store/read.ts';
import type { OutgoingFile } from '../../src/ui/download.ts';
import { App } from '../../src/ui/settings/App.tsx';
import { importedSentence } from '../../src/ui/settings/data.ts';
import { createSettingsPage, type SettingsPage } from '../../src/ui/settings/model.ts';
import { siteName } from '../../src/ui/settings/sites.ts';
import { emptyShelf, issueOf, mark, seen, until, type Shelf } from './shelf.ts';

const settings = signal<Settings>({ toolbar: 'bar', highlighter: null });
const files: OutgoingFile[] = [];
let shelf: Shelf;
let root: HTMLElement;

function pageOf({ store, hear }: Shelf): SettingsPage {
  return createSettingsPage({
    store,
    hear,
    settings,
    changeSettings: async (change) => void (settings.value = { ...settings.value, ...change }),
    sites: signal(['https://*.substack.com/*', 'https://johnpcutler.github.io/tbm2020/*']),
    storageUse: async () => ({ bytes: 2_100, kept: false }),
    now: () => new Date('2026-11-22T12:00:00.000Z'),
    download: (file) => files.push(file),
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
  settings.value = { toolbar: 'bar', highlighter: null };
  shelf = emptyShelf();
});
afterEach(() => render(null, root));

test('a tag is renamed in its field; a name that another tag has is refused below it', async () => {
  await draw(pageOf(shelf));
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
  await draw(pageOf(shelf));
  const field = nameField('evidence');
  field.value = '  ';
  field.dispatchEvent(new Event('blur'));
  expect(field.value).toBe('evidence');
});

test('a key that is given to a tag is taken from the one that had it', async () => {
  const page = pageOf(shelf);
  expect(await page.putOnKey(RISK, 2)).toBe(true);
  expect(await page.recolour(RISK, 'sand')).toBe(true);
  const tags = await readTags(shelf.store);
  expect(tags.map(({ name, key, colour }) => [name, key, colour]).slice(0, 1)).toEqual([
    ['riskiest assumptions', 2, 'sand'],
  ]);
  expect(tags.find(({ name }) => name === 'evidence')?.key).toBeUndefined();
});

test('a new tag is made; none without a name', async () => {
  const page = pageOf(shelf);
  expect(await page.create('   ')).toBe(false);
  expect(page.trouble.value?.id).toBeUndefined();
  expect(page.trouble.value?.error).toBeInstanceOf(Error);
  expect(await page.create('counter-example')).toBe(true);
  expect(page.trouble.value).toBeUndefined();
  expect((await readTags(shelf.store)).map(({ name }) => name)).toContain('counter-example');
});

test('the toolbar and the highlighter are chosen', async () => {
  await draw(pageOf(shelf));
  const dot = root.querySelector('input[value=dot]') as HTMLInputElement;
  dot.click();
  expect(settings.value.toolbar).toBe('dot');
  (root.querySelector('[role=switch]') as HTMLElement).click();
  expect(settings.value.highlighter).toEqual({ tag: null });
});

test('what it sees and keeps is said in plain sentences', async () => {
  await draw(pageOf(shelf));
  expect(texts('.sites li')).toEqual(['*.substack.com', 'johnpcutler.github.io/tbm2020/…']);
  await seen(() => expect(root.textContent).toContain('0 notes in 0 issues, 2.1 kB on this device.'));
  expect(root.textContent).toContain('has not promised to keep it');
  expect(root.textContent).toContain('which of its own passages are painted');
  expect(root.textContent).toContain('Uninstalling Postil deletes all of it.');
});

test('what is exported comes back in: all of it, once', async () => {
  await mark(shelf, issueOf('mess', 'roadmaps'), 'one', 0, { comment: 'Mine.', tags: [RISK] });
  await mark(shelf, issueOf('mess', 'roadmaps'), 'two', 9);
  const out = pageOf(shelf);
  await out.data.exportAll();
  expect(out.data.last.value).toMatchObject({ state: 'exported', name: 'Postil 2026-11-22.json' });
  const file = await files[0]?.content.text();
  const other = emptyShelf();
  const page = pageOf(other);
  await page.data.importFile(chosen(file ?? ''));
  expect(page.data.last.value).toMatchObject({
    state: 'imported',
    counts: { added: 2, changed: 0, same: 0 },
  });
  await page.data.importFile(chosen(file ?? ''));
  expect(page.data.last.value).toMatchObject({ counts: { added: 0, changed: 0, same: 2 } });
  expect(await counts(other.store)).toMatchObject({ annotations: 2, issues: 1 });
});

test('a file that is no library changes nothing and says why', async () => {
  const page = pageOf(shelf);
  await draw(page);
  await page.data.importFile(chosen('{"a": 1}', 'holiday.json'));
  await seen(() => expect(texts('[role=alert]')[0]).toContain('Nothing was imported from “holiday.json”.'));
  expect(await counts(shelf.store)).toMatchObject({ annotations: 0, issues: 0 });
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
