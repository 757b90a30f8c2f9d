/** Toolbar, card and toast where a page lays its text over itself: they work there, and no click falls through. */
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { toolbar } from '../../scripts/controls.mjs';
import { marks, select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { clickOn, interfaceBox, shown } from './mouse-and-keys.ts';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { pause, seed } from './hostile.ts';

const BENCH = 'The riskiest assumption is the one that feels too obvious to write.';

/** Puts the essay into an element over a page-wide button that says when it is pressed. */
const SETTING = `
  const essay = document.querySelector('article');
  for (const picture of document.querySelectorAll('.captioned-image-container')) picture.remove();
  const danger = document.createElement('button');
  danger.textContent = 'Leave the list';
  danger.style.cssText = 'display: block; width: 100%; height: 120px';
  danger.addEventListener('click', () => document.title = 'pressed');
  for (const heading of essay.querySelectorAll('h2')) heading.before(danger);
  const make = (name) => {
    const made = document.createElement(name);
    made.style.cssText = 'width: 700px; height: 780px; overflow: auto; background: white';
    return made;
  };
  const into = (box, parent = document.body) => { box.append(essay); parent.append(box); return box; };
`;

const FULL_SCREEN: Required<Way> = {
  name: 'the full screen',
  script: `essay.style.cssText = 'overflow: auto; background: white';
   document.addEventListener('click', () => essay.requestFullscreen(), { once: true });`,
  async see(page) {
    await page.mouse.click(3, 300);
    await until('it fills the screen', () => page.evaluate(() => document.fullscreenElement !== null));
  },
};

interface Way {
  readonly name: string;
  readonly script: string;
  /** What the reader does to see it. */
  readonly see?: (page: Page) => Promise<void>;
}

/** Ways to lay an essay over the page. */
const OVER: readonly Way[] = [
  {
    name: 'a modal dialog',
    script: `into(make('dialog')).showModal();`,
  },
  {
    name: 'a dialog that lies over another one',
    script: `const other = make('dialog'); other.append('Subscribe?'); document.body.append(other); other.showModal();
     into(make('dialog')).showModal();`,
  },
  {
    name: 'a dialog within another one',
    script: `const outer = make('dialog'); document.body.append(outer); outer.showModal(); into(make('dialog'), outer).showModal();`,
  },
  {
    name: 'the dialog of a component, through its slot',
    script: `const card = make('reading-pane'); const inner = make('dialog'); inner.append(document.createElement('slot'));
     card.attachShadow({ mode: 'open' }).append(inner); into(card); inner.showModal();`,
  },
  {
    name: 'a popover that closes at a click elsewhere',
    script: `const box = make('div'); box.popover = 'auto'; into(box).showPopover();`,
  },
  {
    name: 'a box that made all else inert',
    script: `const box = make('div'); box.style.cssText += '; position: fixed; inset: 40px auto auto 40px; z-index: 9'; into(box);
     for (const each of document.body.children) each.inert = each !== box;`,
  },
  FULL_SCREEN,
];

async function open(suite: Suite, script: string): Promise<Page> {
  await seed(suite, {});
  const more = `<script>addEventListener('load', () => { ${SETTING} ${script} })</script>`;
  return suite.open('substack-post', undefined, (html) => html.replace('</head>', `${more}</head>`));
}

const paintedCount = (page: Page, count: number): Promise<unknown> =>
  until(`${count} are painted`, async () => (await marks(page)).length === count);

/** Clicks on the first chip of the toolbar. */
async function clickChip(page: Page): Promise<void> {
  await toolbar(page);
  const box = await shown(page);
  await page.mouse.click(box.left + 30, (box.top + box.bottom) / 2);
}

const isPressed = async (page: Page): Promise<boolean> => (await page.title()) === 'pressed';

inBrowsers((suite) => {
  describe('toolbar, card and toast take their clicks in', () => {
    test.each(OVER)('$name', async ({ script, see }) => {
      const page = await open(suite, script);
      await see?.(page);
      await select(page, BENCH);
      await clickChip(page);
      await page.mouse.move(1, 1);
      await paintedCount(page, 1);
      await clickOn(page, BENCH);
      const card = await shown(page);
      // Its last button deletes.
      await page.mouse.click(card.right - 18, (card.top + card.bottom) / 2);
      await page.mouse.move(1, 1);
      await paintedCount(page, 0);
      const toast = await shown(page);
      await page.mouse.click(toast.right - 60, (toast.top + toast.bottom) / 2);
      await page.mouse.move(1, 1);
      await paintedCount(page, 1);
      expect(await isPressed(page)).toBe(false);
    });
  });

  test('a dialog that hides our element in a transparent one leads no click astray', async () => {
    const page = await open(suite, `into(make('dialog')).showModal();`);
    await select(page, BENCH);
    await toolbar(page);
    const box = await shown(page);
    await page.evaluate(() => {
      const ours = document.querySelector(':popover-open:not(:defined)');
      const veil = document.createElement('div');
      veil.style.cssText = 'position: fixed; inset: 0; opacity: 0.001; z-index: 9';
      document.querySelector('dialog')?.append(veil);
      ours?.removeAttribute('popover');
      veil.append(ours ?? '');
    });
    // Chromium tells what is visible every 100 ms at most.
    await pause(500);
    for (let x = box.left + 20; x < box.right; x += 40) await page.mouse.click(x, (box.top + box.bottom) / 2);
    await pause(300);
    const saved = (await suite.stored())['annotations'] ?? [];
    // Where nobody tells what is hidden, one note can be undone.
    expect(saved.length).toBeLessThanOrEqual(suite.name === 'chromium' ? 0 : 1);
    expect(await interfaceBox(page)).toBeUndefined();
  });
});
