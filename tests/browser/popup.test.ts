/** The popup as a place to review: by keys alone, in the real popup of the toolbar button, in both themes. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { shows } from '../../scripts/controls.mjs';
import { mark } from '../../scripts/postil.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers, type Suite } from './harness/browsers.ts';

const FIRST = 'The riskiest assumption is the one that feels too obvious to write.';
/** As it stands on the page: its last space is one that does not break. */
const SECOND = 'a cost of about 900\u00a0pounds';
const LAST = 'The town did not build its bridge, and nobody has ever missed it.';
const COMMENT = 'Ask *before* the review.';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const quotes = (popup: Page): Promise<string[]> =>
  popup.evaluate(() =>
    [...document.querySelectorAll('.review .quote')].map(({ textContent }) => textContent.trim()),
  );

/** What has the focus: the passage of a note, or the name of anything else. */
const focused = (popup: Page): Promise<string> =>
  popup.evaluate(() => {
    const active = document.activeElement;
    return active?.querySelector('.quote')?.textContent ?? active?.ariaLabel ?? active?.localName ?? '';
  });

const isFocused = (popup: Page, name: RegExp | string): Promise<unknown> =>
  until(`${String(name)} has the focus`, async () => {
    const now = await focused(popup);
    return typeof name === 'string' ? now === name : name.test(now);
  });

/** Opens the popup over a page, and waits until it shows as many notes. */
async function review(postil: Suite, page: Page, count: number): Promise<Page> {
  const popup = await postil.openPopup(page);
  await until(`the popup shows ${count} notes`, async () => (await quotes(popup)).length === count);
  return popup;
}

/** A page of its own with three marks: the last passage first. */
async function marked(postil: Suite, path: string): Promise<Page> {
  const page = await postil.open('substack-post', path);
  await mark(page, LAST, '1');
  await mark(page, FIRST, '1');
  await mark(page, SECOND, '2');
  return page;
}

/** Whether a painted passage of this text stands in the window. */
const isInSight = (page: Page, text: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    const ranges = Array.from(CSS.highlights.values(), (highlight) => Array.from(highlight)).flat();
    return ranges.some(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = new Range();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      const { top, bottom } = range.getBoundingClientRect();
      return range.toString().includes(wanted) && top >= 0 && bottom <= innerHeight;
    });
  }, text);

inBrowsers((postil) => {
  test('notes are looked through, narrowed, commented, deleted and brought back by keys alone', async () => {
    const page = await marked(postil, '/p/review');
    const popup = await review(postil, page, 3);
    expect(await quotes(popup)).toEqual([FIRST, SECOND, LAST]);

    await popup.keyboard.press('ArrowDown');
    await isFocused(popup, FIRST);
    await popup.keyboard.press('ArrowDown');
    await isFocused(popup, SECOND);

    await popup.keyboard.press('e');
    await isFocused(popup, 'Comment');
    await popup.keyboard.type(COMMENT);
    await popup.keyboard.press('Escape');
    await until('the comment is shown as it is meant', () =>
      popup.evaluate(() => document.querySelector('.review .markdown em')?.textContent === 'before'),
    );
    await isFocused(popup, SECOND);

    await popup.keyboard.press('t');
    await isFocused(popup, 'Tags');
    await popup.keyboard.press('3');
    await shows(popup, 'question');
    await popup.keyboard.press('Escape');
    await isFocused(popup, SECOND);

    await popup.keyboard.press('Delete');
    await until('the note is gone', async () => !(await quotes(popup)).includes(SECOND));
    await isFocused(popup, LAST);
    await popup.keyboard.down('Control');
    await popup.keyboard.press('z');
    await popup.keyboard.up('Control');
    await until('the note is back', async () => (await quotes(popup)).includes(SECOND));

    // The filter is one stop of the Tab key before the notes.
    await popup.keyboard.down('Shift');
    await popup.keyboard.press('Tab');
    await popup.keyboard.up('Shift');
    await popup.keyboard.press('ArrowRight');
    await popup.keyboard.press('Enter');
    await until(
      'one tag’s notes are shown',
      async () => (await quotes(popup)).join() === [FIRST, LAST].join(),
    );

    const { annotations = [], tags = [] } = await postil.stored();
    const second = annotations.find(({ target }) => target.selector[0].exact === SECOND);
    expect(second?.comment).toBe(COMMENT);
    expect(second?.tags).toEqual([2, 3].map((key) => tags.find((tag) => tag.key === key)?.id));
  });

  test('Enter at a note goes to its passage, and the popup closes', async () => {
    const page = await marked(postil, '/p/review-passage');
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await until('the passage is out of sight', async () => !(await isInSight(page, LAST)));
    const popup = await review(postil, page, 3);
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('ArrowDown');
    await isFocused(popup, LAST);
    await popup.keyboard.press('Enter');
    await until('the passage is in sight', () => isInSight(page, LAST));
  });

  test('the last notes of other issues stand below, and nothing moves while it opens', async () => {
    await marked(postil, '/p/review-other');
    const page = await marked(postil, '/p/review-here');
    const popup = await postil.openPopup(page);
    const seen: (readonly [height: number, top: number | undefined])[] = [];
    const look = async (): Promise<number | undefined> => {
      const [height, top, isOpen] = await popup.evaluate(() => {
        const { height: now = 0 } = document.querySelector('.popup')?.getBoundingClientRect() ?? {};
        const lists = document.querySelector('.review')?.getBoundingClientRect().top;
        return [now, lists, now > 0 && now <= innerHeight] as const;
      });
      // While the browser opens its window, that has no size yet.
      if (isOpen) seen.push([height, top ?? undefined]);
      return top ?? undefined;
    };
    await until('the lists are there', look);
    await shows(popup, 'Lately');
    await look();
    expect(new Set(seen.map(([height]) => height)).size).toBe(1);
    expect(new Set(seen.flatMap(([, top]) => top ?? [])).size).toBe(1);
    expect(await popup.evaluate(() => document.querySelectorAll('.lately-note').length)).toBeGreaterThan(2);
  });

  test.each(['light', 'dark'] as const)('axe finds nothing in the popup with notes, %s', async (scheme) => {
    const page = await marked(postil, `/p/review-axe-${scheme}`);
    const popup = await review(postil, page, 3);
    await postil.driven().setScheme(popup, scheme);
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('t');
    await isFocused(popup, 'Tags');
    await popup.evaluate(await readFile(AXE, 'utf8'));
    const { violations } = await popup.evaluate(async () =>
      (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
    );
    const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
    await postil.driven().setScheme(popup, 'light');
    expect(found).toEqual([]);
  });
});
