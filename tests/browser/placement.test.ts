/** Where toolbar, card and dot stand: beside the words and over none of them, however a page bends its text. */
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { toolbar } from '../../scripts/controls.mjs';
import { marks, select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { clickOn, interfaceBox, pointOn, set, shown, type, type Rect } from './mouse-and-keys.ts';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { seed } from './hostile.ts';

const SILENCE = 'You can recognise it by the silence around it.';
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
      ['the essay stands on its head', 'body { transform: rotate(180deg) }'],
      [
        'the essay stands in columns',
        '.body { columns: 2; column-gap: 40px; width: 1000px; margin-left: -150px; height: 900px }',
      ],
      [
        'the lines run from top to bottom',
        '.body { writing-mode: vertical-rl; height: 500px; width: 900px; overflow: auto }',
      ],
      ['the document has a filter', 'html { filter: grayscale(1) }'],
    ])('%s', async (_name, css) => {
      const page = await open(suite, css);
      await selectBent(page, RISK);
      const box = await until('it stands there', () => interfaceBox(page));
      const words = await lines(page);
      // What takes clicks is measured in steps of 2 pixels.
      const apart = words.map((line) => distance(box, line));
      expect(Math.min(...apart)).toBeGreaterThanOrEqual(4);
      expect(Math.min(...apart)).toBeLessThanOrEqual(14);
      expect(box.bottom - box.top).toBeGreaterThan(36);
      expect(box.bottom - box.top).toBeLessThan(50);
    });
  });

  test('the toolbar cuts no tag while there is room', async () => {
    const page = await open(suite, '');
    await select(page, SILENCE);
    await toolbar(page);
    const narrow = await shown(page);
    await type(page, 'Escape');
    const named = ['first doubts', 'claims to check', 'turns of phrase', 'numbers, sources', 'to tell Ines'];
    const tags = named.map((name, index) => ({
      id: `tag-${index}`,
      name,
      colour: 'blue',
      key: index + 1,
      created: '2026-10-01T08:00:00.000Z',
      modified: '2026-10-01T08:00:00.000Z',
    }));
    await seed(suite, { tags });
    await page.reload();
    await select(page, SILENCE);
    await toolbar(page);
    const wide = await shown(page);
    expect(wide.right - wide.left).toBeGreaterThan(narrow.right - narrow.left + 150);
    expect(wide.right).toBeLessThanOrEqual(1280);
    // The last chip is whole: a click at its end saves with it.
    await page.mouse.click(wide.right - 4 * 34 - 24, (wide.top + wide.bottom) / 2);
    await until(
      'it is saved',
      async () => (await suite.stored())['annotations']?.[0]?.['tags'][0] === 'tag-4',
    );
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

  test('at the foot of the screen the card stands above its mark, and grows upwards', async () => {
    const page = await open(suite, '');
    await mark(page, SILENCE, '1', 1);
    const { x, y } = await pointOn(page, SILENCE);
    const height = await page.evaluate(() => innerHeight);
    await page.evaluate((way) => scrollBy({ top: -way, behavior: 'instant' }), height - 40 - y);
    const below = await page.evaluate(() => scrollY);
    await page.mouse.click(x, height - 40);
    const before = await shown(page);
    expect(before.bottom).toBeLessThan(height - 40);
    await page.mouse.click(before.right - 4 * 32 + 12, (before.top + before.bottom) / 2);
    const grown = await until('it grew', async () => {
      const box = await interfaceBox(page);
      return box !== undefined && box.top < before.top - 10 ? box : undefined;
    });
    expect(grown.bottom).toBe(before.bottom);
    expect(await page.evaluate(() => scrollY)).toBe(below);
  });

  test.each([1280, 360])('the dot is 24 px to hit and covers no words, at %d px', async (width) => {
    const page = await open(suite, '');
    await page.setViewport({ width, height: 860 });
    await set(suite, { toolbar: 'dot', highlighter: null });
    await page.bringToFront();
    for (const text of [SILENCE, 'long afterwards', 'a band played']) {
      await select(page, text);
      const dot = await shown(page);
      expect(dot.right - dot.left).toBeGreaterThanOrEqual(20);
      expect(dot.right - dot.left).toBeLessThan(30);
      const covered = await page.evaluate(
        ({ left, top, right, bottom }) => {
          const found: string[] = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            if (node.parentElement?.checkVisibility() !== true) continue;
            const range = new Range();
            for (let at = 0; at < (node.textContent?.length ?? 0); at += 1) {
              range.setStart(node, at);
              range.setEnd(node, at + 1);
              const box = range.getBoundingClientRect();
              const isOver =
                box.left < right - 2 && box.right > left + 2 && box.top < bottom - 6 && box.bottom > top + 6;
              if (isOver && range.toString().trim() !== '') found.push(range.toString());
            }
          }
          return found.join('');
        },
        { ...dot },
      );
      expect(covered, text).toBe('');
    }
    await set(suite, { toolbar: 'bar', highlighter: null });
  });
});
