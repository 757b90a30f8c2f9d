/** Menus, as the browser's own popovers: what closes them, where the focus goes, and that they are all seen. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { click, shows } from '../../scripts/controls.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers } from './harness/browsers.ts';

/** The open menu: where it is in the window, and what has the focus. */
async function menu(page: Page): Promise<{ isInside: boolean; focused: string } | undefined> {
  return page.evaluate(() => {
    const open = document.querySelector('[role=menu]:popover-open');
    if (open === null) return undefined;
    const { top, left, bottom, right } = open.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    return {
      isInside: top >= 0 && left >= 0 && bottom <= clientHeight && right <= clientWidth,
      focused: document.activeElement?.closest('[role=menu]') === open ? 'menu' : 'elsewhere',
    };
  });
}

const focusedButton = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

inBrowsers((postil) => {
  test('a menu is opened by its button, and closed by it, by Escape and by a press elsewhere', async () => {
    const page = await postil.open('substack-post');
    const panel = await postil.openPanel(page);
    await shows(panel, 'No notes yet');
    const opened = async (): Promise<void> => {
      await click(panel, /^More$/);
      await until('the menu has the focus', async () => (await menu(panel))?.focused === 'menu');
      expect(await menu(panel)).toEqual({ isInside: true, focused: 'menu' });
    };
    const closed = (): Promise<unknown> =>
      until('the menu is closed', async () => (await menu(panel)) === undefined);

    await opened();
    await panel.keyboard.press('Escape');
    await closed();
    expect(await focusedButton(panel)).toBe('More');

    await opened();
    await click(panel, /^More$/);
    await closed();

    await opened();
    await panel.mouse.click(40, 400);
    await closed();
  });
});
