/** One driver for both browsers: starts one with Postil in it, on the small web of `web.mjs`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from './chromium.mjs';
import { launchFirefox } from './firefox.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').Browser} Browser */

/**
 * Something that went wrong, said by the page, by the extension or by the browser about either.
 * @typedef {object} Complaint
 * @property {boolean} ours whether a document, worker or content script of Postil caused it; Firefox
 *   does not tell for what is written to the console.
 * @property {string} text
 * @property {string} source the script's address, where it is known.
 */

/**
 * @typedef {object} Options
 * @property {import('./browsers.mjs').Found} browser
 * @property {string} extension a built extension's folder.
 * @property {import('./web.mjs').Web} web
 * @property {boolean} [headless] true by default.
 * @property {boolean} [open] lets the rest of the web through, for a person at a visible browser.
 * @property {string} [profile] a folder that an earlier browser left; a new one by default.
 * @property {string} [downloads] where files go; into the profile by default.
 * @property {{ width: number, height: number }} [viewport] of a headless browser's tabs, in CSS pixels.
 * @property {number} [scale] device pixels per CSS pixel.
 */

/**
 * A running browser.
 * @typedef {object} Doors
 * @property {Browser} browser
 * @property {string} origin the extension's: `chrome-extension://ID`.
 * @property {(path: string) => Promise<Page>} openExtensionPage opens one of Postil's documents in a tab.
 * @property {(page: Page) => Promise<Page>} openPopup presses the toolbar button while `page` is in front,
 *   which grants `activeTab` for it.
 * @property {() => Promise<void>} closePopup
 * @property {(patterns: readonly string[], asked: Page) => Promise<void>} answerYes the reader grants what
 *   one of Postil's documents has just asked for, in match patterns; in Chromium that closes all of them.
 * @property {(page: Page) => Promise<Page>} openPanel opens the side panel or sidebar beside `page`.
 * @property {() => Promise<Page>} shownPanel the panel, once it is open.
 * @property {() => Promise<void>} closePanel
 * @property {(page: Page, scheme: 'light' | 'dark') => Promise<void>} setScheme which of the two the reader
 *   likes; Firefox knows one for all pages.
 * @property {(page: Page, sight: { media?: 'print', forcedColors?: boolean }) => Promise<void>} emulate a printed
 *   page, or one in the few colours that the reader's system forces; on the screen and in its own by default.
 * @property {(page: Page, path: string) => Promise<void>} photograph a PNG of what is in view, at `scale`.
 * @property {() => Promise<void>} stopBackground ends the worker or event page, as the browser does when idle.
 * @property {() => Promise<void>} reload takes up the extension's folder as it is now.
 * @property {() => Promise<Complaint[]>} complaints all so far.
 */

/** @typedef {Awaited<ReturnType<typeof launch>>} Driven */

export const VIEWPORT = { width: 1280, height: 860 };

/**
 * Starts a browser. Close it with `close`, which removes the profile unless it is kept for another
 * `launch`.
 * @param {Options} options
 */
export async function launch(options) {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'postil-profile-')));
  const complete = {
    headless: true,
    open: false,
    viewport: VIEWPORT,
    scale: 1,
    downloads: join(profile, 'downloads'),
    ...options,
    profile,
  };
  const name = options.browser.name;
  const doors = await (name === 'chromium' ? launchChromium : launchFirefox)(complete);
  return {
    name,
    profile,
    downloads: complete.downloads,
    web: options.web,
    ...doors,

    /** Opens an address in a new tab in front, and waits until it has loaded. */
    async open(/** @type {string} */ address) {
      const page = await doors.browser.newPage();
      await page.goto(address, { waitUntil: 'load' });
      return page;
    },

    async close({ keepProfile = false } = {}) {
      await doors.browser.close();
      // A browser's helpers may still be writing while it ends.
      if (!keepProfile) await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
