/** Links to passages, followed by the browser itself: it scrolls to the very passage, also among copies. */
import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers } from './harness/browsers.ts';

const POST = 'https://letters.example/links';

/** Long, with one sentence in three places, and blocks of all kinds. */
const FILLER = Array.from(
  { length: 30 },
  (_, at) =>
    `<p>Paragraph ${at + 1} is here to be scrolled past: it says nothing of the ferry or of the dog.</p>`,
).join('');
const SENTENCE = 'Nobody asks where the dog is going, and nobody ever will.';
/** Parts of blocks, some of few words. */
const SHORT = ['few words', 'The captain salutes.', 'market closes', 'town sleeps', 'wipes the slate'];

const BODY = `
  <p>At seven the ferry leaves. ${SENTENCE} The captain salutes.</p>${FILLER}
  <ul><li>At noon the market closes. ${SENTENCE}</li><li>What is left is given away.</li></ul>${FILLER}
  <blockquote>At nine the cook wipes the slate. ${SENTENCE} The <em>town</em> sleeps.</blockquote>${FILLER}
  <table><tbody><tr><td>the last row</td><td>of a table with few words</td></tr></tbody></table>${FILLER}`;

/** How far from the middle of the viewport a stretch of the text is, in viewport heights. */
const distance = (page: Page, start: number): Promise<number> =>
  page.evaluate((offset) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let seen = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { length } = node as Text;
      if (seen + length > offset) {
        const range = new Range();
        range.setStart(node, offset - seen);
        range.setEnd(node, offset - seen + 1);
        const { top, bottom } = range.getBoundingClientRect();
        return Math.abs((top + bottom) / 2 - innerHeight / 2) / innerHeight;
      }
      seen += length;
    }
    return Infinity;
  }, start);

/** Makes links in the page, as Postil does. */
const LINKS = `
  import { linkOf } from './src/core/formats/passage-link.ts';
  import { describeSpan } from './src/dom/anchor.ts';
  import { readableText } from './src/dom/rendered-text.ts';
  import { createTextMap } from './src/dom/text-map.ts';
  const root = new Range();
  root.selectNodeContents(document.body);
  const map = createTextMap(root);
  globalThis.linkTo = (start, end) => linkOf({ source: location.href, ...describeSpan(map, { start, end }, (from, to) => readableText(map.rangeOf(from, to))) });
`;

let script = '';
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: LINKS, resolveDir: root },
    bundle: true,
    write: false,
    format: 'iife',
  });
  script = outputFiles[0]?.text ?? '';
});

inBrowsers((suite) => {
  test('lead to the very passage', async () => {
    const { web } = suite.driven();
    const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Links</title><link rel="icon" href="data:,"><body>${BODY}</body></html>`;
    web.serve(POST, { body });
    const page = await suite.driven().open(POST);
    const text = await page.evaluate(() => document.body.textContent);
    const starts: number[] = [];
    for (let at = text.indexOf(SENTENCE); at >= 0; at = text.indexOf(SENTENCE, at + 1)) starts.push(at);
    expect(starts).toHaveLength(3);
    const passages = [
      ...starts.map((start) => [start, SENTENCE] as const),
      ...SHORT.map((words) => [text.indexOf(words), words] as const),
    ];
    for (const [start, words] of passages) {
      await page.goto(POST);
      await page.evaluate(script);
      const link = String(await page.evaluate(`linkTo(${start}, ${start + words.length})`));
      await page.goto('about:blank');
      await page.goto(link);
      await until(`the browser shows ${link}`, async () => (await distance(page, start)) < 0.5);
    }
  });
});
