/** What is selected is kept whole, once, when it is finished; what is not kept is said. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { toolbar } from '../../scripts/controls.mjs';
import { marks, select } from '../../scripts/reader.mjs';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { liveNotes, openEssay, paintedTexts, ready, savedNotes, says, TITLE } from './essay.ts';
import { pause } from './hostile.ts';
import { pasted, pointOn, set, shown, type } from './mouse-and-keys.ts';

const GULLS = 'The gulls were counted from the roof in June.';
const SEALS = 'The seals were counted from a boat in August.';
const EELS = 'The eels were never counted, only sold.';
const BODY = `<p>${GULLS}</p><p>Nothing more is known of them.</p><p>${SEALS}</p><p>Nor of these.</p><p>${EELS}</p>`;

async function open(suite: Suite, name: string): Promise<Page> {
  const page = await openEssay(suite, name, BODY);
  await ready(page);
  return page;
}

/** Drags over words that stand in one line. */
async function drag(page: Page, words: string, key?: 'Control'): Promise<void> {
  const from = await pointOn(page, words, 0);
  const to = await pointOn(page, words, 0.99);
  if (key) await page.keyboard.down(key);
  await page.mouse.move(from.x - 3, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.move(to.x + 4, to.y);
  await page.mouse.up();
  if (key) await page.keyboard.up(key);
  await pause(250);
}

const passages = (notes: Awaited<ReturnType<typeof liveNotes>>): string[] =>
  notes.map(({ target }) => target.passage as string).toSorted();

inBrowsers((suite) => {
  test('several selections are several notes, where the browser lets one make them', async () => {
    const page = await open(suite, 'several');
    await drag(page, GULLS);
    await drag(page, SEALS, 'Control');
    await drag(page, EELS, 'Control');
    await type(page, 'h');
    const all = suite.name === 'firefox' ? [EELS, GULLS, SEALS] : [EELS];
    expect(passages(await savedNotes(suite, page, all.length))).toEqual(all);
    expect((await paintedTexts(page, all.length)).toSorted()).toEqual(all);
  });

  test.each([
    [
      'from the title into the text',
      `${TITLE}Six hours at a timeMette LundApr 9, 2026${GULLS}`,
      [GULLS],
      /Only the part/,
    ],
    ['over the title alone', TITLE, [], /not in the text of the essay/],
    ['over the title and the subtitle', `${TITLE}Six hours at a time`, [], /not in the text of the essay/],
  ])('%s: what is left out is said', async (what, words, kept, said) => {
    const page = await open(suite, `title-${what.replaceAll(' ', '-')}`);
    await select(page, words);
    await type(page, 'h');
    await says(suite, page, said);
    expect(passages(await savedNotes(suite, page, kept.length))).toEqual(kept);
  });

  test('a passage that is marked again is the same note', async () => {
    const page = await open(suite, 'again');
    const press = async (key: '1' | '2'): Promise<void> => {
      await select(page, SEALS);
      await toolbar(page);
      await type(page, key);
    };
    const has = async (count: number): Promise<void> => {
      await pause(500);
      const [note, ...more] = await liveNotes(suite);
      expect(more).toEqual([]);
      expect(note?.['tags']).toHaveLength(count);
      await page.bringToFront();
    };
    await press('1');
    await has(1);
    await press('2');
    await has(2);
    await press('1');
    // Said for a moment only: reading the library takes longer than that.
    await says(suite, page, /marked already/);
    await has(2);
  });

  test('the highlighter waits for a slow triple click, and for Shift', async () => {
    await set(suite, { toolbar: 'bar', highlighter: { tag: null } });
    const page = await openEssay(suite, 'slow', BODY);
    await pause(1500);
    const { x, y } = await pointOn(page, GULLS);
    await page.mouse.move(x, y);
    // Firefox counts clicks of a driver only where they come at once.
    if (suite.name === 'firefox') await page.mouse.click(x, y, { count: 3 });
    else {
      for (const count of [1, 2, 3]) {
        await page.mouse.down({ clickCount: count });
        await page.mouse.up({ clickCount: count });
        await pause(350);
      }
    }
    expect(passages(await savedNotes(suite, page, 1))).toEqual([GULLS]);
    // Shift first: on a slow machine a selection that nobody holds would be finished before it is down.
    await page.keyboard.down('Shift');
    await page.evaluate((words) => {
      const text = [...document.querySelectorAll('p')].find((one) => one.textContent === words)?.firstChild;
      getSelection()?.setBaseAndExtent(text ?? document.body, 0, text ?? document.body, 1);
    }, EELS);
    for (let step = 1; step < EELS.length; step += 1) {
      await type(page, 'ArrowRight');
      if (step % 13 === 0) await pause(800);
    }
    // Another tab, where the library could be read, would take the focus, and end the selection.
    expect(await marks(page)).toHaveLength(1);
    await page.keyboard.up('Shift');
    expect(passages(await savedNotes(suite, page, 2))).toEqual([EELS, GULLS].toSorted());
    await set(suite, { toolbar: 'bar', highlighter: null });
  });

  test('a copied quote is good in a mail, and rich where text may be', async () => {
    const page = await open(suite, 'copied');
    await select(page, SEALS);
    await toolbar(page);
    await type(page, 'c');
    await shown(page);
    const { text, html } = await pasted(page);
    const [quote, source, link] = text.split('\n');
    expect(quote).toBe(`“${SEALS}”`);
    expect(source).toBe(`— ${TITLE}, Mette Lund, Slow Harbour`);
    expect(link).toMatch(/^https:\/\/slow-harbour\.substack\.com\/p\/copied#:~:text=/);
    expect(html).toContain(SEALS);
    expect(html).toMatch(/<blockquote>.*<a href="https:\/\/slow-harbour/s);
  });
});
