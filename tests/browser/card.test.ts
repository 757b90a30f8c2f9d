/** The card: every note under the pointer, by mouse and by keyboard, with a way back. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { toolbar } from '../../scripts/controls.mjs';
import { marks, select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { clickOn, hidden, interfaceBox, pointOn, shown, type } from './mouse-and-keys.ts';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { pause, seed } from './hostile.ts';

const POST = 'substack-post';
const MILL = 'Forty cars an hour go round by the mill.';

/** Opens the page with a passage marked, and another one within it. */
async function open(suite: Suite, ...passages: readonly string[]): Promise<Page> {
  await seed(suite, {});
  const page = await suite.open(POST);
  for (const [index, passage] of passages.entries()) {
    await select(page, passage);
    await toolbar(page);
    await page.keyboard.press(index === 0 ? '1' : '2');
    await page.mouse.move(1, 1);
    await until('it is painted', async () => (await marks(page)).length === index + 1);
  }
  return page;
}

interface Note {
  readonly tags: readonly string[];
  readonly deleted?: string;
  readonly target: { readonly selector: readonly [{ readonly exact: string }] };
}

const notes = async (suite: Suite): Promise<Note[]> =>
  ((await suite.stored())['annotations'] ?? []) as unknown as Note[];

inBrowsers((suite) => {
  test('a click opens it below the words, Esc and a click elsewhere close it', async () => {
    const page = await open(suite, MILL);
    const { y } = await pointOn(page, MILL);
    await clickOn(page, MILL);
    expect((await shown(page)).top).toBeGreaterThan(y);
    await type(page, 'Escape');
    await hidden(page);
    await clickOn(page, MILL);
    await shown(page);
    await clickOn(page, 'What it is worth');
    await hidden(page);
  });

  test('overlapping notes are listed together, and each is deleted by itself', async () => {
    const page = await open(suite, MILL, 'an hour go');
    await clickOn(page, 'Forty', 0.2);
    const one = await shown(page);
    await type(page, 'Escape');
    await hidden(page);
    await clickOn(page, 'an hour go');
    const two = await shown(page);
    expect(two.bottom - two.top).toBeGreaterThan((one.bottom - one.top) * 1.6);
    // In the first row: its tag, other tags, the panel, the link, and delete.
    await type(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter');
    await until('the long one is gone', async () =>
      (await marks(page)).some(({ text }) => text === 'an hour go'),
    );
    const left = (await notes(suite)).filter(({ deleted }) => deleted === undefined);
    expect(left.map(({ target }) => target.selector[0].exact)).toEqual(['an hour go']);
  });

  test('tags are put on and taken off by keyboard', async () => {
    const page = await open(suite, MILL);
    await clickOn(page, MILL);
    await shown(page);
    await type(page, 'Tab', 'Tab', 'Enter');
    // All tags are offered now; the focus stayed at their button, after the last of them.
    await page.keyboard.down('Shift');
    await type(page, 'Tab');
    await page.keyboard.up('Shift');
    await type(page, 'Enter');
    await until('there are two', async () => (await notes(suite))[0]?.tags.length === 2);
    await page.bringToFront();
    await type(page, 'Enter');
    await until('there is one', async () => (await notes(suite))[0]?.tags.length === 1);
  });

  test('what was deleted comes back by undo', async () => {
    const page = await open(suite, MILL);
    await clickOn(page, MILL);
    await shown(page);
    await type(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter');
    await until('the mark is gone', async () => (await marks(page)).length === 0);
    expect((await notes(suite))[0]?.deleted).toBeDefined();
    // The focus is at the way back.
    await page.bringToFront();
    await type(page, 'Enter');
    await until('the mark is back', async () => (await marks(page)).length >= 1);
    expect((await notes(suite))[0]?.deleted).toBeUndefined();
  });

  test('a link within a mark is followed, and a click that ends a selection opens nothing', async () => {
    const page = await open(suite, 'spent thirty years in water engineering, and I');
    await clickOn(page, 'spent thirty');
    await shown(page);
    await type(page, 'Escape');
    await hidden(page);
    await page.evaluate(() => {
      const link = [...document.querySelectorAll('a')].find((each) =>
        each.textContent?.includes('engineering'),
      );
      link?.addEventListener('click', (event) => {
        event.preventDefault();
        Object.assign(globalThis, { followed: event.isTrusted });
      });
    });
    await clickOn(page, 'water engineering');
    await pause(300);
    expect(await page.evaluate(() => (globalThis as unknown as { followed?: boolean }).followed)).toBe(true);
    expect(await interfaceBox(page)).toBeUndefined();

    const { x, y } = await pointOn(page, 'spent thirty');
    await page.mouse.click(x, y, { count: 2 });
    await toolbar(page);
    const box = await shown(page);
    // The toolbar of the new selection, and no card besides.
    expect(box.bottom - box.top).toBeLessThan(60);
  });
});
