/** One essay at many addresses: known where that is certain, offered where it is likely, never taken. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { click, shows } from '../../scripts/controls.mjs';
import { isPainted, mark } from '../../scripts/postil.mjs';
import { marks } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers, type Suite } from './harness/browsers.ts';

const YEAR = 'https://johnpcutler.github.io/tbm2020/';
const OWN = 'https://lamplighter.substack.com/p/four-kinds-of-waiting';
const QUESTION = 'You have read this before';
const IN_SECTION = 'You cannot hurry the weather, but you can stop being surprised by it.';
const IN_PAGE = 'Resting is waiting that you chose.';

async function asksNothing(panel: Page): Promise<void> {
  // The question comes with the notes; a moment after them it would be there.
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await panel.evaluate(() => document.body.innerText)).not.toContain(QUESTION);
}

/** The addresses of every issue that is stored. */
async function issuesOf(suite: Suite): Promise<(readonly string[])[]> {
  const { issues = [] } = await suite.stored();
  return issues.map(({ addresses }) => addresses);
}

inBrowsers((postil) => {
  test('an essay of a yearly page is known again on its own page, when the reader says so', async () => {
    const year = await postil.open('archive-year', YEAR);
    await mark(year, IN_SECTION, '1');
    const page = await postil.open('substack-from-archive');
    const panel = await postil.openPanel(page);
    await shows(panel, QUESTION);
    await shows(panel, '1 note on this text');
    await shows(panel, 'johnpcutler.github.io/tbm2020/#letter-2-3-four-kinds-of-waiting');
    expect(await marks(page)).toEqual([]);

    await click(panel, /^Show them here$/);
    await until('the note of the section is painted', () => isPainted(page, IN_SECTION));
    await shows(panel, 'known at 2 addresses');
    await mark(page, IN_PAGE, '2');
    await until('the note of the page is painted in the section', () => isPainted(year, IN_PAGE));

    await click(panel, /^known at 2 addresses$/);
    await click(panel, /^Split off lamplighter/);
    await shows(panel, '1 note went with it.');
    await until('each has its own again', async () => {
      const [here, there] = [await marks(page), await marks(year)].map((all) => all.map(({ text }) => text));
      return here?.join() === IN_PAGE && there?.join() === IN_SECTION;
    });
    await asksNothing(panel);
    await click(panel, /^Undo$/);
    await until('they are one again', () => isPainted(page, IN_SECTION));

    const library = await postil.openExtensionPage('library.html');
    await click(library, /^known at 2 addresses$/);
    await click(library, /^Split off lamplighter/);
    await until('the page has its own again', async () => !(await isPainted(page, IN_SECTION)));
    expect(await issuesOf(postil)).toEqual(
      expect.arrayContaining([[OWN], [expect.stringContaining('#letter-2-3')]]),
    );
  });

  test('a page that copies an essay and its names is shown nothing, and the reader can say no', async () => {
    const [theirs, own] = ['Forty cars an hour go round by the mill.', 'It is a good bridge:'];
    const address = 'https://half-built-bridges.substack.com/p/copied';
    const first = await postil.open('substack-post', address);
    await mark(first, theirs, '1');
    // All that a page can say of itself is another site's: canonical, og:url, JSON-LD.
    const copy = 'https://copycat.substack.com/p/copied';
    const page = await postil.open('substack-post', copy, (html) => html.replaceAll(copy, address));
    const panel = await postil.openPanel(page);
    await shows(panel, QUESTION);
    await shows(panel, 'half-built-bridges.substack.com/p/copied');
    expect(await marks(page)).toEqual([]);

    await click(panel, /^Not the same$/);
    await asksNothing(panel);
    await page.reload();
    await asksNothing(panel);
    await mark(page, own, '2');
    expect((await issuesOf(postil)).filter((addresses) => addresses.includes(copy))).toEqual([[copy]]);
    expect((await marks(first)).map(({ text }) => text)).toEqual([theirs]);
  });

  test('tracking parameters lead to the same notes', async () => {
    const passage = 'Forty cars an hour go round by the mill.';
    const slug = '/p/tracked';
    const first = await postil.open('substack-post', `${slug}?utm_source=substack&utm_medium=email`);
    await mark(first, passage, '1');
    for (const query of [
      '',
      '?r=1a2b&s=r',
      '?triedRedirect=true',
      '?isFreemail=true&publication_id=12&post_id=34&token=eyJ',
      '?utm_campaign=post&utm_medium=web&showWelcomeOnShare=true#footnote-1',
      '?fbclid=abc&mc_cid=1&mc_eid=2',
    ]) {
      const page = await postil.open('substack-post', slug + query);
      await until(`it is painted at ${query}`, () => isPainted(page, passage));
      await page.close();
    }
    const mine = (await issuesOf(postil)).filter((addresses) => addresses.some((one) => one.endsWith(slug)));
    expect(mine).toHaveLength(1);
    expect(mine[0]).toHaveLength(1);
  });

  test('an essay that is edited and published again stays one issue', async () => {
    const passage = 'The questions you can only talk about are the ones that wait.';
    await mark(await postil.open('substack-post', '/p/edited'), passage, '1');
    const page = await postil.open('substack-post', '/p/edited', (html) =>
      html
        .replaceAll('The Bridge Nobody Walked Across', 'The Bridge, Walked Across at Last')
        .replaceAll('2026-09-17T06', '2026-10-02T06')
        .replace(
          '<p>',
          '<p>Edited in October: the mill has burned down since, and the cars are gone.</p><p>',
        ),
    );
    await until('it is painted in the new edition', () => isPainted(page, passage));
    await mark(page, 'Edited in October:', '2');
    const { issues = [], annotations = [] } = await postil.stored();
    const mine = issues.filter(({ addresses }) => addresses[0].endsWith('/p/edited'));
    expect(mine.map(({ title }) => title)).toEqual(['The Bridge, Walked Across at Last']);
    expect(annotations.filter(({ issue }) => issue === mine[0]?.id)).toHaveLength(2);
  });
});
