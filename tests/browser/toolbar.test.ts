/** The toolbar: where it stands, what its keys do, and what it leaves to the page. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { toolbar } from '../../scripts/controls.mjs';
import { marks, select, selected } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { clickOn, hidden, interfaceBox, set, shown, type } from './mouse-and-keys.ts';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { pause, seed } from './hostile.ts';

const POST = 'substack-post';
const RISK = 'The riskiest assumption is the one that feels too obvious to write.';
const MILL = 'Forty cars an hour go round by the mill.';

async function open(suite: Suite): Promise<Page> {
  await seed(suite, {});
  const page = await suite.open(POST);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    for (const kind of ['keydown', 'keyup', 'keypress'] as const) {
      document.addEventListener(kind, ({ key }) => heard.push(`${kind} ${key}`), true);
    }
  });
  return page;
}

const heard = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.splice(0));

async function notes(suite: Suite): Promise<Record<string, unknown>[]> {
  return ((await suite.stored())['annotations'] ?? []) as Record<string, unknown>[];
}

/** Waits until so many notes are painted. */
async function paintedCount(page: Page, count: number): Promise<void> {
  await page.mouse.move(1, 1);
  await until(`${count} are painted`, async () => (await marks(page)).length === count);
}

/** The lines of the selection, as boxes of the viewport. */
const lines = (page: Page): Promise<{ top: number; bottom: number }[]> =>
  page.evaluate(() =>
    [...(getSelection()?.getRangeAt(0).getClientRects() ?? [])].map(({ top, bottom }) => ({ top, bottom })),
  );

inBrowsers((suite) => {
  test('a digit saves with that tag, h without one; the page hears neither', async () => {
    const page = await open(suite);
    await select(page, RISK);
    await toolbar(page);
    await type(page, '2');
    await paintedCount(page, 1);
    await select(page, MILL);
    await toolbar(page);
    await type(page, 'h');
    await paintedCount(page, 2);
    expect(await heard(page)).toEqual([]);
    expect(await selected(page)).toBe('');
    await hidden(page);
    const saved = await notes(suite);
    expect(saved.map(({ tags }) => (tags as string[]).length)).toEqual(expect.arrayContaining([1, 0]));
  });

  /** What is on the clipboard, as a field of the page receives it. */
  const paste = async (page: Page): Promise<string> => {
    await page.evaluate(() => document.body.prepend(document.createElement('textarea')));
    await page.click('textarea');
    await page.keyboard.down('Control');
    await type(page, 'v');
    await page.keyboard.up('Control');
    return page.$eval('textarea', ({ value }) => value);
  };

  test('c copies the quote with its source', async () => {
    const page = await open(suite);
    await select(page, MILL);
    await toolbar(page);
    await type(page, 'c');
    await shown(page);
    const [quote = '', source = '', link = ''] = (await paste(page)).split('\n');
    expect(quote).toBe(`“${MILL}”`);
    expect(source).toBe('— The Bridge Nobody Walked Across, Ines Marlow, Half-Built Bridges');
    expect(link).toMatch(/^https:\/\/half-built-bridges\.substack\.com\/p\/the-bridge-nobody-walked-across#/);
    expect(await notes(suite)).toEqual([]);
  });

  test('Ctrl+C stays the page’s', async () => {
    const page = await open(suite);
    await select(page, RISK);
    await toolbar(page);
    await page.keyboard.down('Control');
    await type(page, 'c');
    await page.keyboard.up('Control');
    expect(await heard(page)).toContain('keydown c');
    expect((await paste(page)).replaceAll(/\s+/g, ' ').trim()).toBe(RISK);
    expect(await notes(suite)).toEqual([]);
  });

  test('Esc puts it away, and then every key is the page’s', async () => {
    const page = await open(suite);
    await select(page, RISK);
    await toolbar(page);
    await type(page, 'Escape');
    await hidden(page);
    expect(await heard(page)).toEqual([]);
    await type(page, '1', 'h', 'Escape');
    expect((await heard(page)).filter((each) => each.startsWith('keydown'))).toEqual([
      'keydown 1',
      'keydown h',
      'keydown Escape',
    ]);
    expect((await selected(page)).replaceAll(/\s+/g, ' ')).toBe(RISK);
    await pause(200);
    expect(await notes(suite)).toEqual([]);
  });

  test('what is typed in a field is typed, and what is selected there is the reader’s', async () => {
    const page = await open(suite);
    await page.evaluate(() => {
      const field = document.createElement('textarea');
      const text = document.createElement('p');
      field.value = 'some words';
      text.contentEditable = 'true';
      text.append('edited words');
      document.querySelector('article')?.prepend(field, text);
    });
    for (const field of ['textarea', '[contenteditable]']) {
      await page.click(field);
      await page.keyboard.down('Control');
      await type(page, 'a');
      await page.keyboard.up('Control');
      await pause(250);
      expect(await interfaceBox(page)).toBeUndefined();
      await type(page, '1', 'h');
    }
    expect(await page.$eval('textarea', ({ value }) => value)).toBe('1h');
    expect(await notes(suite)).toEqual([]);
  });

  test.each([
    [1280, 860],
    [320, 600],
  ])(
    'at %d × %d it stands beside the selection, never over it, whole on the screen',
    async (width, height) => {
      const page = await open(suite);
      await page.setViewport({ width, height });
      for (const backwards of [false, true]) {
        await select(page, RISK, { backwards });
        await toolbar(page);
        const box = await shown(page);
        const rects = await lines(page);
        const top = Math.min(...rects.map((line) => line.top));
        const bottom = Math.max(...rects.map((line) => line.bottom));
        expect(backwards ? box.bottom <= top : box.top >= bottom).toBe(true);
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(width);
        expect(box.right - box.left).toBeGreaterThan(200);
        await type(page, 'Escape');
      }
    },
  );

  test('it follows the selection when the page scrolls, and hides with it', async () => {
    const page = await open(suite);
    await select(page, RISK);
    await toolbar(page);
    const before = await shown(page);
    await page.evaluate(() => scrollBy({ top: 40, behavior: 'instant' }));
    await until('it followed', async () => (await shown(page)).top <= before.top - 36);
    await page.evaluate(() => scrollTo({ top: 1e6, behavior: 'instant' }));
    await hidden(page);
    await type(page, '1');
    await pause(200);
    expect(await notes(suite)).toEqual([]);
  });

  test('by keyboard alone: Tab goes in, the arrows move, Enter tags', async () => {
    const page = await open(suite);
    await select(page, MILL, { by: 'keyboard' });
    await toolbar(page);
    await type(page, 'Tab', 'ArrowRight', 'ArrowRight', 'Enter');
    await paintedCount(page, 1);
    const [note] = await notes(suite);
    const tags = (await suite.stored())['tags'] as { id: string; key: number }[];
    expect(note?.['tags']).toEqual([tags.find(({ key }) => key === 3)?.id]);
  });

  test('a selection that reaches beyond a mark extends it, and undo takes it back', async () => {
    const page = await open(suite);
    await select(page, 'riskiest assumption');
    await toolbar(page);
    await type(page, '1');
    await paintedCount(page, 1);
    await select(page, 'assumption is the one that');
    await toolbar(page);
    await type(page, 'e');
    const text = async (): Promise<string | undefined> => (await marks(page))[0]?.text;
    await page.mouse.move(1, 1);
    await until('it is extended', async () => (await text()) === 'riskiest assumption is the one that');
    expect(await notes(suite)).toHaveLength(1);
    await page.bringToFront();
    const box = await shown(page);
    await page.mouse.click(box.right - 60, (box.top + box.bottom) / 2);
    await until('it is as before', async () => (await text()) === 'riskiest assumption');
  });

  test('as a dot, without anything, and as a highlighter', async () => {
    const page = await open(suite);
    await set(suite, { toolbar: 'dot', highlighter: null });
    await select(page, RISK);
    const dot = await shown(page);
    // Large enough to be hit (https://www.w3.org/TR/WCAG22/#target-size-minimum; the box is read in steps of
    // 2 pixels), and no bullet among the words: it stands beside them.
    for (const side of [dot.right - dot.left, dot.bottom - dot.top]) {
      expect(side).toBeGreaterThanOrEqual(22);
      expect(side).toBeLessThan(40);
    }
    const covered = await page.evaluate(({ left, right, top, bottom }) => {
      const range = document.createRange();
      range.selectNodeContents(getSelection()?.anchorNode?.parentElement ?? document.body);
      return [...range.getClientRects()].some(
        (line) => line.left < right && line.right > left && line.top < bottom && line.bottom > top,
      );
    }, dot);
    expect(covered).toBe(false);
    await page.mouse.move((dot.left + dot.right) / 2, (dot.top + dot.bottom) / 2);
    await until('it unfolds', async () => {
      const box = await shown(page);
      return box.right - box.left > 200;
    });
    await type(page, 'Escape');

    await set(suite, { toolbar: 'none', highlighter: null });
    await select(page, MILL);
    await pause(250);
    expect(await interfaceBox(page)).toBeUndefined();
    await type(page, '1');
    await paintedCount(page, 1);

    await set(suite, { toolbar: 'bar', highlighter: { tag: null } });
    await page.bringToFront();
    await clickOn(page, 'Every plan leans');
    await page.mouse.click(300, 300, { count: 2 });
    await paintedCount(page, 2);
    expect(await interfaceBox(page)).toBeUndefined();
    await set(suite, { toolbar: 'bar', highlighter: null });
  });
});
