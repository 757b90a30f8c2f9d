/** Files of other tools: what can be read comes in as one act, the rest is told by line. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { counts } from '../../../src/store/read.ts';
import { createData, type Data } from '../../../src/ui/settings/model/data.ts';
import { DataNotice } from '../../../src/ui/settings/views/DataNotice.tsx';
import { emptyLibrary, seen, type TestLibrary } from '../test-library.ts';

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

test('notes come in once, whatever the file is called, and a row that cannot be read is told', async () => {
  await data.importFile(file(CSV, 'holiday.png'));
  expect(data.last.value).toMatchObject({ state: 'imported', counts: { added: 1, changed: 0, same: 0 } });
  await seen(() => expect(root.querySelector('summary')?.textContent).toBe('1 part could not be read'));
  expect(root.querySelector('li')?.textContent).toBe('Line 3: The row has neither a passage nor a comment.');
  expect(await counts(testLibrary.store)).toMatchObject({ annotations: 1, issues: 1 });
  await data.importFile(file(CSV, 'holiday.png'));
  expect(data.last.value).toMatchObject({ counts: { added: 0, changed: 0, same: 1 } });
});

test('of a file without a note the first reason is said', async () => {
  await data.importFile(file('Highlight,Title,Author\n,Empty,\n', 'empty.csv'));
  expect(data.last.value).toMatchObject({
    state: 'failed',
    error: new Error('The row has neither a passage nor a comment. Line 2.'),
  });
  expect(await counts(testLibrary.store)).toMatchObject({ annotations: 0, issues: 0 });
});
