/** Where toolbar and card stand: beside the words and over none of them, however a page bends its text. */
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { toolbar } from '../../scripts/controls.mjs';
import { marks, select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { clickOn, interfaceBox, pointOn, shown, type, type Rect } from './mouse-and-keys.ts';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { pause, seed } from './hostile.ts';

const RISK = 'The riskiest assumption is the one that feels too obvious to write.';

/** Opens the essay with more in its style sheet. */
async function open(suite: Suite, css: string): Promise<Page> {
  await seed(suite, {});
  return suite.open('substack-post', undefined, (html) =>
    html.replace('</head>', `<style>${css}</style></head>`),
  );
}

/** Selects a text by script right after a key, as caret browsing would: bent text is hard to draw over. */
async function selectBent(page: Page, text: string): Promise<void> {
  await page.bringToFront();
  const { x, y } = await pointOn(page, text);
  expect(x * y, 'it is on the screen').toBeGreaterThan(0);
  await page.keyboard.press('Shift');
  await page.evaluate((wanted) => {
    getSelection()?.empty();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const start = node.textContent?.indexOf(wanted) ?? -1;
      if (start >= 0) getSelection()?.setBaseAndExtent(node, start, node, start + wanted.length);
    }
  }, text);
}

/** The boxes of the selected lines. */
const lines = (page: Page): Promise<Rect[]> =>
  page.evaluate(() =>
    [...(getSelection()?.getRangeAt(0).getClientRects() ?? [])].map(({ left, top, right, bottom }) => ({
      left,
      top,
      right,
      bottom,
    })),
  );

/** By how much two boxes lie apart in the direction in which they are farthest; 0 where they touch. */
function distance(one: Rect, other: Rect): number {
  const across = Math.max(one.left - other.right, other.left - one.right);
  const down = Math.max(one.top - other.bottom, other.top - one.bottom);
  return Math.max(across, down);
}

/** Marks a text with the tag of a key. */
async function mark(page: Page, text: string, key: '1' | '2', count: number): Promise<void> {
  await select(page, text);
  await toolbar(page);
  await type(page, key);
  await page.mouse.move(1, 1);
  await until('it is painted', async () => (await marks(page)).length === count);
}

inBrowsers((suite) => {
  describe('the toolbar stands within 8 px of the words, and over none of them, where', () => {
    test.each([
      ['the document is enlarged', 'html { zoom: 1.25 }'],
      ['the document is enlarged much', 'html { zoom: 1.6 }'],
      ['the document is made smaller', 'html { zoom: 0.8 }'],
      ['the body is enlarged within a larger document', 'html { zoom: 1.1 } body { zoom: 1.2 }'],
      ['the essay is scaled', 'article { transform: scale(0.8); transform-origin: top left }'],
      ['the essay is turned a little', 'article { transform: rotate(8deg) }'],
    ])('%s', async (_name, css) => {
      const page = await open(suite, css);
      // The page may not be looked at yet: a selection that came before is made again.
      const box = await until(
        'it stands there',
        async () => {
          await selectBent(page, RISK);
          await pause(800);
          return interfaceBox(page);
        },
        { every: 500 },
      );
      const words = await lines(page);
      // What takes clicks is measured in steps of 2 pixels.
      const apart = words.map((line) => distance(box, line));
      expect(Math.min(...apart)).toBeGreaterThanOrEqual(4);
      expect(Math.min(...apart)).toBeLessThanOrEqual(14);
      expect(box.bottom - box.top).toBeGreaterThan(36);
      expect(box.bottom - box.top).toBeLessThan(50);
    });
  });

  test('the card stands under the last line of its mark, wherever that was clicked, and stays when it grows', async () => {
    const page = await open(suite, '');
    await mark(page, RISK, '1', 1);
    const last = await pointOn(page, RISK, 0.99);
    const tops: number[] = [];
    for (const part of [0.02, 0.5, 0.97]) {
      await clickOn(page, RISK, part);
      const card = await shown(page);
      tops.push(card.top);
      await type(page, 'Escape');
      await page.mouse.move(1, 1);
    }
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThanOrEqual(2);
    expect(tops[0]).toBeGreaterThan(last.y);
    expect(tops[0]).toBeLessThan(last.y + 40);

    await clickOn(page, RISK, 0.02);
    const before = await shown(page);
    // The first of its four actions offers all tags.
    await page.mouse.click(before.right - 4 * 32 + 12, (before.top + before.bottom) / 2);
    const grown = await until('it grew', async () => {
      const box = await interfaceBox(page);
      return box !== undefined && box.bottom > before.bottom + 10 ? box : undefined;
    });
    expect(grown).toMatchObject({ left: before.left, top: before.top, right: before.right });
    // What was clicked is still there, and takes the tags away again.
    await page.mouse.click(before.right - 4 * 32 + 12, (before.top + before.bottom) / 2);
    await until('it is as before', async () => (await interfaceBox(page))?.bottom === before.bottom);
  });
});
