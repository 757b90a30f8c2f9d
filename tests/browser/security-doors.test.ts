/** The doors between web pages and Postil's own documents: they are shut. */
import { expect, test } from 'vitest';
import { readFixture } from '../../scripts/fixtures.mjs';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { pause } from './hostile.ts';

const { name: POST } = await readFixture('substack-post');

const DOCUMENTS = ['panel.html', 'popup.html', 'library.html', 'settings.html'];
const FILES = [
  ...DOCUMENTS,
  'manifest.json',
  'panel.js',
  'panel.css',
  'content/main.js',
  'background/main.js',
  'icons/postil-16.png',
];

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

declare const chrome: { runtime: { getManifest(): Record<string, unknown> } };

/** Every address that a tab or a frame of the browser shows now, as it says itself. */
async function shownAddresses(suite: Suite): Promise<string[]> {
  const addresses: string[] = [];
  for (const page of await suite.driven().browser.pages()) {
    for (const frame of page.frames()) {
      addresses.push(frame.url(), await frame.evaluate(() => location.href).catch(() => ''));
    }
  }
  return addresses;
}

/** Tries to load an address by every element and call that loads. Runs in a page; says what came. */
async function load(address: string): Promise<string[]> {
  const came: string[] = [];
  const attempt = async (name: string, way: () => Promise<unknown>): Promise<void> => {
    try {
      await way();
      came.push(name);
    } catch {
      // Refused, as it should be.
    }
  };
  const element = (tag: string, attributes: Record<string, string>): Promise<void> =>
    new Promise((resolve, reject) => {
      const made = document.createElement(tag);
      made.addEventListener('load', () => resolve());
      made.addEventListener('error', () => reject(new Error(tag)));
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      document.head.append(made);
      setTimeout(() => reject(new Error('late')), 2_000);
    });
  await Promise.all([
    attempt('fetch', () => fetch(address)),
    attempt('fetch without an answer', () => fetch(address, { mode: 'no-cors' })),
    attempt('request', async () => {
      const request = new XMLHttpRequest();
      request.open('GET', address, false);
      request.send();
    }),
    attempt('image', () => element('img', { src: address })),
    attempt('script', () => element('script', { src: address })),
    attempt('module', () => element('script', { type: 'module', src: address })),
    attempt('style', () => element('link', { rel: 'stylesheet', href: address })),
    attempt(
      'worker',
      () =>
        new Promise((resolve, reject) => {
          new Worker(address).addEventListener('error', () => reject(new Error('worker')));
          setTimeout(resolve, 1_000);
        }),
    ),
    attempt('object', () => element('object', { data: address })),
  ]);
  return came;
}

inBrowsers(
  (suite) => {
    test('a page gets nothing from the extension’s addresses', async () => {
      const page = await suite.open(POST);
      const { origin } = suite.driven();
      const came = FILES.map((file) => page.evaluate(load, `${origin}/${file}`));
      expect((await Promise.all(came)).flat()).toEqual([]);
      // What can be loaded says so: the page's own picture.
      expect(await page.evaluate(load, 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=')).toContain(
        'image',
      );
    });

    test('a page can neither frame nor open the extension’s documents', async () => {
      const { origin } = suite.driven();
      const page = await suite.open(POST);
      const ownOnes = async (): Promise<string[]> =>
        (await shownAddresses(suite)).filter((address) => address.startsWith(origin));
      for (const file of FILES) {
        await page.evaluate((address) => {
          const frame = document.createElement('iframe');
          frame.src = address;
          document.body.append(frame);
          try {
            open(address);
            open(address, '_blank', 'noopener');
          } catch {
            // Refused at once.
          }
          const link = document.createElement('a');
          link.href = address;
          link.target = '_blank';
          document.body.append(link);
          link.click();
        }, `${origin}/${file}`);
      }
      await pause(1_000);
      expect(await ownOnes()).toEqual([]);

      await page.bringToFront();
      await page.evaluate((address) => {
        try {
          location.href = address;
        } catch {
          // Refused at once.
        }
      }, `${origin}/library.html`);
      await pause(1_000);
      expect(await ownOnes()).toEqual([]);
      // The same address opens for the browser itself.
      await suite.openExtensionPage('library.html');
      expect((await ownOnes()).length).toBeGreaterThan(0);
      for (const other of (await suite.driven().browser.pages()).slice(1)) await other.close();
    });

    test('what is installed has the whole policy, opens no door and stays out of private windows', async () => {
      const page = await suite.openExtensionPage('settings.html');
      const manifest = await page.evaluate(() => chrome.runtime.getManifest());
      expect(manifest['content_security_policy']).toEqual({ extension_pages: POLICY.join('; ') });
      expect(manifest['incognito']).toBe('not_allowed');
      expect(manifest['web_accessible_resources'] ?? []).toEqual([]);
      expect(manifest).not.toHaveProperty('externally_connectable');
    });
  },
  // All this is refused, and the browsers say so, of the page's addresses and ours.
  { expected: /may not load|Loading failed for|not allowed|EXTENSION_SCRIPT_BLOCKED|ERR_FAILED/i },
);
