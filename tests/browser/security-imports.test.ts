/** Files to import with hostile texts in their names, keys and values: said and shown as text, or taken whole. */
import { expect, test } from 'vitest';
import { until } from '../../scripts/until.mjs';
import { inBrowsers } from './harness/browsers.ts';
import { censusOf, fileIn, harmless, hearDialogs, seed, tagOf } from './hostile.ts';

const head = (counts: Record<string, number>) => ({
  format: 'postil',
  version: 1,
  exported: '2026-10-01T08:00:00.000Z',
  counts,
  sha256: null,
});
const none = { publications: 0, issues: 0, tags: 0, annotations: 0, tombstones: 0 };
const empty = { publications: [], issues: [], tags: [], annotations: [], tombstones: [] };
const hostile = '<img src=x onerror=alert(1)>';

/** What a file says, by how it is wrong, with a text in it. */
const FILES: Record<string, (text: string) => string> = {
  'is no archive': (text) => text,
  'is cut short': (text) => `{"format":"postil","version":1,"${text}":`,
  'has an unknown key': (text) => JSON.stringify({ ...head(none), ...empty, [text]: text }),
  'has a wrong record': (text) =>
    JSON.stringify({ ...head({ ...none, tags: 1 }), ...empty, tags: [{ [text]: text }] }),
  'has a wrong colour': (text) =>
    JSON.stringify({
      ...head({ ...none, tags: 1 }),
      ...empty,
      tags: [tagOf('t', 'x', { colour: text })],
    }),
  'has a wrong format': (text) => JSON.stringify({ ...head(none), ...empty, format: text }),
  'is right': (text) =>
    JSON.stringify({
      ...head({ ...none, tags: 1 }),
      ...empty,
      tags: [tagOf('imported', text.slice(0, 60))],
    }),
};

inBrowsers((suite) => {
  test.each(Object.entries(FILES))('one that %s', async (_name, content) => {
    await seed(suite, {});
    const shown: Record<string, number>[] = [];
    for (const text of [harmless(hostile), hostile]) {
      const page = await suite.openExtensionPage('settings.html');
      const dialogs = hearDialogs(page);
      await until('a file can be chosen', () => page.$('input[type=file]'));
      await fileIn(page, `${text}.json`, content(text));
      await until('the import is answered', () =>
        page.evaluate((name) => document.body.innerText.includes(name), `${text}.json`),
      );
      shown.push((await censusOf(page, '.data-notice, .notice, .import-preview')).elements);
      expect(dialogs).toEqual([]);
      await page.close();
    }
    expect(shown[1]).toEqual(shown[0]);
    expect(Object.keys(shown[0] ?? {}).length).toBeGreaterThan(0);
    expect(await suite.complaints()).toEqual([]);
  });
});
