/** What was typed right before the panel closes: it is saved when the panel opens again. */
import type { Page } from 'puppeteer-core';
import { test } from 'vitest';
import { control } from '../../scripts/controls.mjs';
import { mark, note } from '../../scripts/postil.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers } from './harness/browsers.ts';

const WAITS = [0, 20, 100, 300];
const PASSAGE = 'Cleverness is what we spend on the oak and the lamps.';

const pause = (wait: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, wait));

async function openComment(place: Page): Promise<void> {
  await (await note(place, PASSAGE)).click();
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
});
