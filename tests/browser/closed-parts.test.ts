/** A passage in a closed part of its page is shown all the same, or the reader is told which part is closed. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { mark } from '../../scripts/postil.mjs';
import { note } from '../../scripts/postil.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers } from './harness/browsers.ts';
import { openEssay, says } from './essay.ts';

const WORDS = 'the sluice was opened by hand on the first of May';
const PART = `<p id="part">Below the weir, ${WORDS}, and by nobody else.</p>`;
const FAR = '<div style="height:1600px"></div>';

/** What a script of the page does at a click on its buttons. */
const ACCORDION = `<script>addEventListener('click', ({ target }) => {
  const button = target.closest('[aria-expanded], [role=tab]');
  if (button === null) return;
  if (button.role === 'tab') {
    for (const tab of document.querySelectorAll('[role=tab]')) {
      tab.ariaSelected = String(tab === button);
      document.getElementById(tab.getAttribute('aria-controls')).hidden = tab !== button;
    }
    return;
  }
  const isOpen = button.ariaExpanded !== 'true';
  button.ariaExpanded = String(isOpen);
  const part = document.getElementById(button.getAttribute('aria-controls')) ?? button.parentElement.nextElementSibling;
  part.classList.toggle('open', isOpen);
})</script><style>.hidden{display:none}.hidden.open{display:block}
.folded{max-height:0;overflow:hidden;transition:max-height .2s}.folded.open{max-height:300px}
input.fold~div{display:none}input.fold:checked~div{display:block}</style>`;

/** Closed parts; `open` says how the reader opens them by hand, in the page, to mark the passage. */
const PARTS: readonly (readonly [what: string, html: string, open: (page: Page) => Promise<void>])[] = [
  ['details', `<details><summary>Read on</summary>${PART}</details>`, (page) => page.click('summary')],
  [
    'details in details',
    `<details><summary id="a">The year</summary><p>Dry.</p><details><summary id="b">Its spring</summary>${PART}</details></details>`,
    async (page) => {
      await page.click('#a');
      await page.click('#b');
    },
  ],
  [
    'hidden until found',
    `<div id="found" hidden="until-found">${PART}</div>`,
    (page) => page.evaluate(() => document.querySelector('#found')?.removeAttribute('hidden')),
  ],
  [
    'an accordion whose button names its part',
    `<h3><button aria-expanded="false" aria-controls="one">The weir</button></h3><div id="one" class="hidden">${PART}</div>`,
    (page) => page.click('[aria-controls=one]'),
  ],
  [
    'an accordion that folds, beneath a button that names nothing',
    `<h3><button aria-expanded="false">The weir</button></h3><div class="folded">${PART}</div>`,
    (page) => page.click('[aria-expanded]'),
  ],
  [
    'tabs',
    `<div role="tablist"><button role="tab" aria-selected="true" aria-controls="t1">Above</button><button role="tab" id="tab" aria-selected="false" aria-controls="t2">Below</button></div>
     <div role="tabpanel" id="t1"><p>Above the weir nothing was opened.</p></div><div role="tabpanel" id="t2" aria-labelledby="tab" hidden>${PART}</div>`,
    (page) => page.click('#tab'),
  ],
  [
    'a part that a check box opens without a script',
    `<div><input type="checkbox" class="fold" id="fold"><label for="fold">More of it</label><div>${PART}</div></div>`,
    (page) => page.click('label'),
  ],
];

const isSeen = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const part = document.querySelector('#part');
    const { top = -1, bottom = -1, height = 0 } = part?.getBoundingClientRect() ?? {};
    const folded = part?.closest('.folded')?.getBoundingClientRect().height ?? 99;
    return part?.checkVisibility() === true && height > 0 && folded > 20 && top >= 0 && bottom <= innerHeight;
  });

inBrowsers((suite) => {
  test.each(PARTS)('in %s it is opened and shown', async (what, html, open) => {
    const name = `closed-${PARTS.findIndex(([each]) => each === what)}`;
    const page = await openEssay(suite, name, html + FAR, ACCORDION);
    await open(page);
    await mark(page, WORDS, 'h');
    await page.reload();
    const panel = await suite.openPanel(page);
    const shown = await note(panel, WORDS);
    await page.bringToFront();
    await page.evaluate(() => scrollTo({ top: 1500, behavior: 'instant' }));
    expect(await isSeen(page)).toBe(false);
    await until(
      'the page knows the note',
      async () => {
        await shown.click();
        await page.bringToFront();
        return isSeen(page);
      },
      { every: 1500 },
    );
  });

  test('in a part that only the page opens, the reader is told where it is', async () => {
    const html = `<h3>For members</h3><div id="shut" style="display:none">${PART}</div>${FAR}`;
    const page = await openEssay(suite, 'closed-shut', html);
    await page.evaluate(() => document.querySelector('#shut')?.removeAttribute('style'));
    await mark(page, WORDS, 'h');
    await page.reload();
    const panel = await suite.openPanel(page);
    const shown = await note(panel, WORDS);
    await until('the page answers', async () => {
      await shown.click();
      await page.bringToFront();
      await says(suite, page, /closed part of the page: “For members”/);
      return true;
    });
  });
});
