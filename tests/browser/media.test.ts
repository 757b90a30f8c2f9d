/** Marks where colours are not ours to choose: in print, and in the colours that a system forces. */
import type { Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { mark } from '../../scripts/postil.mjs';
import { PALETTE } from '../../src/core/appearance/palette.ts';
import { pointOn } from './mouse-and-keys.ts';
import { inBrowsers } from './harness/browsers.ts';
import { photograph, shareOf, type Rgb } from './harness/pixels.ts';
import { seed } from './hostile.ts';

const MARKED = 'The riskiest assumption is the one that feels too obvious to write.';
const PLAIN = 'They have those reasons often enough to change a habit.';

/** What a browser makes of a colour's name or notation, as its pixels have it. */
const colourOf = (page: Page, name: string): Promise<Rgb> =>
  page.evaluate((wanted) => {
    const sample = document.createElement('p');
    sample.style.cssText = `forced-color-adjust: none; color: ${wanted}`;
    document.body.append(sample);
    const { color } = getComputedStyle(sample);
    sample.remove();
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue] as const;
  }, name);

/** The share of the pixels around a text's middle that have a colour. */
async function shareAt(page: Page, text: string, colour: Rgb): Promise<number> {
  const { x, y } = await pointOn(page, text);
  await page.mouse.move(1, 1);
  const scrolled = await page.evaluate(() => scrollY);
  const picture = await photograph(page, { x: x - 40, y: y - 7 + scrolled, width: 80, height: 14 });
  return shareOf(picture, colour, 10);
}

inBrowsers((suite) => {
  let page: Page;
  afterEach(() => suite.driven().emulate(page, {}));

  test('a printed page has its marks', async () => {
    await seed(suite, {});
    page = await suite.open('substack-post', '/p/print');
    await mark(page, MARKED, '2');
    await suite.driven().emulate(page, { media: 'print' });
    expect(await page.evaluate(() => matchMedia('print').matches)).toBe(true);
    const blue = await colourOf(page, PALETTE.blue.light.mark);
    expect(await shareAt(page, MARKED, blue)).toBeGreaterThan(0.4);
    expect(await shareAt(page, PLAIN, blue)).toBe(0);
  });

  test('forced colours mark in the system’s own', async () => {
    await seed(suite, {});
    page = await suite.open('substack-post', '/p/forced');
    await mark(page, MARKED, '2');
    await suite.driven().emulate(page, { forcedColors: true });
    // Which of the system's colours marks take is the browser's to say; that they stand out is ours.
    const canvas = await colourOf(page, 'Canvas');
    expect(await shareAt(page, PLAIN, canvas)).toBeGreaterThan(0.5);
    expect(await shareAt(page, MARKED, canvas)).toBeLessThan(0.3);
    const own = await colourOf(page, PALETTE.blue.light.mark);
    expect(await shareAt(page, MARKED, own)).toBe(0);
  });
});
