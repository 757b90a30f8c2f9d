/** The count on the toolbar button: of the issue being read, live, and empty where there is none. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { readFixture } from '../../scripts/fixtures.mjs';
import { mark } from '../../scripts/postil.mjs';
import { reveal } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { issueOf, noteOf, publicationOf, seed } from './hostile.ts';

declare const chrome: {
  tabs: { query(which: object): Promise<{ id: number; url?: string }[]> };
  action: {
    getBadgeText(of: { tabId: number }): Promise<string>;
    getBadgeBackgroundColor(of: { tabId: number }): Promise<number[]>;
  };
};

const POST = await readFixture('substack-post');
const YEAR = await readFixture('archive-year');
const PASSAGES = POST.passages ?? [];
const [FIRST = '', SECOND = ''] = PASSAGES;

/** The badge of the tab that shows an address; `page` is a document of the extension. */
const badgeOf = (page: Page, address: string): Promise<string | undefined> =>
  page.evaluate(async (wanted) => {
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === wanted);
    return tab && chrome.action.getBadgeText({ tabId: tab.id });
  }, address);

/** Waits until that badge says so. */
const says = (page: Page, address: string, text: string): Promise<unknown> =>
  until(`the badge says “${text}”`, async () => {
    const now = await badgeOf(page, address);
    if (now === text) return true;
    throw new Error(`It says “${now}”.`);
  });

/** Some notes on the post, as many as asked for. */
async function write(suite: Suite, count: number, address = POST.address): Promise<void> {
  const issue = issueOf('counted', address);
  const annotations = Array.from({ length: count }, (_, at) =>
    noteOf(`note-${at}`, issue, [PASSAGES[at % PASSAGES.length] ?? ''], { comment: 'canary' }),
  );
  await seed(suite, { publications: [publicationOf('counted', 'Counted')], issues: [issue], annotations });
}

inBrowsers((suite) => {
  test('counts what is marked, what is removed elsewhere and what another page has', async () => {
    const extension = await suite.openExtensionPage('settings.html');
    const page = await suite.open(POST.name);
    await write(suite, 0);
    await mark(page, FIRST, '1');
    await says(extension, POST.address, '1');
    await mark(page, SECOND, '2');
    await says(extension, POST.address, '2');
    await suite.stopBackground();
    await write(suite, 1);
    await says(extension, POST.address, '1');
    await write(suite, 120);
    await says(extension, POST.address, '99+');
    await page.reload();
    await says(extension, POST.address, '99+');
    await suite.open('substack-home');
    await says(extension, new URL(POST.address).origin + '/', '');
  });

  test('goes with the address of a page that becomes another one', async () => {
    await write(suite, 3);
    const extension = await suite.openExtensionPage('settings.html');
    const page = await suite.open(POST.name);
    await says(extension, POST.address, '3');
    await page.evaluate(() => {
      document.body.replaceChildren('Nothing to read.');
      document.title = 'Settings';
      document.head.querySelectorAll('meta, link, script').forEach((element) => element.remove());
      history.pushState(null, '', '/account/settings');
    });
    await says(extension, `${new URL(POST.address).origin}/account/settings`, '');
  });

  test('is of the issue that is being read, where a page has many', async () => {
    const extension = await suite.openExtensionPage('settings.html');
    const page = await suite.open(YEAR.name, 'https://years.substack.com/2024/');
    const own = (YEAR.issues[1]?.address ?? '').replace(YEAR.address, 'https://years.substack.com/2024/');
    await write(suite, 2, own);
    await reveal(page, YEAR.issues[1]?.ends ?? '');
    await says(extension, 'https://years.substack.com/2024/', '2');
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await says(extension, 'https://years.substack.com/2024/', '');
  });

  test('has the colour of the interface', async () => {
    await write(suite, 1);
    const extension = await suite.openExtensionPage('settings.html');
    await suite.open(POST.name);
    await says(extension, POST.address, '1');
    const colour = await extension.evaluate(async (wanted) => {
      const tab = (await chrome.tabs.query({})).find(({ url }) => url === wanted);
      return tab && chrome.action.getBadgeBackgroundColor({ tabId: tab.id });
    }, POST.address);
    expect(colour?.slice(0, 3)).toEqual([0x8a, 0x3b, 0x12]);
  });
});
