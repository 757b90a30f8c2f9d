/** Opens stored pages in Chromium, each at its own address, with nothing loaded and no script run. */
import { launch } from 'puppeteer-core';

/**
 * @typedef {import('./measure.mjs').Label} Label
 * @typedef {import('./inspect.ts').Question} Question
 * @typedef {import('./inspect.ts').Answer} Answer
 */

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * @param {readonly Label[]} labels
 * @param {(label: Label) => Promise<string>} read
 * @param {(label: Label) => Question} questionOf
 * @param {string} code the detector, as a script that sets `detector`
 * @returns {Promise<Answer[]>}
 */
export async function inspectInChromium(labels, read, questionOf, code) {
  const browser = await launch({
    executablePath: EXECUTABLE,
    headless: true,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu'],
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
    /** @type {Answer[]} */
    const answers = [];
    for (const label of labels) {
      const question = questionOf(label);
      html = await read(label);
      await page.goto(question.address, { waitUntil: 'domcontentloaded' });
      const script = `(() => { ${code}; return detector.inspect(document, ${JSON.stringify(question)}); })()`;
      answers.push(/** @type {Answer} */ (await page.evaluate(script)));
    }
    return answers;
  } finally {
    await browser.close();
  }
}
