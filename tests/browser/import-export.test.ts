/** Files out of the browser and into it: right bytes, a preview first, and the passages on their page. */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { click, shows } from '../../scripts/controls.mjs';
import { mark } from '../../scripts/postil.mjs';
import { marks } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { fileIn, issueOf, noteOf, publicationOf, seed } from './hostile.ts';

const ADDRESS = 'https://half-built-bridges.substack.com/p/the-bridge-nobody-walked-across';
const PASSAGE = 'Forty cars an hour go round by the mill.';

/** Files as other tools write them, each with what is read of it. */
const FILES: readonly (readonly [tool: string, content: string, shown: readonly string[]])[] = [
  [
    'Readwise',
    `Highlight,Title,Author,URL,Note,Location,Date\n"${PASSAGE}",The Bridge Nobody Walked Across,Ines Marlow,${ADDRESS},.rivers Counted by whom?,1,2026-10-02 03:04:05\n`,
    [PASSAGE, 'Counted by whom?', 'rivers'],
  ],
  [
    'Kindle',
    [
      'On Boats (Lorn, Ada)',
      '- Your Highlight on page 12 | Location 180-182 | Added on Friday, March 7, 2025 6:11:20 PM',
      '',
      'All small boats turn fast.',
      '==========',
      'On Boats (Lorn, Ada)',
      '- Your Note on page 12 | Location 182 | Added on Friday, March 7, 2025 6:12:00 PM',
      '',
      'Is that so?',
      '==========',
      '',
    ].join('\r\n'),
    ['All small boats turn fast.', 'Is that so?', 'On Boats'],
  ],
  [
    'Hypothesis',
    JSON.stringify({
      total: 1,
      rows: [
        {
          id: 'Qx1',
          uri: 'https://letters.example/p/ferries',
          document: { title: ['Of ferries'] },
          text: 'A ferry is a **promise**.',
          tags: ['crossings'],
          created: '2026-03-02T10:00:00.000000+00:00',
          updated: '2026-03-02T10:00:00.000000+00:00',
          target: [
            {
              source: 'https://letters.example/p/ferries',
              selector: [
                {
                  type: 'TextQuoteSelector',
                  exact: 'the last boat leaves at nine',
                  prefix: 'So ',
                  suffix: '.',
                },
              ],
            },
          ],
        },
      ],
    }),
    ['the last boat leaves at nine', 'Of ferries', 'crossings'],
  ],
  [
    'W3C',
    JSON.stringify({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'https://notes.example/a/1',
      type: 'Annotation',
      motivation: 'commenting',
      created: '2026-04-05T06:07:08Z',
      body: [
        { type: 'TextualBody', value: 'Said of tunnels too.', purpose: 'commenting' },
        { type: 'TextualBody', value: 'tunnels', purpose: 'tagging' },
      ],
      target: {
        source: 'https://letters.example/p/tunnels',
        selector: { type: 'TextQuoteSelector', exact: 'nobody sees what is under the river' },
      },
    }),
    ['nobody sees what is under the river', 'Said of tunnels too.', 'tunnels'],
  ],
];

const INSTALLED = issueOf('i1', 'https://letters.example/p/kept');
const KEPT = noteOf('n1', INSTALLED, ['kept words'], { comment: 'mine: 地図 🗺️' });

/** Imports a file in the settings, once its preview was seen. */
async function importIn(
  page: Page,
  name: string,
  content: string,
  preview: readonly string[],
): Promise<void> {
  await until('a file can be chosen', () => page.$('input[type=file]'));
  await fileIn(page, name, content);
  for (const text of preview) await shows(page, text);
  await click(page, /^Import 1 note$/);
  await shows(page, `${name}: 1 note added.`);
}

inBrowsers(
  (suite) => {
    const files = (): Promise<string[]> => readdir(suite.driven().downloads).catch(() => []);

    /** The file that an act leaves among the downloads. */
    async function saved(ending: string, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
      // A browser may put a file of the same name in the place of an earlier one.
      for (const earlier of (await files()).filter((each) => each.endsWith(ending)))
        await rm(join(suite.driven().downloads, earlier));
      await act();
      const name = await until(`a file ends in ${ending}`, async () =>
        (await files()).find((each) => each.endsWith(ending)),
      );
      const bytes = await until(`${name} is written`, async () => {
        const read = await readFile(join(suite.driven().downloads, name));
        return read.length > 0 && read;
      });
      return { name, bytes };
    }

    /** The records of an archive, whose trailer is right. */
    function linesOf(bytes: Buffer): Record<string, { id: string; comment?: string }>[] {
      const text = gunzipSync(bytes).toString('utf8');
      const end = text.lastIndexOf('\n', text.length - 2) + 1;
      const digest = createHash('sha256').update(text.slice(0, end)).digest('hex');
      expect(JSON.parse(text.slice(end))).toMatchObject({ sha256: digest, counts: { annotations: 1 } });
      return text
        .slice(0, end)
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as never);
    }

    async function library(from: Suite): Promise<Page> {
      const page = await from.openExtensionPage('library.html');
      await page.bringToFront();
      return page;
    }

    async function exportAll(page: Page): Promise<{ name: string; bytes: Buffer }> {
      return saved('.gz', async () => {
        await click(page, /^Export, import$/);
        await click(page, /^The whole library, to keep$/);
      });
    }

    test('the library leaves as an archive, and comes back into an empty one', async () => {
      await seed(suite, {
        issues: [INSTALLED],
        publications: [publicationOf('i1', 'Letters')],
        annotations: [KEPT],
      });
      const page = await library(suite);
      await shows(page, 'kept words');
      const { bytes } = await exportAll(page);
      await shows(page, 'Exported Postil');
      const records = linesOf(bytes);
      expect(records.find(({ annotations }) => annotations !== undefined)).toEqual({ annotations: KEPT });
      await page.close();

      await seed(suite, {});
      const empty = await library(suite);
      await shows(empty, 'No notes yet');
      await until('a file can be chosen', () => empty.$('input[type=file]'));
      await empty.evaluate((base64) => {
        const content = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], 'whatever.bin'));
        const field = document.querySelector<HTMLInputElement>('input[type=file]');
        if (field === null) throw new Error('There is no field for a file.');
        field.files = transfer.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }, bytes.toString('base64'));
      await shows(empty, '1 note new');
      expect((await suite.stored())['annotations']).toEqual([]);
      await empty.bringToFront();
      await click(empty, /^Import 1 note$/);
      await shows(empty, '1 note added.');
      await shows(empty, 'kept words');
      expect((await suite.stored())['annotations']).toEqual([KEPT]);
      await empty.bringToFront();
      await click(empty, /^Undo$/);
      await shows(empty, 'Undone: the import of 1 note.');
      expect((await suite.stored())['annotations']).toEqual([]);
    });

    test('notes of other tools are previewed, are in the library, and one is painted on its page', async () => {
      await seed(suite, {});
      for (const [tool, content, shown] of FILES) {
        const settings = await suite.openExtensionPage('settings.html');
        await settings.bringToFront();
        await importIn(settings, `${tool}.dat`, content, ['1 note new', 'Nothing is written yet']);
        await settings.close();
        const page = await library(suite);
        for (const text of shown) await shows(page, text);
        await page.close();
      }
      const page = await suite.open('substack-post');
      await until('the imported passage is painted', async () =>
        (await marks(page)).some(({ text }) => text.includes('Forty cars an hour')),
      );
    });

    test('an issue’s notes leave from the panel as Markdown', async () => {
      await seed(suite, {});
      const page = await suite.open('substack-post', '/p/leaving');
      await mark(page, PASSAGE, '1');
      const panel = await suite.openPanel(page);
      const { name, bytes } = await saved('.md', async () => {
        await click(panel, /^Export the notes of this issue$/);
        await click(panel, /^Save as a Markdown file$/);
      });
      expect(name).toBe('The Bridge Nobody Walked Across.md');
      expect(bytes.toString('utf8')).toContain(`> ${PASSAGE}`);
    });

    // Last: the database stays a newer one.
    test('what a newer Postil made can be exported, and nothing else', async () => {
      await seed(suite, {
        issues: [INSTALLED],
        publications: [publicationOf('i1', 'Letters')],
        annotations: [KEPT],
      });
      const maker = await suite.openExtensionPage('settings.html');
      const version = await maker.evaluate(async () => {
        const [{ version: now = 0 } = {}] = await indexedDB.databases();
        return new Promise<number>((resolve, reject) => {
          const request = indexedDB.open('postil', now + 1);
          request.addEventListener('error', () => reject(new Error(request.error?.message)));
          request.addEventListener('upgradeneeded', () => {
            request.result.createObjectStore('links', { keyPath: 'id' });
            const notes = request.transaction?.objectStore('annotations');
            const get = notes?.get('n1');
            get?.addEventListener('success', () => notes?.put({ ...get.result, starred: true }));
          });
          request.addEventListener('success', () => {
            request.result.close();
            resolve(now + 1);
          });
        });
      });
      await maker.close();
      const page = await library(suite);
      await shows(page, 'This library was made by a newer Postil.');
      const { bytes } = await saved('.gz', () => click(page, /^Export the library$/));
      await shows(page, 'Exported Postil');
      expect(linesOf(bytes)).toContainEqual({ annotations: { ...KEPT, starred: true } });
      const now = await page.evaluate(async () => (await indexedDB.databases())[0]?.version);
      expect(now).toBe(version);
    });
  },
  { expected: /made by a newer Postil|VersionError/ },
);
