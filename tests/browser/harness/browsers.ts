/** Runs a suite in the real Chromium and the real Firefox, with Postil in them and no other network. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';
import type { BrowserName } from '../../../scripts/browsers.mjs';
import { readFixture, serveFixture } from '../../../scripts/fixtures.mjs';
import { launch, type Complaint, type Driven, type Options } from '../../../scripts/launch.mjs';
import { openWeb, type Visit } from '../../../scripts/web.mjs';
import { readDatabase, type Stored } from '../../../scripts/database.mjs';

export interface Suite {
  readonly name: BrowserName;
  /** The browser that runs now, for what is not among the shortcuts below. */
  readonly driven: () => Driven;
  /**
   * Serves a page of tests/pages and opens it in a new tab in front.
   * @param address elsewhere than at its own address, which the page then calls its own, or with a
   *   query or a fragment besides.
   * @param edit what the publisher changed since.
   */
  readonly open: (fixture: string, address?: string, edit?: (html: string) => string) => Promise<Page>;
  /** Opens one of Postil's documents in a tab: `library.html`. */
  readonly openExtensionPage: (path: string) => Promise<Page>;
  /** The side panel or sidebar beside a page. */
  readonly openPanel: (page: Page) => Promise<Page>;
  /** The popup of the toolbar button, pressed on a page. */
  readonly openPopup: (page: Page) => Promise<Page>;
  /** Every record of the extension's databases. */
  readonly stored: () => Promise<Stored>;
  /** Ends the worker or event page. */
  readonly stopBackground: () => Promise<void>;
  /**
   * Closes the browser and opens it again with the same profile, as on the next day.
   * @param meanwhile what happens to the profile's folder while the browser is closed.
   */
  readonly restart: (meanwhile?: (profile: string) => Promise<void>) => Promise<void>;
  /** What Postil complained of on any console. */
  readonly complaints: () => Promise<Complaint[]>;
  /** Requests that nobody expects. */
  readonly strangers: () => Visit[];
}

/** Closes a tab; one that closes by itself at this moment is closed as well. */
async function closeTab(page: Page): Promise<void> {
  try {
    await page.close();
  } catch (error) {
    if (!/no target with given id|no such frame|target closed/i.test(String(error))) throw error;
  }
}

/**
 * Defines a suite for each browser. One browser serves the whole suite; tabs are closed after each
 * test. In the end nothing may have complained, and nothing may have asked the network.
 * @param options for `launch`, complaints that the suite provokes, and addresses that its pages ask for
 *   though nobody serves them.
 */
export function inBrowsers(
  suite: (suite: Suite) => void,
  { expected, unserved, ...options }: Partial<Options> & { expected?: RegExp; unserved?: RegExp } = {},
): void {
  for (const name of ['chromium', 'firefox'] as const) {
    describe(name, () => {
      let web: Awaited<ReturnType<typeof openWeb>>;
      let driven: Driven;
      const earlier: Complaint[] = [];

      const start = async (profile?: string): Promise<Driven> => {
        const browser = inject('browsers').find((found) => found.name === name);
        if (browser === undefined) throw new Error(`There is no ${name}.`);
        const extension = join(inject('extensions'), name === 'chromium' ? 'chrome' : 'firefox');
        return launch({ browser, extension, web, ...options, ...(profile === undefined ? {} : { profile }) });
      };
      const ours = async (): Promise<Complaint[]> =>
        [...earlier, ...(await driven.complaints())].filter(
          (complaint) => complaint.ours && expected?.test(complaint.text) !== true,
        );

      beforeAll(async () => {
        web = await openWeb();
        driven = await start();
      });
      afterEach(async () => {
        await driven.closePopup();
        await driven.closePanel();
        const [first, ...others] = await driven.browser.pages();
        for (const page of others) await closeTab(page);
        await first?.goto('about:blank');
      });
      afterAll(async () => {
        const complaints = await ours();
        await driven.close();
        await web.close();
        expect(complaints).toEqual([]);
        expect(web.strangers().filter(({ address }) => unserved?.test(address) !== true)).toEqual([]);
      });

      suite({
        name,
        driven: () => driven,
        async open(fixture, address, edit = (html) => html) {
          const page = await readFixture(fixture);
          const at = new URL(address ?? '', page.address);
          const { href } = at;
          at.search = '';
          at.hash = '';
          const html = edit(page.html.replaceAll(page.address, at.href));
          await serveFixture(web, { ...page, html, address: at.href });
          return driven.open(href);
        },
        openExtensionPage: (path) => driven.openExtensionPage(path),
        openPanel: (page) => driven.openPanel(page),
        openPopup: (page) => driven.openPopup(page),
        async stored() {
          const page = await driven.openExtensionPage('settings.html');
          const records = await readDatabase(page);
          await page.close();
          return records;
        },
        stopBackground: () => driven.stopBackground(),
        async restart(meanwhile) {
          earlier.push(...(await driven.complaints()));
          await driven.close({ keepProfile: true });
          await meanwhile?.(driven.profile);
          driven = await start(driven.profile);
        },
        complaints: ours,
        strangers: () => web.strangers(),
      });
    });
  }
}
