/** What was typed right before panel, tab or browser close: it is there again when they open. */
import type { Page } from 'puppeteer-core';
import { test } from 'vitest';
import { control } from '../../scripts/controls.mjs';
import { mark, note } from '../../scripts/postil.mjs';
import { select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers } from './harness/browsers.ts';

const WAITS = [0, 20, 100, 300];
const PASSAGE = 'Cleverness is what we spend on the oak and the lamps.';
const OTHER = 'a cost of about 900 pounds';

const pause = (wait: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, wait));

async function openComment(place: Page): Promise<void> {
  // Notes move while the panel follows the page: a click may miss, and is then made again.
  await until('the note has the focus', async () => {
    const card = await note(place, PASSAGE);
    await card.click();
    return card.evaluate((element) => element.contains(document.activeElement));
  });
  await place.keyboard.press('e');
  await control(place, /^Comment$/);
}

inBrowsers((postil) => {
  test.each(WAITS)('a comment, when the panel closes %i ms after a key', async (wait) => {
    const page = await postil.open('substack-post', `/p/closing-${wait}`);
    await mark(page, PASSAGE, '1');
    const panel = await postil.openPanel(page);
    await openComment(panel);
    const text = `typed ${wait} ms before`;
    await panel.keyboard.type(text);
    await pause(wait);
    await postil.driven().closePanel();
    await postil.openPanel(page);
    await until(`“${text}” is saved`, async () => {
      const { annotations = [] } = await postil.stored();
      return annotations.some(({ comment }) => comment === text);
    });
  });

  test.each(WAITS)('a note that is not saved, when the panel closes %i ms after a key', async (wait) => {
    const page = await postil.open('substack-post', `/p/composing-${wait}`);
    const panel = await postil.openPanel(page);
    await select(page, OTHER);
    const field = await control(panel, /^Comment$/);
    await field.click();
    const text = `half a thought, ${wait} ms`;
    await panel.keyboard.type(text);
    await pause(wait);
    await postil.driven().closePanel();
    const again = await postil.openPanel(page);
    await until('the half note is there', () =>
      again.evaluate(
        (wanted) => [...document.querySelectorAll('textarea')].some(({ value }) => value === wanted),
        text,
      ),
    );
  });

  test.each(WAITS)(
    'a comment, when the library’s tab closes or is loaded again %i ms after a key',
    async (wait) => {
      const page = await postil.open('substack-post', `/p/library-${wait}`);
      await mark(page, PASSAGE, '1');
      const library = await postil.openExtensionPage('library.html');
      await (await note(library, PASSAGE)).click();
      await (await control(library, /^Comment$/)).click();
      await library.keyboard.type(`tab ${wait}`);
      await pause(wait);
      await library.close();
      const again = await postil.openExtensionPage('library.html');
      await until('what was typed is saved', async () => {
        const { annotations = [] } = await postil.stored();
        return annotations.some(({ comment }) => comment.endsWith(`tab ${wait}`));
      });
      await again.bringToFront();
      await (await note(again, `tab ${wait}`)).click();
      await (await control(again, /^Comment$/)).click();
      await again.keyboard.press('End');
      await again.keyboard.type(', and loaded again');
      await pause(wait);
      // By the page itself: Firefox tells its driver nothing of an extension's page that is loaded again.
      await again.evaluate(() => void setTimeout(() => location.reload()));
      await until('what was typed is saved', async () => {
        const { annotations = [] } = await postil.stored();
        return annotations.some(({ comment }) => comment.endsWith(`tab ${wait}, and loaded again`));
      });
    },
  );

  test.each(WAITS)('a comment, when the browser quits %i ms after a key', async (wait) => {
    const page = await postil.open('substack-post', `/p/quitting-${wait}`);
    await mark(page, PASSAGE, '1');
    const panel = await postil.openPanel(page);
    await openComment(panel);
    const early = `long before the end ${wait}`;
    await panel.keyboard.type(early);
    await pause(400);
    await panel.keyboard.type(', and the last words');
    await pause(wait);
    await postil.restart();
    const again = await postil.open('substack-post', `/p/quitting-${wait}`);
    await postil.openPanel(again);
    await until('what was typed is saved', async () => {
      const { annotations = [] } = await postil.stored();
      return annotations.some(({ comment }) => comment === `${early}, and the last words`);
    });
  });
});
