/** A selection that is seen is answered by keys, however it came about and wherever its ends are. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { select } from '../../scripts/reader.mjs';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { liveNotes, openEssay, ready, savedNotes, says } from './essay.ts';
import { pause } from './hostile.ts';
import { hidden, type } from './mouse-and-keys.ts';

const LINES = Array.from(
  { length: 70 },
  (_, at) => `<p id="p${at}">Entry ${at}: wind, water, nothing else.</p>`,
);

async function openLong(suite: Suite, name: string): Promise<Page> {
  const page = await openEssay(suite, name, LINES.join(''));
  await ready(page);
  return page;
}

async function selectAll(page: Page): Promise<void> {
  await page.mouse.click(4, 300);
  await page.keyboard.down('Control');
  await type(page, 'a');
  await page.keyboard.up('Control');
  await pause(200);
}

/** So long after the last input, what is selected is nobody's doing that the page heard of. */
const UNHEARD = 1300;

/** Each selects something of which the reader sees a part, and no more. */
const WAYS: readonly (readonly [what: string, choose: (page: Page) => Promise<unknown>, has: RegExp])[] = [
  ['Ctrl+A', selectAll, /Entry 0.*Entry 69/s],
  [
    'Ctrl+A, and a scroll into its middle',
    async (page) => {
      await selectAll(page);
      await page.evaluate(() => document.querySelector('#p40')?.scrollIntoView());
    },
    /Entry 0.*Entry 69/s,
  ],
  [
    'Select All in the menu',
    async (page) => {
      await page.mouse.click(4, 300, { button: 'right' });
      await pause(UNHEARD);
      await page.evaluate(() => document.execCommand('selectAll'));
    },
    /Entry 0.*Entry 69/s,
  ],
  [
    'what a closed find bar leaves',
    async (page) => {
      await pause(UNHEARD);
      await page.evaluate(() =>
        (globalThis as unknown as { find(text: string): void }).find('Entry 3: wind'),
      );
    },
    /^Entry 3: wind$/,
  ],
  [
    'a selection that is drawn by keys beyond the foot of the screen',
    async (page) => {
      await page.evaluate(() => {
        const first = document.querySelector('#p1')?.firstChild ?? document.body;
        getSelection()?.setBaseAndExtent(first, 0, first, 1);
      });
      await page.keyboard.down('Shift');
      for (let line = 0; line < 40; line += 1) await type(page, 'ArrowDown');
      await page.keyboard.up('Shift');
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await pause(300);
    },
    /^Entry 1:.*Entry 30/s,
  ],
  [
    'a selection that is drawn upwards beyond the head of the screen',
    async (page) => {
      await page.evaluate(() => {
        const last = document.querySelector('#p50');
        last?.scrollIntoView({ block: 'center' });
        const text = last?.firstChild ?? document.body;
        getSelection()?.setBaseAndExtent(text, 8, text, 7);
      });
      await page.keyboard.down('Shift');
      for (let line = 0; line < 40; line += 1) await type(page, 'ArrowUp');
      await page.keyboard.up('Shift');
      await page.evaluate(() => document.querySelector('#p50')?.scrollIntoView({ block: 'center' }));
      await pause(300);
    },
    /Entry 20.*Entry 49/s,
  ],
];

inBrowsers((suite) => {
  test.each(WAYS)('%s: the first key marks it', async (what, choose, has) => {
    const page = await openLong(suite, `seen-${WAYS.findIndex(([each]) => each === what)}`);
    await choose(page);
    await type(page, 'h');
    const [note] = await savedNotes(suite, page, 1);
    expect(note?.['target'].passage).toMatch(has);
    expect(await page.evaluate(() => getSelection()?.isCollapsed)).toBe(true);
  });

  test('a key for a selection that is off the screen is the page’s, and the reader is told once', async () => {
    const page = await openLong(suite, 'unseen');
    await select(page, 'Entry 2: wind, water');
    await page.evaluate(() => scrollTo({ top: 1e6, behavior: 'instant' }));
    await hidden(page);
    await type(page, '1');
    await says(suite, page, /off the screen/);
    await hidden(page);
    await type(page, 'h');
    await pause(300);
    await hidden(page);
    expect(await liveNotes(suite)).toEqual([]);
  });

  test('what a page selects is not answered without a key', async () => {
    const page = await openLong(suite, 'untouched');
    await pause(UNHEARD);
    await page.evaluate(() =>
      getSelection()?.selectAllChildren(document.querySelector('#p2') ?? document.body),
    );
    await pause(400);
    await hidden(page);
    await type(page, 'x', 'Escape', 'Tab');
    await hidden(page);
    expect(await liveNotes(suite)).toEqual([]);
  });
});
