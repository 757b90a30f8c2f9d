/** Both builds start, every page of the extension opens, and a page that is read is left as it was. */
import { expect, test } from 'vitest';
import { until } from '../../scripts/until.mjs';
import { marks, serialise } from '../../scripts/reader.mjs';
import { inBrowsers } from './harness/browsers.ts';

inBrowsers((postil) => {
  test.each(['popup.html', 'panel.html', 'library.html', 'settings.html'])('%s opens', async (path) => {
    const page = await postil.openExtensionPage(path);
    const shown = await until(`${path} shows something`, () =>
      page.evaluate(() => document.querySelector('#app')?.textContent),
    );
    expect(shown).not.toMatch(/could not|cannot go on|did not work/i);
    expect(await page.title()).toMatch(/Postil/);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  });

  test('the real panel and the real popup open', async () => {
    const page = await postil.open('substack-post');
    const panel = await postil.openPanel(page);
    await until('the panel shows the issue', () =>
      panel.evaluate(() => document.querySelector('h1')?.textContent === 'The Bridge Nobody Walked Across'),
    );
    const popup = await postil.openPopup(page);
    await until('the popup shows the issue', () =>
      popup.evaluate(() => document.body.textContent?.includes('The Bridge Nobody Walked Across')),
    );
  });

  test.each(['substack-post', 'substack-home', 'blog-plain', 'substack-dark', 'substack-csp'])(
    'nothing is changed on %s before the reader does something',
    async (fixture) => {
      const page = await postil.open(fixture);
      const parsed = await page
        .evaluate(async () => {
          const source = await (await fetch(location.href)).text();
          return new DOMParser().parseFromString(source, 'text/html').documentElement.outerHTML;
        })
        .catch(() => undefined);
      // Where the page's own policy forbids a fetch, the document after a while is held to the one before.
      const before = parsed ?? (await serialise(page)).html;
      await new Promise((resolve) => setTimeout(resolve, 400));
      const { html, hosts } = await serialise(page);
      expect(html).toBe(before);
      expect(hosts).toBe(0);
      expect(await marks(page)).toEqual([]);
      expect(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length])).toEqual([
        0, 0,
      ]);
      await page.close();
    },
  );
});
