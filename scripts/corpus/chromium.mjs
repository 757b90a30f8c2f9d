/** Opens stored pages in Chromium, each at its own address, with nothing loaded and no script run. */
import { launch } from 'puppeteer-core';
import { ensureBrowsers } from '../browsers.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{ address: string, html: string }} Stored */

/**
 * @template Result
 * @param {Iterable<Stored> | AsyncIterable<Stored>} stored
 * @param {(page: Page, index: number) => Promise<Result>} visit is called once each page is parsed.
 * @returns {Promise<Result[]>}
 */
export async function visitInChromium(stored, visit) {
  const [found] = await ensureBrowsers(['chromium']);
  if (found === undefined) throw new Error('There is no Chromium.');
  const browser = await launch({
    executablePath: found.path,
    headless: true,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-gpu',
    ],
  });
  try {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    let html = '';
    page.on('request', (request) => {
      const main = request.isNavigationRequest() && request.frame() === page.mainFrame();
      const answered = main
        ? request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body: html })
        : request.abort();
      answered.catch(() => undefined);
    });
    /** @type {Result[]} */
    const results = [];
    for await (const one of stored) {
      html = one.html;
      await page.goto(one.address, { waitUntil: 'domcontentloaded', timeout: 120_000 });
      results.push(await visit(page, results.length));
    }
    return results;
  } finally {
    await browser.close();
  }
}
