/** What Postil sees: once, always on a site, on all sites, never; kept right when it is taken away, and over a restart. */
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { click, shows, toolbar } from '../../scripts/controls.mjs';
import { readFixture, serveFixture } from '../../scripts/fixtures.mjs';
import { isPainted, mark } from '../../scripts/postil.mjs';
import { marks, select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { interfaceBox } from './mouse-and-keys.ts';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { pause } from './hostile.ts';

declare const chrome: {
  permissions: { getAll(): Promise<{ origins: string[] }> };
  scripting: { getRegisteredContentScripts(): Promise<{ id: string; matches: string[] }[]> };
};

/** No newsletter: only the reader’s wish brings Postil there. */
const BLOG = 'blog-plain';
const SPADE = 'A spade leaves the shop about as sharp as a spoon.';
const GARDEN = 'thegardenshed.example';
/** A newsletter on a host that nobody knows. */
const GHOST = await readFixture('ghost-newsletter');
const POST = 'substack-post';
const RISK = 'The riskiest assumption is the one that feels too obvious to write.';

/** A popup may be closed while it waits; Firefox complains of that. */
const CLOSING = { expected: /context unloaded/ };

/** Long enough for a script to be brought in, to find an issue and to load its notes. */
const SOON = 1500;

const text = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

/** Whether a selected passage gets a toolbar. */
async function offers(page: Page, passage: string): Promise<boolean> {
  await select(page, passage);
  await pause(600);
  const box = await interfaceBox(page);
  await page.keyboard.press('Escape');
  await page.evaluate(() => getSelection()?.empty());
  return box !== undefined;
}

/** Presses a button of the popup over a page, and closes the popup. */
async function inPopup(suite: Suite, page: Page, name: RegExp, then?: (popup: Page) => Promise<void>) {
  const popup = await suite.openPopup(page);
  await click(popup, name);
  await then?.(popup);
  await suite.driven().closePopup();
}

/** What the browser says: granted match patterns, and the scripts that it starts besides the manifest’s. */
async function granted(suite: Suite): Promise<{ sites: string[]; scripts: string[] }> {
  const page = await suite.openExtensionPage('settings.html');
  const answer = await page.evaluate(async () => ({
    sites: (await chrome.permissions.getAll()).origins.toSorted(),
    scripts: (await chrome.scripting.getRegisteredContentScripts())
      .map(({ id, matches }) => `${id}: ${matches.toSorted().join(' ')}`)
      .toSorted(),
  }));
  await page.close();
  return answer;
}

const always = (suite: Suite, page: Page): Promise<void> =>
  inPopup(suite, page, /^Always allow on this site$/, (popup) =>
    suite.driven().answerYes([`https://${GARDEN}/*`], popup),
  );

inBrowsers((suite) => {
  test('nothing is seen of a strange site, and nothing of its next page after one that was annotated', async () => {
    const page = await suite.open(BLOG);
    const popup = await suite.openPopup(page);
    await shows(popup, 'Postil reads nothing of this site');
    await suite.driven().closePopup();
    expect(await offers(page, SPADE)).toBe(false);
    await inPopup(suite, page, /^Annotate this page$/, (over) => shows(over, 'Reading now'));
    await mark(page, SPADE, '1');
    await page.reload();
    await pause(SOON);
    expect(await marks(page)).toEqual([]);
    expect(await offers(page, SPADE)).toBe(false);
    expect((await granted(suite)).scripts).toEqual([]);
  });

  describe('always on a site', () => {
    test('counts at once, on each page, and after a restart', async () => {
      let page = await suite.open(BLOG);
      await always(suite, page);
      await until('the note is painted', () => isPainted(page, SPADE));
      await page.reload();
      await until('the note is painted again', () => isPainted(page, SPADE));
      const other = await suite.open(BLOG, `https://${GARDEN}/another/`);
      await select(other, SPADE);
      await toolbar(other);
      const scripts = [`chosen: https://${GARDEN}/*`];
      expect((await granted(suite)).scripts).toEqual(scripts);
      // Chromium forgets every grant of an extension that a driver loads into an old profile, and gave
      // this one over an update; Firefox’ next day is a real one.
      if (suite.name === 'firefox') await suite.restart();
      await until('the site is entered again', async () => {
        expect((await granted(suite)).scripts).toEqual(scripts);
        return true;
      });
      page = await suite.open(BLOG);
      await until('the note is painted on the next day', () => isPainted(page, SPADE));
    });

    test('ends in open pages when it is taken away in the settings, and everywhere after', async () => {
      const page = await suite.open(BLOG);
      await until('the note is painted', () => isPainted(page, SPADE));
      const settings = await suite.openExtensionPage('settings.html');
      await click(settings, new RegExp(`^Remove access to ${GARDEN}$`));
      await until('nothing is painted', async () => (await marks(page)).length === 0);
      await shows(settings, '“Always allow on this site” in the popup adds');
      expect(await offers(page, SPADE)).toBe(false);
      await page.reload();
      await pause(SOON);
      expect(await marks(page)).toEqual([]);
      const after = await granted(suite);
      expect(after.scripts).toEqual([]);
      expect(after.sites.join()).not.toContain(GARDEN);
    });
  });

  test('on all sites: issues are found where they are, other pages left alone, until it is switched off', async () => {
    await serveFixture(suite.driven().web, GHOST);
    const ghost = await suite.driven().open(GHOST.address);
    const passage = GHOST.issues[0]?.starts ?? '';
    expect(await offers(ghost, passage)).toBe(false);
    let settings = await suite.openExtensionPage('settings.html');
    await click(settings, /^On all sites$/);
    await suite.driven().answerYes(['https://*/*', 'http://*/*'], settings);
    if (suite.name === 'chromium') settings = await suite.openExtensionPage('settings.html');
    await shows(settings, 'It may read the pages of every site.');
    await until('the open issue is entered', () => offers(ghost, passage));
    await ghost.reload();
    await until('the issue is known', () => offers(ghost, passage));
    const blog = await suite.open(BLOG);
    await pause(SOON);
    expect(await marks(blog)).toEqual([]);
    expect(await offers(blog, SPADE)).toBe(false);
    const popup = await suite.openPopup(blog);
    await shows(popup, 'does not know this page as a newsletter issue');
    expect(await text(popup)).not.toContain('Always allow on this site');
    await suite.driven().closePopup();

    await settings.bringToFront();
    await click(settings, /^On all sites$/);
    await shows(settings, 'by itself, and of no others');
    await until('the issue is left', async () => !(await offers(ghost, passage)));
    await ghost.reload();
    await pause(SOON);
    expect(await offers(ghost, passage)).toBe(false);
    expect((await granted(suite)).scripts).toEqual([]);
    if (suite.name === 'chromium') {
      // Chromium takes the hosts of the installation away as well, until the reader says yes, or until it starts.
      await shows(settings, 'Newsletter sites without access');
      await suite.restart();
    }
    await mark(await suite.open(POST), RISK, '1');
  });

  describe('never on a site', () => {
    test('ends at once where a host is known; let in again, the notes are back at once', async () => {
      const page = await suite.open(POST);
      await until('the note is painted', () => isPainted(page, RISK));
      await inPopup(suite, page, /^Block this site$/, (popup) => shows(popup, 'This site is blocked'));
      await until('nothing is painted', async () => (await marks(page)).length === 0);
      expect(await offers(page, RISK)).toBe(false);
      await page.reload();
      await pause(SOON);
      expect(await marks(page)).toEqual([]);
      expect(await offers(page, RISK)).toBe(false);
      const elsewhere = await suite.open(POST, 'https://another.substack.com/p/elsewhere');
      await until('a host beside it is none of it', () => offers(elsewhere, RISK));
      await elsewhere.close();
      await inPopup(suite, page, /^Unblock this site$/);
      await until('the note is painted again', () => isPainted(page, RISK));
    });

    test('wins over always; the settings list it and lift it', async () => {
      const page = await suite.open(BLOG);
      await always(suite, page);
      await until('the note is painted', () => isPainted(page, SPADE));
      const settings = await suite.openExtensionPage('settings.html');
      const field = await settings.waitForSelector('input[aria-label="Site to block"]');
      await field?.type(`https://${GARDEN}/some/page`);
      await click(settings, /^Block$/);
      await until('nothing is painted', async () => (await marks(page)).length === 0);
      await page.reload();
      await pause(SOON);
      expect(await offers(page, SPADE)).toBe(false);
      await settings.bringToFront();
      await click(settings, new RegExp(`^Unblock ${GARDEN}$`));
      await until('the note is painted again', () => isPainted(page, SPADE));
      await settings.bringToFront();
      await click(settings, new RegExp(`^Remove access to ${GARDEN}$`));
      await until('nothing is painted', async () => (await marks(page)).length === 0);
    });

    test('asked for one page of it, the popup says why not, and offers to lift it', async () => {
      const page = await suite.open(BLOG);
      await inPopup(suite, page, /^Block this site$/);
      const popup = await suite.openPopup(page);
      await shows(popup, `You blocked ${GARDEN}`);
      expect(await text(popup)).not.toContain('Annotate this page');
      await click(popup, /^Unblock this site$/);
      await shows(popup, 'Reading now');
      await suite.driven().closePopup();
      await until('the note is painted', () => isPainted(page, SPADE));
    });
  });
}, CLOSING);
