/** What the reader sees of a passage that reads otherwise now, moved, waits, or is gone, and what they do. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { click, shows } from '../../scripts/controls.mjs';
import { isPainted, mark, note } from '../../scripts/postil.mjs';
import { marks, select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { seed } from './hostile.ts';

const MILL = 'in the weeks that followed, everybody went on driving round by the mill.';
const OAK = '“We argued about the lamps for a year. We never once argued about whether people wanted to be';
const RISK = 'The riskiest assumption is the one that feels too obvious to write.';

/** Changes the page's text as its author would: each text node that holds `from`. */
async function rewrite(page: Page, from: string, to: string): Promise<void> {
  const changed = await page.evaluate(
    (old, now) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let count = 0;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.nodeValue ?? '';
        const spaced = new RegExp(old.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'));
        if (!spaced.test(text)) continue;
        node.nodeValue = text.replace(spaced, now);
        count += 1;
      }
      return count;
    },
    from,
    to,
  );
  expect(changed).toBe(1);
}

/** The text of the panel's sections of lost notes, by their headings. */
async function section(panel: Page, title: string): Promise<string | undefined> {
  return panel.evaluate(
    (wanted) =>
      [...document.querySelectorAll('section.orphans')].find((each) =>
        each.querySelector('h2')?.textContent?.startsWith(wanted),
      )?.textContent ?? undefined,
    title,
  );
}

async function open(suite: Suite, path: string): Promise<Page> {
  await seed(suite, {});
  return suite.open('substack-post', path);
}

const choose = async (panel: Page, passage: string): Promise<void> =>
  (await (await note(panel, passage)).$('.quote'))?.click();

inBrowsers((suite) => {
  test('an edited passage is painted, shown with its old words, and taken over or kept', async () => {
    const page = await open(suite, '/p/edited');
    const old = 'The riskiest assumption is the one that seems far too obvious to be written down.';
    await rewrite(page, RISK, old);
    await mark(page, old, '1');
    await page.reload();
    await until('the new wording is painted', () => isPainted(page, RISK));

    const panel = await suite.openPanel(page);
    await shows(panel, 'Changed since you read it');
    await choose(panel, old);
    await until('the diff is shown', () =>
      panel.evaluate(
        () =>
          document.querySelector('.diff del')?.textContent !== undefined &&
          document.querySelector('.diff ins')?.textContent !== undefined,
      ),
    );
    await click(panel, /^Keep mine/);
    await until('the note is at rest', async () => !(await panel.$('.note-state')));
    expect(await (await note(panel, old)).evaluate((card) => card.textContent)).toContain(old);
    expect(await isPainted(page, RISK)).toBe(true);
    await click(panel, /^Undo/);
    await shows(panel, 'Changed since you read it');

    await choose(panel, old);
    await click(panel, /^Use the new wording/);
    await until('the note is at rest', async () => !(await panel.$('.note-state')));
    await shows(panel, RISK);
    await choose(panel, RISK);
    await shows(panel, 'Reworded since you marked it');
    const [stored] = (await suite.stored()).annotations ?? [];
    expect(stored?.target).toMatchObject({ earlier: old, passage: RISK });
  });

  test('a passage that moved is followed', async () => {
    const page = await open(suite, '/p/moved');
    await mark(page, MILL, '2');
    await page.evaluate(() => {
      const [first] = document.querySelectorAll('.body.markup > p');
      if (first) document.querySelector('.body.markup > blockquote')?.after(first);
    });
    await until('it is painted behind the quote', async () => {
      const [painted] = await marks(page);
      return painted !== undefined && (await isPainted(page, MILL));
    });
    await page.reload();
    await until('it is painted where it was', () => isPainted(page, MILL));
  });

  test('a passage that is gone is listed, and attached to what the reader selects', async () => {
    const page = await open(suite, '/p/missing');
    const gone = 'Nobody asked the ferryman, who had carried eleven people in a good week.';
    await rewrite(page, 'She was not bitter.', `She was not bitter. ${gone}`);
    await mark(page, gone, '3');
    await page.reload();
    const panel = await suite.openPanel(page);
    await until('it is listed as gone', async () =>
      (await section(panel, 'Not found on this page'))?.includes(gone),
    );
    expect(await marks(page)).toEqual([]);

    await select(page, MILL);
    await choose(panel, gone);
    await click(panel, /^Attach to the selection/);
    await until('it is painted there', () => isPainted(page, MILL));
    await until('no section is left', async () => (await panel.$('section.orphans')) === null);
    await click(panel, /^Undo/);
    await until('it is gone again', async () =>
      (await section(panel, 'Not found on this page'))?.includes(gone),
    );
  });

  test('a passage that may be in several places is painted in none, until the reader says where', async () => {
    const page = await open(suite, '/p/uncertain');
    await mark(page, MILL, '4');
    // The passage's paragraph goes; two others, elsewhere, come to say nearly the same.
    await page.evaluate((words) => {
      document.querySelector('.body.markup > p')?.remove();
      const items = document.querySelectorAll('.body.markup li > p');
      const like = words.replace('everybody', 'most of them');
      for (const item of [items[0], items[3]]) item?.append(` They say that ${like}`);
    }, MILL);
    const panel = await suite.openPanel(page);
    await until('it is listed as uncertain', async () =>
      (await section(panel, 'Perhaps here'))?.includes('driving round by the mill'),
    );
    expect(await marks(page)).toEqual([]);
    await choose(panel, MILL);
    await until('both places are offered', async () => (await panel.$$('.candidate')).length === 2);
    await panel.keyboard.press('Enter');
    await until('it is painted in one of them', async () => (await marks(page)).length === 1);
    await panel.keyboard.down('Control');
    await panel.keyboard.press('z');
    await panel.keyboard.up('Control');
    await until('it is uncertain again', async () => (await section(panel, 'Perhaps here')) !== undefined);
    expect(await marks(page)).toEqual([]);
  });

  test('a passage behind a paywall waits, and is painted when the text comes', async () => {
    const page = await open(suite, '/p/preview');
    await mark(page, OAK, '5');
    const cut = await page.evaluateHandle(() => {
      const rest = document.createDocumentFragment();
      rest.append(...[...document.querySelectorAll('.body.markup > *')].slice(2));
      return rest;
    });
    const panel = await suite.openPanel(page);
    await until('it waits', async () => (await section(panel, 'Waiting for the rest')) !== undefined);
    expect(await marks(page)).toEqual([]);
    await cut.evaluate((rest) => document.querySelector('.body.markup')?.append(rest));
    await until('it is painted', () => isPainted(page, OAK));
    await until('nothing waits', async () => (await panel.$('section.orphans')) === null);
  });
});
