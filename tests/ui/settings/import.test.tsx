/** Files to import: what they would change is told first, then it comes in as one act that can be taken back. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { editComment } from '../../../src/store/annotations.ts';
import { exportArchive } from '../../../src/store/archive/export.ts';
import { annotation, tags } from '../../../src/store/read.ts';
import { counts } from '../../../src/store/summaries.ts';
import { createTag } from '../../../src/store/tags.ts';
import { lastAct, undo } from '../../../src/store/undo.ts';
import { createData, type Data } from '../../../src/ui/settings/model/data.ts';
import { DataNotice } from '../../../src/ui/settings/views/DataNotice.tsx';
import { unpacked } from '../../store/library.ts';
import { samples } from '../../core/formats/every-sample.ts';
import { emptyLibrary, issueOf, mark, seen, until, type TestLibrary } from '../test-library.ts';

let testLibrary: TestLibrary;
let data: Data;
let root: HTMLElement;

beforeEach(() => {
  testLibrary = emptyLibrary();
  data = createData({ store: testLibrary.store, now: () => new Date(), download: () => undefined });
  root = document.body.appendChild(document.createElement('div'));
  render(<DataNotice data={data} />, root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const file = (content: string, name: string): File => new File([content], name);
const CSV =
  'Highlight,Title,Author,URL,Note,Location,Date\nwords of theirs,On boats,Ada,https://letters.example/p/boats,.sea Why?,1,2025-01-02 03:04:05\n,Empty,,,,,\n';

const button = (label: string): HTMLButtonElement =>
  [...root.querySelectorAll('button')].find(({ textContent }) => textContent === label) as HTMLButtonElement;
const said = (): string => root.querySelector('.data-notice > p')?.textContent ?? '';

/** Reads a file, and says yes to what is shown. */
async function take(chosen: File): Promise<void> {
  await data.readFile(chosen);
  await data.importRead();
}

test('notes come in once, whatever the file is called, and a row that cannot be read is told', async () => {
  await data.readFile(file(CSV, 'holiday.png'));
  expect(data.last.value).toMatchObject({ state: 'read', format: 'Readwise CSV' });
  await seen(() =>
    expect([...root.querySelectorAll('dialog li')].map(({ textContent }) => textContent)).toEqual([
      '1 note new',
      '1 part unreadable',
      'On boats',
      'sea',
      'Line 3: The row has neither a passage nor a comment.',
    ]),
  );
  expect(await counts(testLibrary.store)).toMatchObject({ annotations: 0, issues: 0 });
  button('Import 1 note').click();
  await until(data.last, ({ state }) => state === 'imported');
  expect(data.last.value).toMatchObject({ counts: { added: 1, changed: 0, same: 0 } });
  await seen(() => expect(root.querySelector('summary')?.textContent).toBe('1 part could not be read'));
  expect(root.querySelector('li')?.textContent).toBe('Line 3: The row has neither a passage nor a comment.');
  expect(await counts(testLibrary.store)).toMatchObject({ annotations: 1, issues: 1 });
  await data.readFile(file(CSV, 'holiday.png'));
  expect(data.last.value).toMatchObject({ state: 'imported', counts: { added: 0, changed: 0, same: 1 } });
});

test.each([
  [512 * 2 ** 20, 'nothing'],
  [512 * 2 ** 20 + 1, 'The file is larger than 512 MB.'],
])('of a file of %i bytes is said: %s', async (size, sentence) => {
  const large = file(CSV, 'large.csv');
  Object.defineProperty(large, 'size', { value: size });
  await data.readFile(large);
  const { last } = data;
  const message = last.value.state === 'failed' ? last.value.error.message : 'nothing';
  expect(message).toBe(sentence);
});

test('every format is shown before it is written', async () => {
  for (const { text, format, notes } of samples) {
    testLibrary = emptyLibrary();
    data = createData({ store: testLibrary.store, now: () => new Date(), download: () => undefined });
    await data.readFile(file(text, 'export'));
    if (notes === 0) {
      expect([format, data.last.value.state]).toEqual([format, 'imported']);
      continue;
    }
    expect([format, data.last.value]).toMatchObject([format, { state: 'read', merge: { added: notes } }]);
    expect(await counts(testLibrary.store)).toMatchObject({ annotations: 0, issues: 0 });
    await data.importRead();
    expect([format, data.last.value]).toMatchObject([
      format,
      { state: 'imported', counts: { added: notes } },
    ]);
  }
});

test('a comment that would be replaced stands beside the one that replaces it', async () => {
  const issue = issueOf('letters', 'boats');
  const id = await mark(testLibrary, issue, 'a passage', 0, { comment: 'first' });
  testLibrary.at('2026-11-23T09:00:00.000Z');
  await editComment(testLibrary.store, id, 'theirs', 'first');
  const later = await exportArchive(testLibrary.store);
  await undo(testLibrary.store);
  // The file is newer than what undo wrote.
  const newer = (await unpacked(later))
    .replaceAll('2026-11-23', '2026-11-24')
    .replace(/"sha256":"\w+"/, '"sha256":null');
  await data.readFile(file(newer, 'newer.json'));
  await seen(() =>
    expect([...root.querySelectorAll('td')].map(({ textContent }) => textContent)).toEqual([
      'first',
      'theirs',
    ]),
  );
  button('Cancel').click();
  await until(data.last, ({ state }) => state === 'none');
  expect((await annotation(testLibrary.store, id))?.comment).toBe('first');
  await take(file(newer, 'newer.json'));
  expect((await annotation(testLibrary.store, id))?.comment).toBe('theirs');
});

test('an import is taken back and done again from its notice, whatever was done after it', async () => {
  await take(file(CSV, 'a.csv'));
  await createTag(testLibrary.store, 'made after');
  await seen(() => button('Undo').click());
  await seen(() => expect(said()).toBe('Undone: the import of 1 note.'));
  expect(await counts(testLibrary.store)).toMatchObject({ annotations: 0, issues: 0 });
  expect((await tags(testLibrary.store)).map(({ name }) => name)).toContain('made after');
  button('Redo').click();
  await seen(() => expect(said()).toBe('Done again: the import of 1 note.'));
  expect(await counts(testLibrary.store)).toMatchObject({ annotations: 1, issues: 1 });
});

test('an undo is announced at once', async () => {
  await take(file(CSV, 'a.csv'));
  const { last } = data;
  if (last.value.state !== 'imported') throw new Error('It was imported.');
  const undone = last.value.undo?.();
  expect(last.value).toMatchObject({ state: 'busy', what: 'undo' });
  await undone;
});

test('an import that is cancelled has changed nothing', async () => {
  const rows = Array.from({ length: 3_000 }, (_, index) => `words ${index},On boats,Ada`);
  await data.readFile(file(`Highlight,Title,Author\n${rows.join('\n')}\n`, 'many.csv'));
  const importing = data.importRead();
  await until(data.last, (last) => last.state === 'busy' && (last.done ?? 0) > 0.3);
  const { value } = data.last;
  if (value.state === 'busy') value.cancel?.();
  await importing;
  expect(data.last.value.state).toBe('cancelled');
  expect(await counts(testLibrary.store)).toMatchObject({ annotations: 0, issues: 0 });
  expect(await lastAct(testLibrary.store)).toBeUndefined();
});

test('of a file without a note the first reason is said', async () => {
  await data.readFile(file('Highlight,Title,Author\n,Empty,\n', 'empty.csv'));
  expect(data.last.value).toMatchObject({
    state: 'failed',
    error: new Error('The row has neither a passage nor a comment. Line 2.'),
  });
  expect(await counts(testLibrary.store)).toMatchObject({ annotations: 0, issues: 0 });
});
