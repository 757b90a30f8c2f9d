/** A selection in text that Postil cannot read is answered by a sentence, never by silence. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { hidden, shown, type } from './mouse-and-keys.ts';
import { liveNotes, openEssay, ready, says } from './essay.ts';
import { pause } from './hostile.ts';
import { inBrowsers } from './harness/browsers.ts';

const WORDS = 'The third book held the debts of every cart that ever came through the gate.';
const PARAGRAPH = `<p style="margin:0;font:19px/30px serif">${WORDS}</p>`;
const SHADOW = (mode: string): string =>
  `<ledger-page id="part"></ledger-page><script>document.getElementById('part').attachShadow({mode:'${mode}'}).innerHTML='${PARAGRAPH}'</script>`;

const PARTS: readonly (readonly [what: string, html: string])[] = [
  ['an open shadow root', SHADOW('open')],
  ['a closed shadow root', SHADOW('closed')],
  [
    'a shadow root in a shadow root',
    `<ledger-page id="part"></ledger-page><script>{const outer=document.getElementById('part').attachShadow({mode:'open'});outer.innerHTML='<div></div>';outer.firstChild.attachShadow({mode:'open'}).innerHTML='${PARAGRAPH}'}</script>`,
  ],
  [
    'a frame written in the page',
    `<iframe id="part" style="display:block;width:600px;height:90px;border:0" srcdoc='<body style="margin:0">${PARAGRAPH}'></iframe>`,
  ],
  [
    'a frame that a script writes',
    `<iframe id="part" style="display:block;width:600px;height:90px;border:0"></iframe><script>document.getElementById('part').contentDocument.body.innerHTML='${PARAGRAPH}'</script>`,
  ],
];

/** Drags along the first line of the part. */
async function drag(page: Page): Promise<void> {
  const { left, top } = await page.$eval('#part', (part) => {
    part.scrollIntoView({ block: 'center', behavior: 'instant' });
    return part.getBoundingClientRect().toJSON() as { left: number; top: number };
  });
  await page.mouse.move(left + 12, top + 20);
  await page.mouse.down();
  await page.mouse.move(left + 200, top + 20, { steps: 5 });
  await page.mouse.up();
  await pause(300);
}

inBrowsers((suite) => {
  test.each(PARTS)('in %s: it says so', async (what, html) => {
    const page = await openEssay(suite, `reach-${what.replaceAll(' ', '-')}`, html);
    await ready(page);
    await drag(page);
    await says(suite, page, /cannot read/);
    await hidden(page);
    await type(page, 'h');
    await shown(page);
    expect(await liveNotes(suite)).toEqual([]);
  });
});
