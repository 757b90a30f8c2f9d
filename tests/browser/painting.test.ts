/** Marks in the page: painted where the passages are, in the page's own light, and nothing else changed. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { toolbar } from '../../scripts/controls.mjs';
import { marks, select, serialise } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { PALETTE } from '../../src/core/appearance/palette.ts';
import { pointOn } from './mouse-and-keys.ts';
import { inBrowsers } from './harness/browsers.ts';
import { photograph, shareOf, type Rgb } from './harness/pixels.ts';
import { seed } from './hostile.ts';

const POST = 'substack-post';
const RISK = 'The riskiest assumption is the one that feels too obvious to write.';
const MILL = 'Forty cars an hour go round by the mill.';
const LIST = 'They have those reasons often enough to change a habit.';

const bare = (text: string): string => text.replaceAll(/\s+/g, '');

async function painted(page: Page): Promise<string[]> {
  return (await marks(page)).map(({ text }) => text);
}

async function mark(page: Page, text: string, key: '1' | '2' | '3' | 'h'): Promise<void> {
  await select(page, text);
  await toolbar(page);
  await page.keyboard.press(key);
  // What the pointer is over is marked besides.
  await page.mouse.move(1, 1);
  await until(`“${text}” is painted`, async () => (await painted(page)).map(bare).includes(bare(text)));
}

const rgb = (hex: string): Rgb => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return [red, green, blue];
};

/** The share of the pixels around a character of a text that have a colour. */
async function shareAt(page: Page, text: string, colour: string): Promise<number> {
  const { x, y } = await pointOn(page, text);
  await page.mouse.move(1, 1);
  const scrolled = await page.evaluate(() => scrollY);
  const picture = await photograph(page, { x: x - 60, y: y - 8 + scrolled, width: 120, height: 16 });
  return shareOf(picture, rgb(colour), 8);
}

inBrowsers((suite) => {
  test('the document stays byte for byte what it was, and no box moves', async () => {
    await seed(suite, {});
    const page = await suite.open(POST);
    const boxes = (): Promise<string> =>
      page.evaluate(() =>
        JSON.stringify(
          [...document.body.querySelectorAll('*')].map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return [x, y + scrollY, width, height].map((value) => Math.round(value * 100));
          }),
        ),
      );
    const before = [(await serialise(page)).html, await boxes()];
    for (const [text, key] of [
      [RISK, '1'],
      [MILL, '2'],
      [LIST, 'h'],
    ] as const) {
      await mark(page, text, key);
    }
    expect([(await serialise(page)).html, await boxes()]).toEqual(before);
    expect(await page.evaluate(() => document.documentElement.getAttributeNames())).toEqual(['lang']);
  });

  test('after a reload each passage is painted again, in the order of the text', async () => {
    await seed(suite, {});
    const page = await suite.open(POST);
    await mark(page, MILL, '1');
    await mark(page, RISK, '2');
    await page.reload();
    await until('both are painted', async () => (await marks(page)).length === 2);
    expect((await painted(page)).map(bare)).toEqual([RISK, MILL].map(bare));
  });

  test('the page’s own highlights survive painting, repainting and the last note', async () => {
    await seed(suite, {});
    const page = await suite.open(POST);
    await page.evaluate(() => {
      const range = new Range();
      range.selectNodeContents(document.querySelector('h1') ?? document.body);
      CSS.highlights.set('own', new Highlight(range));
    });
    await mark(page, MILL, '1');
    await mark(page, RISK, '1');
    await seed(suite, {});
    await until('only the page’s own is left', async () => (await marks(page)).length === 1);
    const left = await page.evaluate(() => [
      [...CSS.highlights.keys()],
      CSS.highlights.get('own')?.size,
      document.adoptedStyleSheets.length,
    ]);
    expect(left).toEqual([['own'], 1, 0]);
  });

  test('marks overlap and are kept apart', async () => {
    await seed(suite, {});
    const page = await suite.open(POST);
    await mark(page, RISK, '1');
    await mark(page, 'assumption is the one', '2');
    await mark(page, 'too obvious to write. You can recognise it', '3');
    await until('there are three', async () => (await painted(page)).length === 3);
    expect((await suite.stored())['annotations']).toHaveLength(3);
  });

  test.each([
    ['light', POST, RISK],
    ['dark', 'substack-dark', 'The opposite of a decision is not doubt.'],
  ] as const)(
    'a %s page has marks of its own, whatever the system’s theme',
    async (scheme, fixture, text) => {
      await seed(suite, {});
      const page = await suite.open(fixture);
      await suite.driven().setScheme(page, scheme === 'light' ? 'dark' : 'light');
      await mark(page, text, '2');
      const other = scheme === 'light' ? 'dark' : 'light';
      expect(await shareAt(page, text, PALETTE.blue[scheme].mark)).toBeGreaterThan(0.4);
      expect(await shareAt(page, text, PALETTE.blue[other].mark)).toBeLessThan(0.05);
    },
  );

  test('a page that turns dark while it is read gets dark marks', async () => {
    await seed(suite, {});
    const page = await suite.open(POST);
    await mark(page, RISK, '2');
    await page.evaluate(() => {
      document.documentElement.style.background = '#111';
      document.body.style.cssText = 'background: #111; color: #eee';
    });
    await until('the mark is dark', async () => (await shareAt(page, RISK, PALETTE.blue.dark.mark)) > 0.4);
  });

  test('text that the page draws anew is marked anew; text that comes late is found', async () => {
    await seed(suite, {});
    const page = await suite.open(POST);
    await mark(page, LIST, '1');
    await page.evaluate(() => {
      const list = document.querySelector('ol, ul:has(li)');
      const article = [...document.querySelectorAll('li')].find((item) =>
        item.textContent?.includes('reasons often'),
      );
      const old = article?.parentElement ?? list;
      const copy = old?.cloneNode(true);
      if (copy !== undefined) old?.replaceWith(copy);
    });
    await until('the copy is painted', async () =>
      page.evaluate(() =>
        [...CSS.highlights.values()].some((highlight) =>
          [...highlight].some(({ startContainer }) => startContainer.isConnected),
        ),
      ),
    );
    expect((await painted(page)).map(bare)).toEqual([bare(LIST)]);
    await page.evaluate(() => {
      const item = [...document.querySelectorAll('li')].find((each) =>
        each.textContent?.includes('reasons often'),
      );
      const { parentElement: parent } = item ?? {};
      const next = item?.nextSibling ?? null;
      item?.remove();
      setTimeout(() => item && parent?.insertBefore(item, next), 1500);
    });
    await until('it is gone', async () => (await marks(page)).length === 0);
    await until('it is back', async () => (await marks(page)).length === 1, { timeout: 15_000 });
  });
});
