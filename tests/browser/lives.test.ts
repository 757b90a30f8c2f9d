/** The lives of a page: it becomes another one, is drawn again, grows, is translated, and comes back. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { click, shows } from '../../scripts/controls.mjs';
import { annotate, bare, mark } from '../../scripts/postil.mjs';
import { marks } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers } from './harness/browsers.ts';

/** Waits until just these passages are painted. */
async function painted(page: Page, ...texts: readonly string[]): Promise<void> {
  await until(`painted: ${texts.join(' | ') || 'nothing'}`, async () => {
    const found = (await marks(page)).map(({ text }) => bare(text)).toSorted();
    return JSON.stringify(found) === JSON.stringify(texts.map(bare).toSorted());
  });
}

/** Waits until a page shows a text. */
async function reads(page: Page, text: string): Promise<void> {
  await until(`the page shows “${text}”`, () =>
    page.evaluate((wanted) => document.body.innerText.includes(wanted), text),
  );
}

inBrowsers((postil) => {
  const addresses = async (passage: string): Promise<readonly string[]> => {
    const { annotations = [], issues = [] } = await postil.stored();
    const found = annotations.find(({ target }) => bare(target.selector[0].exact) === bare(passage));
    return issues.find(({ id }) => id === found?.issue)?.addresses ?? [];
  };

  test('a reader application that shows one essay after another, with the head of the first', async () => {
    const [first, second] = ['Each autumn the others fell by themselves,', 'Strangers miss their bus by it.'];
    const page = await postil.open('substack-reader');
    const panel = await postil.openPanel(page);
    await shows(panel, 'The Ladder in the Orchard');
    await mark(page, first, '1');

    await page.bringToFront();
    await page.click('[data-post="102"]');
    await reads(page, 'Who Winds the Town Clock');
    await painted(page);
    await shows(panel, 'Who Winds the Town Clock');
    await mark(page, second, '2');
    expect(await addresses(second)).toEqual(['https://substack.com/home/post/p-102']);

    await page.goBack();
    await painted(page, first);
    await shows(panel, 'The Ladder in the Orchard');
    await page.goForward();
    await painted(page, second);
    expect(await addresses(first)).toEqual([
      'https://fieldfare.substack.com/p/the-ladder-in-the-orchard',
      'https://substack.com/home/post/p-101',
    ]);
  });

  test('a theme that swaps its main part', async () => {
    const [first, second] = ['Count the hours of the beach', 'It stands there yet.'];
    const page = await postil.open('ghost-swapping');
    await annotate(postil.driven(), page);
    await mark(page, first, '1');
    await page.click('.next');
    await reads(page, 'The Third Harbour');
    await painted(page);
    await mark(page, second, '2');
    expect(await addresses(second)).toEqual(['https://leeshore.example.com/the-third-harbour/']);
    await page.goBack();
    await painted(page, first);
    await page.goForward();
    await painted(page, second);
  });

  test('a page that its client draws again, twice', async () => {
    const passage = 'Whoever counts wrong comes in wrong, and in front of everybody.';
    const drawn = (page: Page) =>
      page.evaluate(() => document.getElementById('app')?.dataset['drawn'] === '2');
    const page = await postil.open('substack-hydrated');
    await until('it is drawn', () => drawn(page));
    await mark(page, passage, '1');
    await page.reload();
    await painted(page, passage);
    await until('it is drawn again', () => drawn(page));
    await painted(page, passage);
  });

  test('a text that is unfolded', async () => {
    const [above, below] = [
      'No one thanks him, since nothing happens.',
      'It is the longest list that I own,',
    ];
    const page = await postil.open('substack-expanding');
    await mark(page, above, '1');
    await page.click('#more');
    await mark(page, below, '2');
    await page.reload();
    await painted(page, above);
    await page.click('#more');
    await painted(page, above, below);
    expect(await addresses(below)).toEqual(await addresses(above));
  });

  test('a free preview that becomes the whole text, at once or at the next visit', async () => {
    const [above, below] = [
      'A lock with two keys is a negotiation.',
      'The third wanted to know what I did down there.',
    ];
    const page = await postil.open('substack-preview');
    await mark(page, above, '1');
    await page.click('#sign-in');
    await mark(page, below, '2');

    await page.reload();
    const panel = await postil.openPanel(page);
    await painted(page, above);
    await shows(panel, below);
    await page.bringToFront();
    await page.click('#sign-in');
    await painted(page, above, below);

    await page.reload();
    await painted(page, above);
    const paid = await postil.open('substack-preview', '?token=paid', (html) =>
      html
        .replace(/<template id="paid">([^]*?)<\/template>/, '')
        .replace(
          /(<div class="body markup">[^]*?)(<\/div>\s*<\/div>\s*)<div class="paywall">[^]*?<\/div>/,
          (_all, text: string, end: string) =>
            text + (/<template id="paid">([^]*?)<\/template>/.exec(html)?.[1] ?? '') + end,
        ),
    );
    await painted(paid, above, below);
    const { issues = [] } = await postil.stored();
    const mine = issues.filter(({ addresses: [first] }) => first.includes('lockkeeper'));
    expect(mine.map((issue) => issue.addresses)).toEqual([
      ['https://lockkeeper.substack.com/p/the-price-of-the-second-key'],
    ]);
  });

  test('a page that the browser translates, and shows again in its own words', async () => {
    const passage = 'You cannot hurry the weather, but you can stop being surprised by it.';
    const address = 'https://lamplighter.substack.com/p/translated';
    const page = await postil.open('substack-from-archive', address);
    await mark(page, passage, '1');
    const before = await postil.stored();
    // As browsers do it: every text is put into two elements, in other words, and the language changes.
    await page.evaluate(() => {
      const nodes: Text[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (/\S/.test(node.nodeValue ?? '')) nodes.push(node as Text);
      }
      for (const node of nodes) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = [...(node.nodeValue ?? '').matchAll(/\w+/g)]
          .map(([word]) => `${word}en`)
          .join(' ');
        outer.dataset['text'] = node.nodeValue ?? '';
        outer.append(inner);
        node.replaceWith(outer);
      }
      document.documentElement.lang = 'de';
      document.documentElement.className = 'translated-ltr';
    });
    await painted(page);
    const panel = await postil.openPanel(page);
    await shows(panel, passage);
    expect((await postil.stored()).annotations).toEqual(before.annotations);
    await page.bringToFront();
    await page.evaluate(() => {
      for (const outer of document.querySelectorAll<HTMLElement>('font[data-text]')) {
        outer.replaceWith(outer.dataset['text'] ?? '');
      }
      document.documentElement.lang = 'en';
      document.documentElement.className = '';
    });
    await painted(page, passage);
    expect((await postil.stored()).issues).toEqual(before.issues);
  });

  test('a page that comes back as it was left, with what happened meanwhile', async () => {
    const [first, second] = [
      'Cleverness is what we spend on the oak and the lamps.',
      'Forty cars an hour go round by the mill.',
    ];
    const page = await postil.open('substack-post', '/p/left');
    await mark(page, first, '1');
    await page.evaluate(() => Object.assign(globalThis, { left: true }));
    await page.goto('https://half-built-bridges.substack.com/p/left?elsewhere=1');
    await painted(page, first);
    await mark(page, second, '2');
    await page.goBack();
    await painted(page, first, second);
    await page.goForward();
    await painted(page, first, second);
    const panel = await postil.openPanel(page);
    await shows(panel, second);
    await click(panel, /^All/);
  });
});
